import { runVitest, vitestVersion } from "../tools.mjs";

export default {
  title: "Vitest, jsdom",
  isLight: false,
  version: vitestVersion,
  run: runVitest,
};
