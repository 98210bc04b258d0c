// Rails. For Django: { "X-CSRFToken": document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "" }
const headers = () => ({ "X-CSRF-Token": document.querySelector('meta[name="csrf-token"]')?.content ?? "" });

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

import("/active-users/embed.js");
