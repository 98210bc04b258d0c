import type { ClassAttributes, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";
import type {
  ActiveUsersChartAttributes,
  ActiveUsersChartElement,
  ActiveUsersChartProps,
  ActiveUsersListAttributes,
  ActiveUsersListElement,
  ActiveUsersListProps,
  ListenerAttributes,
} from "./embed.js";

type Component<Element, Props> = ForwardRefExoticComponent<
  Props & Omit<HTMLAttributes<Element>, keyof Props> & RefAttributes<Element>
>;

/** Two bars. A click on one calls `onNavigate(href)` with the address of its list. */
export const ActiveUsersChart: Component<ActiveUsersChartElement, ActiveUsersChartProps>;

/**
 * The list of users. `query` is the part of your address after the `?`. A filter calls
 * `onNavigate(href, { replace })`; `replace` is true while somebody types.
 */
export const ActiveUsersList: Component<ActiveUsersListElement, ActiveUsersListProps>;

// The elements themselves in JSX. Properties are not among them: until the script has loaded, React would
// write them into attributes.
type Markup<Element, Attributes> = ClassAttributes<Element> &
  Omit<HTMLAttributes<Element>, keyof Attributes> &
  Attributes &
  ListenerAttributes & { class?: string };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "active-users-chart": Markup<ActiveUsersChartElement, ActiveUsersChartAttributes>;
      "active-users-list": Markup<ActiveUsersListElement, ActiveUsersListAttributes>;
    }
  }
}
