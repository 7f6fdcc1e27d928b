import { defineConfig } from "vite";

export default defineConfig({
  base: "./", // the page works from whatever folder it is put into
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // the first with light-dark()
    assetsInlineLimit: 0, // a data: URL would need more than 'self' in the page's policy
    modulePreload: { polyfill: false },
  },
  worker: {
    format: "iife", // module service workers are not everywhere yet
    rolldownOptions: {
      // A service worker answers for its own folder and below, so it stands beside the page.
      output: { entryFileNames: "[name].js" },
    },
  },
});
