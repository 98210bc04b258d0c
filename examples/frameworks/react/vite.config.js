import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/react/",
  plugins: [react()],
  build: { outDir: "../../../target/frameworks/react", emptyOutDir: true },
});
