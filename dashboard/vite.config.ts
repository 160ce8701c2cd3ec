import { defineConfig } from "vitest/config";

export default defineConfig({
  // The automatic JSX runtime comes from esbuild, so no plugin is needed.
  esbuild: { jsx: "automatic", legalComments: "none" },
  build: {
    outDir: "target/classes/dashboard",
    emptyOutDir: true,
    target: "es2022",
    // Data URLs would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    proxy: {
      "/api": { target: process.env["CELLWRIGHT_API"] ?? "http://127.0.0.1:8799" },
      "/login": { target: process.env["CELLWRIGHT_API"] ?? "http://127.0.0.1:8799" },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
