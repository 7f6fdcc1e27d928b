import { testInPage } from "./in-page.js";

testInPage({ it, expect });
