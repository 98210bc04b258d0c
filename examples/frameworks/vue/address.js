// The smallest router that there is: the address, and how to go to another one.
import { readonly, ref } from "vue";

const current = ref(read());

/** The present address. */
export const address = readonly(current);

export function navigate(href, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", href);
  current.value = read();
}

addEventListener("popstate", () => (current.value = read()));

function read() {
  return { path: location.pathname, query: location.search.slice(1) };
}
