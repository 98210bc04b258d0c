import { page } from "../shared/vite.js";

export default page("chartjs");
