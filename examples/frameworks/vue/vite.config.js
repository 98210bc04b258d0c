import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

/** Without this, Vue takes the elements for components of its own. */
const isCustomElement = (tag) => tag.startsWith("active-users-");

export default defineConfig({
  root: import.meta.dirname,
  base: "/vue/",
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  build: { outDir: "../../../target/frameworks/vue", emptyOutDir: true },
});
