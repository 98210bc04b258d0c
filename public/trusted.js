// All markup and all worker scripts pass through here: only the fixed parts of the app's own views, never data,
// and only the app's own script. If the page requires Trusted Types, the policy named `active-users` vouches for them.

const ENGINE = new URL("engine.js", import.meta.url).href;

function own(address) {
  if (address === ENGINE) return address;
  throw new TypeError(`${address} is not a script of Active Users.`);
}

function named() {
  try {
    return globalThis.trustedTypes?.createPolicy("active-users", { createHTML: (html) => html, createScriptURL: own });
  } catch (error) {
    console.error("Active Users needs `trusted-types active-users` in the content security policy.", error);
  }
}

const policy = named();

/** Markup as the page's policy wants it. */
export const trustedHtml = (html) => policy?.createHTML(html) ?? html;

/** A worker that runs the engine. */
export const trustedWorker = (address, options) => new Worker(policy?.createScriptURL(address) ?? address, options);

// If the page's policy refuses markup, fail now and not halfway through drawing.
if ("document" in globalThis) document.createElement("template").innerHTML = trustedHtml("<p></p>");
