// Chart.js with only the parts that a bar chart needs, as its documentation recommends.
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { bars, fail } from "../shared/bars.js";
import { count } from "../shared/rules.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

const figure = document.querySelector("figure");
try {
  const response = await fetch("users.json");
  draw(bars(count(await response.json())));
} catch (error) {
  fail(figure, error);
}

function draw(bars) {
  const canvas = document.createElement("canvas");
  const links = document.createElement("ul");
  links.innerHTML = bars.map(({ name, href }) => `<li><a href="${href}" aria-label="${name}">${name}</a></li>`).join("");
  figure.replaceChildren(canvas, links);
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: bars.map(({ label }) => label),
      datasets: [{ data: bars.map(({ users }) => users), backgroundColor: ["#2563eb", "#94a3b8"] }],
    },
    // The last bars at once: an animation would only delay them.
    options: { indexAxis: "y", animation: false },
  });
}
