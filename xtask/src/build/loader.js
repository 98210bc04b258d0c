/** Loads a part of the program. Its file is fetched at once, and started once the part before it has started. */
function part(address, before, sheet) {
  const load = () => {
    const answer = fetch(address);
    const file = sheet ? withStyles(sheet, answer) : answer;
    // Whoever awaits the part still gets the error. This keeps the browser from reporting it as unhandled.
    file.catch(() => {});
    return (imports) => WebAssembly.instantiateStreaming(file, imports);
  };
  return makeLoad(load, before);
}

/** Gives a part's answer once the styles of what it draws are there. A worker draws nothing. */
async function withStyles(sheet, answer) {
  // The same for an answer that fails while its styles are waited for.
  answer.catch(() => {});
  if (globalThis.document) await styles(sheet.href);
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

