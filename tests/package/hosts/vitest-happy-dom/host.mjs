import { runVitest, vitestVersion } from "../tools.mjs";

export default {
  title: "Vitest, happy-dom",
  isLight: false,
  version: vitestVersion,
  run: runVitest,
};
