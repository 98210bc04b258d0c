import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

/** Vue would look for a component of its own otherwise. */
const isCustomElement = (tag) => tag.startsWith("active-users-");

export default defineConfig({
  root: import.meta.dirname,
  base: "/vue/",
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  build: { outDir: "../../../target/frameworks/vue", emptyOutDir: true },
});
