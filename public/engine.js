// Runs the engine in a worker: the program of the page, which tells with its first message where its
// script is and hands over its compiled WebAssembly.

addEventListener(
  "message",
  async ({ data: { script, module } }) => {
    const { default: start } = await import(script);
    await start({ module_or_path: module });
  },
  { once: true },
);

// What fails later fails as loudly as what fails at once, so that the page hears of it.
addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});
