// Starts the app. A script of its own, so that a policy without inline scripts is enough.

/** Why the app could not start, in a sentence that a person can act on. */
function explain(error) {
  if (typeof WebAssembly !== "object") {
    return "This browser has no WebAssembly, or it is switched off. Use a current browser, or ask whoever manages it to switch WebAssembly on.";
  }
  if (error instanceof WebAssembly.CompileError) {
    return "WebAssembly is blocked on this page. Ask the owner of this site to add 'wasm-unsafe-eval' to its content security policy.";
  }
  return "A part of the app could not be loaded. Check the network connection, then reload the page.";
}

const script = document.querySelector("script[data-wasm]");
try {
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
