import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Everything is served by our own server from "/": no inlined assets, so that the page's policy needs no data: or inline script.
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  build: {
    rolldownOptions: {
      // zod compiles its readers with `new Function` where it may; the page's policy forbids that, so it is told not to try.
      output: { intro: "globalThis.__zod_globalConfig??={jitless:true};" },
    },
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    // What counts is what a first view loads, gzipped: e2e/browser measures it.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": { target: process.env.GATEWATCH_DEV_SERVER ?? "http://127.0.0.1:7100", ws: true } } },
});
