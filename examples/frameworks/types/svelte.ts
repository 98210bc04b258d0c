// In Svelte, whose templates take these types. Each line below `@ts-expect-error` must be refused.
import { version } from "active-users/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

const list: SvelteHTMLElements["active-users-list"] = {
  src: "/users.json",
  "users-href": "/people",
  query: version,
  headers: { "X-CSRF-Token": "1" },
  "onactive-users-query": ({ detail }) => console.log(detail.query, detail.replace),
};
// @ts-expect-error
const wrong: SvelteHTMLElements["active-users-list"] = { source: "/users.json" };
// @ts-expect-error
const chart: SvelteHTMLElements["active-users-chart"] = { query: "" };
// @ts-expect-error
const theme: SvelteHTMLElements["active-users-chart"] = { theme: "blue" };
console.log(list, wrong, chart, theme);
