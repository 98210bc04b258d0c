// Starts the app. A separate script, so that a policy without inline scripts is enough.

/** Whether the page's policy has refused WebAssembly: the error says so, or an empty module is refused as well. */
function isBlocked(error) {
  if (/unsafe-eval|content security|\bCSP\b/i.test(error?.message)) return true;
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return false;
  } catch {
    return true;
  }
}

/** Why the app could not start, in a sentence that a person can act on. */
function explain(error) {
  if (typeof WebAssembly !== "object") {
    return "This browser doesn't support WebAssembly, or it is turned off. Use a current browser, or ask your administrator to turn WebAssembly on.";
  }
  if (isBlocked(error)) {
    return "WebAssembly is blocked on this page. Ask the site owner to add 'wasm-unsafe-eval' to its content security policy.";
  }
  if (error instanceof WebAssembly.CompileError) {
    return "Part of the app was damaged, or the server sent the wrong file. Reload the page. If it happens again, ask the site owner to check how the server sends the app's files.";
  }
  return "Part of the app couldn't be loaded. Check the network connection, then reload the page.";
}

/** How long to wait before retrying a refused change of the address. */
const PATIENCE_MILLIS = 500;

/**
 * Browsers limit how often an address may change. Beyond the limit WebKit and Firefox throw, which
 * the router does not survive, and Chromium does nothing. Here the latest change waits instead.
 */
function makePatient(history) {
  const native = { pushState: history.pushState, replaceState: history.replaceState };
  let waiting;

  function isDone({ name, state, url }) {
    const wanted = new URL(url ?? location.href, document.baseURI);
    try {
      native[name].call(history, state, "", url);
    } catch (error) {
      if (wanted.origin !== location.origin) throw error;
    }
    return location.href === wanted.href;
  }

  function tryAgain() {
    if (waiting && isDone(waiting)) waiting = undefined;
    if (waiting) setTimeout(tryAgain, PATIENCE_MILLIS);
  }

  for (const name of Object.keys(native)) {
    history[name] = (state, _, url) => {
      const change = { name, state, url };
      if (waiting) {
        // One entry of the history stands for all that have waited together.
        waiting = { ...change, url: url ?? waiting.url, name: waiting.name === "pushState" ? "pushState" : name };
      } else if (!isDone(change)) {
        waiting = change;
        setTimeout(tryAgain, PATIENCE_MILLIS);
      }
    };
  }
  // Going back cancels the change.
  addEventListener("popstate", () => (waiting = undefined));
}

/** Asks for what the list or another page needs right away when that page is opened directly, instead of waiting for the app. */
function askForPage({ src, dataset }) {
  const folder = new URL(".", src).pathname;
  if (!dataset.list || [folder, `${folder}index.html`].includes(location.pathname)) return;
  const isList = [`${folder}users`, `${folder}users/`].includes(location.pathname);
  const files = isList ? dataset.list : dataset.rest;
  for (const file of files.split(" ")) {
    const link = document.createElement("link");
    const kind = file.endsWith(".css")
      ? { rel: "stylesheet", onerror: () => link.remove() }
      : { rel: "preload", as: "fetch", crossOrigin: "" };
    Object.assign(link, kind, { href: new URL(file, src) });
    document.head.append(link);
  }
}

/**
 * Asks for the configuration, and for the document that it names, while the program arrives. The program takes the answers
 * from `early` by their addresses. A request that needs headers is left to the program.
 */
async function askForData(script) {
  const early = (script.early = new Map());
  function ask(address, options) {
    const { href } = new URL(address, script.src);
    const controller = new AbortController();
    const answer = fetch(href, { cache: "no-cache", signal: controller.signal, ...options });
    early.set(href, (signal) => {
      signal.addEventListener("abort", () => controller.abort());
      return answer;
    });
    return answer;
  }

  const config = await ask("config.json");
  // The program has started meanwhile and makes its own request.
  if (early.size === 0) return;
  // A missing config.json means the defaults; any other failure is for the program to report.
  if (!config.ok && config.status !== 404) return;
  const { source = {}, csrf } = config.ok ? await config.clone().json() : {};
  const { url = "users.json", credentials = "same-origin", headers } = source;
  if (!csrf && Object.keys(headers ?? {}).length === 0) await ask(url, { credentials });
}

/** Takes the portal's theme from the address before anything is drawn. One in config.json comes with the program. */
function takeTheme({ dataset }) {
  const theme = new URLSearchParams(location.search).get("theme");
  if (["auto", "light", "dark"].includes(theme)) dataset.theme = theme;
}

takeTheme(document.documentElement);
const script = document.querySelector("script[data-wasm]");
// The program meets the same failure and explains it.
askForData(script).catch(() => {});
try {
  askForPage(script);
  makePatient(history);
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const { default: start } = await import(new URL(script.dataset.app, script.src));
  await start({ module_or_path: new URL(script.dataset.wasm, script.src) });
} catch (error) {
  console.error(error);
  const text = document.createElement("p");
  text.className = "start-text";
  text.setAttribute("role", "alert");
  text.textContent = explain(error);
  document.getElementById("app").replaceChildren(text);
}
