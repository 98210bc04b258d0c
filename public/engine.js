// Runs the engine in a worker. The page's first message says where its script is and brings its compiled
// WebAssembly, so the worker runs the same program.

addEventListener(
  "message",
  async ({ data: { script, module } }) => {
    const { default: start } = await import(script);
    await start({ module_or_path: module });
  },
  { once: true },
);

// Turns a rejected promise into an error event, which the page can hear.
addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});
