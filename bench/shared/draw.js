import { bars, formatted } from "./bars.js";

/** Draws two bars of SVG into a figure. */
export function draw(figure, counts) {
  const list = document.createElement("ul");
  list.className = "bars";
  list.innerHTML = bars(counts).map(item).join("");
  figure.replaceChildren(list);
}

function item({ label, users, share, href, name }) {
  return `<li><a class="bar" href="${href}" aria-label="${name}">${label} ${formatted(users)}
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="1" /><rect class="${label.toLowerCase()}" width="${share}" height="1" />
    </svg></a></li>`;
}
