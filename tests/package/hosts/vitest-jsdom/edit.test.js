import { expect, it } from "vitest";
import { testInPage } from "./in-page.js";

testInPage({ it, expect });
