/** Gives a part's answer once the styles of what it draws are there. A worker draws nothing. */
async function withStyles(address, answer) {
  // Whoever waits hears of the first failure alone.
  answer.catch(() => {});
  if (globalThis.document) await styles(address.href);
  return answer;
}

/** Waits for a style sheet, which `start.js` may have asked for already. */
function styles(href) {
  const present = [...document.querySelectorAll("link[rel=stylesheet]")].find((link) => link.href === href);
  if (present?.sheet) return;
  return new Promise((resolve, reject) => {
    const link = present ?? document.createElement("link");
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`${href} couldn't be loaded`));
    });
    if (!present) document.head.append(Object.assign(link, { rel: "stylesheet", href }));
  });
}

