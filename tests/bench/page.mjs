// What the bench page offers to the program that drives the browser.
import { measureWarm } from "./warm.mjs";

globalThis.measureWarm = measureWarm;
