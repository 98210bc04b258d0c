// Goes from one of the portal's own pages to another without loading all of it again.
import { dress, tell } from "./elements.js";

const nav = document.getElementById("portal-nav");

// The one place where text becomes markup: a page of this portal, read into a document without
// scripts, of which only the main part is taken.
const policy = (window.trustedTypes ?? { createPolicy: (_, rules) => rules }).createPolicy("portal", {
  createHTML: (page) => page,
});

/** The path of the page in sight. After Back it differs from the address while a page is on its way. */
let shown = location.pathname;
let request = new AbortController();

/**
 * Goes to an address: within the page where it is one of the portal's own, else as a link would.
 * `replaces` when the present address is no place to come back to.
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

/** Takes over plain clicks in the navigation, and Back and Forward. */
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

/** Whether a page shares this page's header; Insights has one of its own. */
function isOwn(url) {
  return (
    url.origin === location.origin &&
    !url.pathname.startsWith("/insights/") &&
    [...nav.querySelectorAll("a")].some((link) => link.pathname === url.pathname)
  );
}

/**
 * Fetches a page and puts its main part in the place of this one's. Whether it did: an address that
 * answers something else, such as the sign-in page, is loaded as a whole, and a newer wish ends this one.
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

/** Says where the reader is now, in the navigation and to screen readers. */
function arrive(url) {
  shown = url.pathname;
  for (const link of nav.querySelectorAll("a")) {
    if (link.pathname === shown) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  scrollTo(0, 0);
  document.querySelector("main").focus({ preventScroll: true });
}
