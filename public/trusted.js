// The one door for markup and for workers: the fixed parts of the app's own views, never data, and the
// app's own script. Where a policy asks for Trusted Types, they go through the policy named `active-users`.

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

// A page whose policy refuses markup says so at once, and not when half of it is drawn.
if ("document" in globalThis) document.createElement("template").innerHTML = trustedHtml("<p></p>");
