// Makes each frame as high as its content, and keeps what it shows in the address of the page.

/** No page is higher than this, so a frame that asks for more is wrong. */
const HIGHEST = 50_000;

/** The parameter with what the frame shows. */
const VIEW = "view";

/** The frames that show what the address of the page says. */
const opened = new WeakSet();

/** Listens to frames of the same origin. */
export function fit() {
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== location.origin) return;
    const frames = [...document.querySelectorAll("iframe")];
    const frame = frames.find((frame) => frame.contentWindow === source);
    if (!frame) return;
    if (data?.type === "active-users-height") fitHeight(frame, data.height);
    if (data?.type === "active-users-address") follow(frame, String(data.address));
  });
}

function fitHeight(frame, height) {
  if (!(height > 0 && height <= HIGHEST)) return;
  // The height of a frame includes its border.
  const border = frame.offsetHeight - frame.clientHeight;
  frame.style.height = `${Math.ceil(height) + border}px`;
}

/**
 * Takes the address of what a frame shows into that of the page. At first it is the other way round, so that a
 * bookmark of the page opens what it showed. Back and Forward need nothing: the browser has them from the frame.
 */
function follow(frame, address) {
  const url = new URL(location.href);
  const wanted = url.searchParams.get(VIEW);
  const isFirst = !opened.has(frame);
  opened.add(frame);
  if (isFirst && wanted !== null && wanted !== address) {
    frame.contentWindow.postMessage({ type: "active-users-go", address: wanted }, location.origin);
    return;
  }
  if (address) url.searchParams.set(VIEW, address);
  else url.searchParams.delete(VIEW);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
