// The smallest possible router: the current address, and a way to change it.
import { readonly, ref } from "vue";

const current = ref(read());

/** The current address. */
export const address = readonly(current);

export function navigate(href, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", href);
  current.value = read();
}

addEventListener("popstate", () => (current.value = read()));

function read() {
  return { path: location.pathname, query: location.search.slice(1) };
}
