// As `plain`, with everything that takes long in a worker, so that the page stays free.
import { fail } from "../shared/bars.js";
import { draw } from "../shared/draw.js";

const figure = document.querySelector("figure");
const worker = new Worker(new URL("./count.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data: { counts, error } }) => (error ? fail(figure, error) : draw(figure, counts));
worker.onerror = (error) => fail(figure, error);
worker.postMessage(new URL("users.json", location.href).href);
