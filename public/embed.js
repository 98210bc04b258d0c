// The custom elements <active-users-chart> and <active-users-list>. They load their WebAssembly from
// beside this script, draw in their own shadow root, and touch nothing else on the page.

const CHART = "active-users-chart";
const LIST = "active-users-list";

/** A refresh more often than this would only load the server. */
const SHORTEST_REFRESH_SECONDS = 10;

/** Less than this would fail every load. */
const SHORTEST_TIMEOUT_SECONDS = 1;

/** As in `Cooldown::MOST`. */
const LONGEST_COOLDOWN_DAYS = 90;

/** Browsers take a longer interval for none at all. */
const LONGEST_SECONDS = 2147483;

/** The version of this release. Filled in by the build. */
export const version = "";

/** Properties that are attributes: how the text of each is read. */
const ATTRIBUTES = {
  src: text(""),
  "users-href": text("users"),
  "user-href": text(""),
  "sign-in-href": text(""),
  "reminders-url": text(""),
  "never-notify-url": text(""),
  "outreach-url": text(""),
  "cooldown-days": (value) => (/^[1-9]\d?$/.test(value) && value <= LONGEST_COOLDOWN_DAYS ? Number(value) : 0),
  product: text("Enpass"),
  query: text(""),
  fields: text(""),
  "time-zone": text(""),
  theme: (value) => (["light", "dark"].includes(value) ? value : "auto"),
  "heading-level": (value) => (/^[1-6]$/.test(value) ? Number(value) : 2),
  compact: isPresent,
  "no-export": isPresent,
  refresh: (value) => seconds(value, SHORTEST_REFRESH_SECONDS, 0),
  timeout: (value) => seconds(value ?? 30, SHORTEST_TIMEOUT_SECONDS, 30),
  keep: (value) => seconds(value, 0, 0),
};

/** A number of seconds of at least `shortest`, or 0 for never; `fallback` for text that is not a number. */
function seconds(value, shortest, fallback) {
  const number = Number(value);
  if (Number.isNaN(number)) return fallback;
  return number > 0 ? Math.min(Math.max(number, shortest), LONGEST_SECONDS) : 0;
}

function text(fallback) {
  return (value) => value ?? fallback;
}

function isPresent(value) {
  return value !== null;
}

/** Whether it is an `ArrayBuffer`, of this window or another one. */
function isBuffer(data) {
  return Object.prototype.toString.call(data) === "[object ArrayBuffer]";
}

/** `users-href` becomes `usersHref`. */
function camelCase(name) {
  return name.replace(/-./g, (match) => match[1].toUpperCase());
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} returned status ${response.status}`);
  return response;
}

/** Calls a function once for all elements; after a failure once more. */
function once(start) {
  let started;
  return () => (started ??= start().catch((error) => ((started = undefined), Promise.reject(error))));
}

/** Frees the data that elements have left for others: none until there are elements. */
let forgetKept = () => {};

/** Frees the data that `keep` keeps, for when somebody signs out. */
export function forget() {
  forgetKept();
}

/**
 * The address of the script that workers run: beside this one. A bundle has no such file, so there the
 * page reads every document itself.
 */
const WORKER_SCRIPT = import.meta.url.replace(/\/embed\.js(?=$|[?#])/, "/active-users-elements.js");

/**
 * Requests made while the program arrives, by address: each a function that takes an abort signal and gives the
 * response. The program takes them.
 */
const early = new Map();

/** Whether the elements that were on the page before this script are being defined. */
let isDefining = false;

/** Asks for a document before the program is there. Gives a function that ends a request that the program has not taken. */
function askEarly(address) {
  const { href } = new URL(address, document.baseURI);
  if (early.has(href)) return () => {};
  const controller = new AbortController();
  const answer = fetch(href, { cache: "no-cache", credentials: "same-origin", signal: controller.signal });
  // The program meets the same failure and explains it.
  answer.catch(() => {});
  early.set(href, (signal) => {
    signal.addEventListener("abort", () => controller.abort());
    return answer;
  });
  return () => early.delete(href) && controller.abort();
}

/**
 * The WebAssembly behind all elements. The names of files are written out, so that bundlers find them;
 * the build puts a hash into them.
 */
const load = once(async () => {
  const [{ default: init, Element, answerEarlyWith, forget: forgetAll, runWorkersWith, whenStopped }, wasm] = await Promise.all([
    import("./active-users-elements.js"),
    fetched(new URL("./active-users-elements_bg.wasm", import.meta.url)),
  ]);
  await init({ module_or_path: wasm });
  if (WORKER_SCRIPT !== import.meta.url) runWorkersWith(WORKER_SCRIPT);
  answerEarlyWith(early);
  forgetKept = forgetAll;
  const module = { Element, elements: new Set(), reason: undefined };
  whenStopped((reason) => {
    module.reason = reason;
    module.elements.forEach((element) => element.stopped(reason));
  });
  return module;
});

async function sheet({ default: styles }) {
  return new CSSStyleSheet().replace(styles);
}

// Scripts, because bundlers make something else of a style sheet.
const chartStyles = once(async () => sheet(await import("./active-users-elements_styles.js")));
const listStyles = once(async () => sheet(await import("./active-users-elements_styles_list.js")));

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

const FAILED = "Couldn't show users: part of this page failed to load or was blocked.";
const BLOCKED =
  "Couldn't show users: WebAssembly is blocked on this page. Ask the site owner to add 'wasm-unsafe-eval' to its content security policy.";
const STOPPED = "Couldn't show users: this part of the page stopped because of an internal error. Reload the page.";

/** A server that renders pages may import this script, and has no elements. */
const Base = globalThis.HTMLElement ?? Object;

class ActiveUsersElement extends Base {
  static version = version;
  static observedAttributes = [...Object.keys(ATTRIBUTES), "lang"];

  /** Frees the data that `keep` keeps, for when somebody signs out. */
  static forget() {
    forget();
  }

  #component;
  #elements;
  #place;
  #fallback;
  #timer;
  #isStarting = false;
  #isStopped = false;
  #isChanged = false;
  #data;
  #bytes;
  #fetcher;
  #headers = new Headers();
  #views;
  #endEarly = () => {};

  /** A document to show instead of loading one: an object, a string, or bytes. */
  get data() {
    return this.#data;
  }
  set data(data) {
    this.#data = data ?? undefined;
    this.#bytes = undefined;
    this.#change();
  }

  /** A function that takes a `Request` and gives a `Response`, for tokens that must not be in an attribute. */
  get fetcher() {
    return this.#fetcher;
  }
  set fetcher(fetcher) {
    this.#fetcher = typeof fetcher === "function" ? fetcher : undefined;
    this.#change();
  }

  /** Headers to send with each request: whatever `new Headers()` takes. */
  get headers() {
    return this.#headers;
  }
  set headers(headers) {
    this.#headers = new Headers(headers ?? {});
    this.#change();
  }

  /** The saved views where the page keeps them, each with a `name` and a `query`; otherwise the browser does. */
  get views() {
    return this.#views && JSON.parse(this.#views);
  }
  set views(views) {
    this.#views = Array.isArray(views) ? JSON.stringify(views) : undefined;
    this.#change();
  }

  /** Loads the data again. The old data stays until the new data has arrived. */
  reload() {
    if (this.#component) {
      this.#attempt(() => this.#component.reload());
      return;
    }
    // The program asks anew.
    this.#endEarly();
    if (this.isConnected) this.#start();
  }

  /** Removes the view, because the WebAssembly behind it has stopped and does not start again. */
  stopped(reason, message = STOPPED) {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#component = undefined;
    this.#keepTime();
    this.#fail(reason, message);
  }

  connectedCallback() {
    this.#adopt();
    // From now on, what is for a slot shows in its place alone.
    if (!this.shadowRoot) {
      this.#shadow();
      this.#reveal(false);
    }
    if (isDefining) this.#askEarly();
    this.#start();
  }

  /**
   * Asks for the document at once, unless the page may still say how: frameworks set `headers` and `fetcher` after they have
   * inserted an element.
   */
  #askEarly() {
    const { src } = this;
    const needsProgram = this.#fetcher || this.#data !== undefined || [...this.#headers].length > 0;
    if (!src || needsProgram) return;
    try {
      this.#endEarly = askEarly(src);
    } catch {
      // The program says what is wrong with the address.
    }
  }

  /** An element that only moves keeps what it shows. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback() {
    this.#change();
  }

  async #start() {
    if (this.#component || this.#isStarting || this.#isStopped) return;
    this.#isStarting = true;
    try {
      const sheets = this.localName === LIST ? [chartStyles(), listStyles()] : [chartStyles()];
      const [module, ...loaded] = await Promise.all([load(), ...sheets]);
      if (this.isConnected) this.#mount(module, loaded);
    } catch (error) {
      this.#fail(error, isBlocked(error) ? BLOCKED : FAILED);
    } finally {
      this.#isStarting = false;
    }
  }

  #mount({ Element, elements, reason }, sheets) {
    if (reason !== undefined) {
      this.stopped(reason);
      return;
    }
    this.#shadow().adoptedStyleSheets = sheets;
    this.#place.textContent = "";
    this.#reveal(!this.#hasFallback());
    const emit = (name, detail, cancelable) => this.#isStopped || this.#emit(name, detail, cancelable);
    this.#elements = elements;
    elements.add(this);
    this.#attempt(() => (this.#component = new Element(this.#place, this.#settings(), emit)), FAILED);
    // The program takes it in a microtask. A later load must not get an old answer.
    setTimeout(this.#endEarly);
    this.#keepTime();
  }

  /** Does something with the component; one that throws is broken for good. */
  #attempt(something, message) {
    try {
      something();
    } catch (error) {
      this.stopped(error, message);
    }
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#elements?.delete(this);
    const component = this.#component;
    this.#component = undefined;
    this.#attempt(() => component?.free());
    // The words of one that has stopped stay.
    if (this.#place && !this.#isStopped) this.#reveal(false);
  }

  /** The shadow: what the page put into the element, and the place for what is drawn instead. */
  #shadow() {
    if (!this.shadowRoot) {
      this.#fallback = document.createElement("slot");
      this.#place = document.createElement("div");
      this.#place.className = "embed";
      this.#place.lang = "en";
      this.attachShadow({ mode: "open" }).append(this.#fallback, this.#place);
    }
    return this.shadowRoot;
  }

  #reveal(isDrawn) {
    this.#fallback.hidden = isDrawn;
    this.#place.hidden = !isDrawn;
  }

  /** Whether the page put something into the element that it can show by itself. */
  #hasFallback() {
    return [...this.childNodes].some(
      (node) => (node instanceof HTMLElement ? !node.slot : node.nodeType === Node.TEXT_NODE && node.data.trim()),
    );
  }

  /** The element's content stays; an empty element shows the reason. */
  #fail(error, message) {
    console.error(error);
    this.#endEarly();
    const hasFallback = this.#hasFallback();
    this.#shadow();
    this.#place.textContent = hasFallback ? "" : message;
    this.#reveal(!hasFallback);
    this.#emit("active-users-error", { message, status: null }, false);
  }

  #emit(name, detail, cancelable) {
    if (this.#component && (name === "active-users-load" || name === "active-users-error")) this.#reveal(true);
    if (name === "active-users-views" && this.#views) this.#views = JSON.stringify(detail.views);
    const event = new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true });
    const isWanted = this.dispatchEvent(event);
    if (name === "active-users-query" && isWanted) this.query = detail.query;
    return isWanted;
  }

  /** Applies changes made at the same time together. */
  #change() {
    if (this.#isChanged) return;
    this.#isChanged = true;
    queueMicrotask(() => {
      this.#isChanged = false;
      if (this.#component) this.#attempt(() => this.#component.update(this.#settings()));
      else if (this.isConnected) this.#start();
      this.#keepTime();
    });
  }

  #settings() {
    const { neverNotifyUrl, outreachUrl, cooldownDays } = this;
    const { src, usersHref, userHref, signInHref, remindersUrl, product, lang, timeZone, headingLevel } = this;
    const { compact, noExport, query, fields, timeout, keep } = this;
    const isList = this.localName === LIST;
    const fetcher = this.#fetcher;
    const views = this.#views;
    const headers = [...this.#headers];
    const [data, dataProblem] = this.#document();
    return {
      isList, src, headers, fetcher, data, dataProblem, usersHref, userHref, signInHref, remindersUrl, neverNotifyUrl,
      outreachUrl, cooldownDays, product, lang, headingLevel, compact, noExport, query, fields, timeZone, timeout,
      views, keep,
    };
  }

  /** The bytes of the data, the same as long as the data is the same; or why it has none. */
  #document() {
    const data = this.#data;
    if (data === undefined) return [];
    try {
      this.#bytes ??=
        isBuffer(data) || ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)
          : new TextEncoder().encode(typeof data === "string" ? data : JSON.stringify(data));
      return [this.#bytes];
    } catch (error) {
      console.error(error);
      return [undefined, String(error?.message ?? error)];
    }
  }

  #keepTime() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#component && this.refresh > 0) {
      this.#timer = setInterval(() => document.hidden || this.reload(), this.refresh * 1000);
    }
  }

  /** Takes over properties that were set before this script loaded. */
  #adopt() {
    for (const name of ["data", "fetcher", "headers", "views", ...Object.keys(ATTRIBUTES).map(camelCase)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }
}

for (const [name, read] of Object.entries(ATTRIBUTES)) {
  Object.defineProperty(ActiveUsersElement.prototype, camelCase(name), {
    configurable: true,
    enumerable: true,
    get() {
      return read(this.getAttribute(name));
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : value);
    },
  });
}

/** Defines an element, unless another script has done so before: the first one stays. */
function define(name) {
  const first = customElements.get(name);
  if (!first) customElements.define(name, class extends ActiveUsersElement {});
  else if (first.version !== version) {
    console.warn(
      `<${name}> is already defined by ${first.version ? `Active Users ${first.version}` : "an older version of Active Users"}, ` +
        `so version ${version} is not used for it. Load only one version on a page.`,
    );
  }
}

if (globalThis.customElements) {
  globalThis.ActiveUsers ??= Object.freeze({ version });
  isDefining = true;
  [CHART, LIST].forEach(define);
  isDefining = false;
}
