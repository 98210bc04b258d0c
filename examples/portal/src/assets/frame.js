// Makes each frame as high as its content.

/** No page is higher than this, so a frame that asks for more is wrong. */
const HIGHEST = 50_000;

/** Applies the heights sent by frames of the same origin. */
export function fit() {
  addEventListener("message", (event) => {
    if (event.origin !== location.origin) return;
    const { type, height } = event.data ?? {};
    if (type !== "active-users-height" || !(height > 0 && height <= HIGHEST)) return;
    const frames = [...document.querySelectorAll("iframe")];
    const frame = frames.find((frame) => frame.contentWindow === event.source);
    if (!frame) return;
    // The height of a frame includes its border.
    const border = frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${Math.ceil(height) + border}px`;
  });
}
