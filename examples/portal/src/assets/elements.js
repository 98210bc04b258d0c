// Gives the elements of Active Users what they need from this portal, and routes their links.
import { token } from "./api.js";
import { go } from "./router.js";
import { giveViews } from "./views.js";

/** Gives all elements below `root` the header that the API requires and their views, before they load anything. */
export function dress(root) {
  const elements = root.querySelectorAll("active-users-chart, active-users-list");
  if (elements.length === 0) return;
  for (const element of elements) {
    element.headers = { "X-CSRF-Token": token() };
    if (element.dataset.views) giveViews(element);
  }
  // If the first page had no elements, their script is not loaded yet. If it cannot be loaded, the
  // elements keep their fallback text.
  import("/insights/embed.js").catch(() => {});
}

/** Tells the lists below `root` what to show: the query in the portal's address. */
export function tell(root, address) {
  for (const list of root.querySelectorAll("active-users-list")) {
    list.setAttribute("query", address.search.slice(1));
  }
}

/** Lets the portal's router follow the elements' links. */
export function follow() {
  addEventListener("active-users-select", (event) => {
    event.preventDefault();
    go(event.detail.href);
  });
  addEventListener("active-users-query", (event) => go(event.detail.href, event.detail.replace));
}
