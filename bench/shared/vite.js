// Vite's build for production, as it comes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The build of one page, served under its own name. */
export function page(name, plugins = []) {
  return defineConfig({
    root: fileURLToPath(new URL(`../${name}`, import.meta.url)),
    base: `/${name}/`,
    plugins,
    worker: { format: "es" },
    build: {
      target: "esnext",
      // A policy without data: in script-src, and no worker inside of another file.
      assetsInlineLimit: 0,
      outDir: fileURLToPath(new URL(`../../target/bench/pages/${name}`, import.meta.url)),
      emptyOutDir: true,
    },
  });
}
