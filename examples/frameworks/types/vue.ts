// In Vue. Each line below `@ts-expect-error` must be refused.
import { ActiveUsersChart, ActiveUsersList } from "active-users/vue";
import { h, type ComponentInstance, type GlobalComponents } from "vue";

h(ActiveUsersChart, { src: "/users.json", usersHref: "/people", compact: true });
h(ActiveUsersList, { src: "/users.json", query: "q=ada", onNavigate: (href, { replace }) => console.log(href, replace) });
// @ts-expect-error
h(ActiveUsersList, { src: "/users.json", theme: "blue" });
// @ts-expect-error
h(ActiveUsersList, { src: "/users.json", onNavigate: (href: number) => console.log(href) });

// What a template checks.
type Props<Component> = ComponentInstance<Component>["$props"];
const list: Props<typeof ActiveUsersList> = { src: "/users.json", query: "", headers: { a: "b" } };
// @ts-expect-error
const wrong: Props<typeof ActiveUsersList> = { source: "/users.json" };
// @ts-expect-error
const chart: Props<typeof ActiveUsersChart> = { query: "" };
declare const instance: ComponentInstance<typeof ActiveUsersList>;
instance.reload();
// @ts-expect-error
instance.load();

const element: Props<GlobalComponents["active-users-list"]> = { "users-href": "/people", query: "" };
// @ts-expect-error
const other: Props<GlobalComponents["active-users-list"]> = { "user-hrefs": "/people" };
console.log(list, wrong, chart, element, other);
