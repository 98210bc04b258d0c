// The elements without a framework. Each line below `@ts-expect-error` must be refused.
import { version, type ActiveUsersEvents } from "active-users";

const release: string = version;
const defined: string | undefined = globalThis.ActiveUsers?.version;

const list = document.createElement("active-users-list");
list.usersHref = "/people";
list.query = "activity=inactive";
list.headingLevel = 3;
list.data = { users: [] };
list.headers = { "X-CSRF-Token": release + defined };
list.fetcher = (request) => fetch(request);
list.reload();
// @ts-expect-error
list.userHrefs = "/people/{id}";
// @ts-expect-error
list.theme = "blue";
// @ts-expect-error
list.headingLevel = 7;
// @ts-expect-error
list.refresh = "often";
// @ts-expect-error
list.fetcher = () => "users";

const chart = document.querySelector("active-users-chart");
if (chart) {
  chart.compact = true;
  // @ts-expect-error
  chart.query = "activity=inactive";
}

list.addEventListener("active-users-query", ({ detail }) => {
  const { query, href, replace }: { query: string; href: string; replace: boolean } = detail;
  list.query = query + href + replace;
  // @ts-expect-error
  detail.address;
});
addEventListener("active-users-error", ({ detail: { message, status } }) => {
  if (status === 401) console.error(message);
  // @ts-expect-error
  status.toFixed();
});
document.addEventListener("active-users-select", (event) => {
  event.preventDefault();
  // @ts-expect-error
  if (event.detail.activity === "idle") return;
});
// @ts-expect-error
addEventListener("active-users-loaded", ({ detail }) => detail);

const name: keyof ActiveUsersEvents = "active-users-load";
// @ts-expect-error
const wrong: keyof ActiveUsersEvents = "active-users-loaded";
console.log(name, wrong);
