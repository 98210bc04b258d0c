// For pages that come from a server and have no router. Load it before embed.js: it gives the elements the
// session's token before they load anything, and keeps the list's query in the address.

/**
 * The token from `<meta name="csrf-token">`, under its name in most frameworks and in Django; and what makes many
 * frameworks answer 401 rather than redirect to a sign-in page.
 */
function headers() {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  return { "X-CSRF-Token": token, "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" };
}

/** What each element showed first, and the query in the address at that moment. */
const firsts = new WeakMap();

function dress(root) {
  for (const element of root.querySelectorAll("active-users-chart, active-users-list")) {
    element.headers = headers();
    firsts.set(element, { query: element.getAttribute("query") ?? "", search: location.search });
  }
}

dress(document);
// With Turbo: the elements of the next page, before Turbo inserts them.
addEventListener("turbo:before-render", (event) => dress(event.detail.newBody));

addEventListener("active-users-query", ({ detail }) => {
  history[detail.replace ? "replaceState" : "pushState"](history.state, "", detail.href);
});
// Back and Forward, for each list on the page. Back at the first address, a list shows what it showed first.
addEventListener("popstate", () => {
  for (const list of document.querySelectorAll("active-users-list")) {
    const first = firsts.get(list);
    list.query = location.search === first?.search ? first.query : location.search.slice(1);
  }
});
