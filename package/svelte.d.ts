import type { HTMLAttributes } from "svelte/elements";
import type {
  ActiveUsersChartAttributes,
  ActiveUsersChartElement,
  ActiveUsersListAttributes,
  ActiveUsersListElement,
  ActiveUsersProperties,
  ListenerAttributes,
} from "./embed.js";

export * from "./embed.js";

type Markup<Element extends EventTarget, Attributes> = Omit<HTMLAttributes<Element>, keyof Attributes> &
  Attributes &
  ActiveUsersProperties &
  ListenerAttributes;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "active-users-chart": Markup<ActiveUsersChartElement, ActiveUsersChartAttributes>;
    "active-users-list": Markup<ActiveUsersListElement, ActiveUsersListAttributes>;
  }
}
