// The examples of RFC 7396 and the table of its appendix A.
import { expect } from "vitest";
import { jsonText, load } from "../../js/src/index.js";
import cases from "./rfc7396.json" with { type: "json" };
import { describeSuite, LeftOut } from "./suite.js";

const { mergePatch } = await load();

describeSuite("RFC 7396", cases, new LeftOut("RFC 7396"), ({ target, patch, result }) => {
  expect(mergePatch.apply(target, patch)).toEqual(result);
  expect(mergePatch.apply(jsonText(JSON.stringify(target)), jsonText(JSON.stringify(patch)))).toEqual(result);
  expect(mergePatch.apply(target, mergePatch.diff(target, result))).toEqual(result);
});
