import type { DefineComponent } from "vue";
import type {
  ActiveUsersChartAttributes,
  ActiveUsersChartElement,
  ActiveUsersChartProps,
  ActiveUsersListAttributes,
  ActiveUsersListElement,
  ActiveUsersListProps,
  ListenerProps,
} from "./embed.js";

interface Exposed<Element> {
  element: Element;
  /** Loads the data again. */
  reload(): void;
}

/** Two bars. A click on one emits `navigate(href)` with the address of its list. */
export const ActiveUsersChart: DefineComponent<ActiveUsersChartProps, Exposed<ActiveUsersChartElement>>;

/**
 * The list of users. `query` is the part of your address after the `?`. A filter emits
 * `navigate(href, { replace })`; `replace` is true while somebody types.
 */
export const ActiveUsersList: DefineComponent<ActiveUsersListProps, Exposed<ActiveUsersListElement>>;

// The elements themselves in templates.
declare module "vue" {
  interface GlobalComponents {
    "active-users-chart": DefineComponent<ActiveUsersChartAttributes & ListenerProps>;
    "active-users-list": DefineComponent<ActiveUsersListAttributes & ListenerProps>;
  }
}
