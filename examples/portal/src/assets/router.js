// Moves between the portal's own pages without a full page load.
import { dress, tell } from "./elements.js";

const nav = document.getElementById("portal-nav");

// The only place where text becomes markup: one of the portal's pages is parsed into a document
// without scripts, of which only the main part is used.
const policy = (window.trustedTypes ?? { createPolicy: (_, rules) => rules }).createPolicy("portal", {
  createHTML: (page) => page,
});

/** The path of the page on screen. After Back, it differs from the address until the page arrives. */
let shown = location.pathname;
let request = new AbortController();

/**
 * Goes to an address: without a page load if it is one of the portal's own, else as a link would.
 * With `replaces`, Back does not return to the current address.
 */
export async function go(href, replaces = false) {
  const url = new URL(href, location.href);
  if (!isOwn(url)) {
    location.assign(url);
    return;
  }
  request.abort();
  const changes = url.href !== location.href;
  if (url.pathname === shown) {
    if (changes) history[replaces ? "replaceState" : "pushState"](null, "", url);
    tell(document, url);
  } else if (await show(url)) {
    if (changes) history.pushState(null, "", url);
    arrive(url);
  }
}

/** Handles plain clicks in the navigation, and Back and Forward. */
export function route() {
  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !isPlain(event) || !isOwn(new URL(link.href))) return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener("popstate", async () => {
    request.abort();
    const url = new URL(location.href);
    if (url.pathname === shown) tell(document, url);
    else if (await show(url)) arrive(url);
  });
}

function isPlain(event) {
  return !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Whether a page has the portal's header; Insights has its own. */
function isOwn(url) {
  return (
    url.origin === location.origin &&
    !url.pathname.startsWith("/insights/") &&
    [...nav.querySelectorAll("a")].some((link) => link.pathname === url.pathname)
  );
}

/**
 * Fetches a page and replaces the main part of this one. Returns whether it did: an address that
 * leads elsewhere, such as to the sign-in page, is loaded as usual, and a newer request cancels this one.
 */
async function show(url) {
  request = new AbortController();
  const { signal } = request;
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal });
    if (!answer.ok || answer.redirected) throw new Error("not a page of this session");
    const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
    signal.throwIfAborted();
    const main = document.importNode(page.querySelector("main"), true);
    document.title = page.title;
    dress(main);
    tell(main, url);
    document.querySelector("main").replaceWith(main);
    return true;
  } catch {
    if (!signal.aborted) location.assign(url);
    return false;
  }
}

/** Marks the current page in the navigation and moves the focus to it for screen readers. */
function arrive(url) {
  shown = url.pathname;
  for (const link of nav.querySelectorAll("a")) {
    if (link.pathname === shown) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  scrollTo(0, 0);
  document.querySelector("main").focus({ preventScroll: true });
}
