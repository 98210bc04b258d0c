// Makes a frame as high as what it shows.

/** No page is higher; a frame that asks for more has made a mistake. */
const HIGHEST = 50_000;

/** Follows the heights that frames of this very site tell. */
export function fit() {
  addEventListener("message", (event) => {
    if (event.origin !== location.origin) return;
    const { type, height } = event.data ?? {};
    if (type !== "active-users-height" || !(height > 0 && height <= HIGHEST)) return;
    const frames = [...document.querySelectorAll("iframe")];
    const frame = frames.find((frame) => frame.contentWindow === event.source);
    if (!frame) return;
    // The height of a frame is that of its border as well.
    const border = frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${Math.ceil(height) + border}px`;
  });
}
