import react from "@vitejs/plugin-react";
import { page } from "../shared/vite.js";

export default page("react", [react()]);
