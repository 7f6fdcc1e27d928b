import { defineConfig } from "vite";

export default defineConfig({
  base: "./", // works from any folder
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // the first with light-dark()
    assetsInlineLimit: 0, // the page's policy forbids data: URLs
    modulePreload: { polyfill: false },
  },
  worker: {
    format: "iife", // not every browser supports module service workers
    rolldownOptions: {
      // A service worker controls its own folder and below, so it is placed beside the page.
      output: { entryFileNames: "[name].js" },
    },
  },
});
