// Types of <active-users-chart> and <active-users-list>: attributes, properties and events.

/** The version of this release. */
export const version: string;

/** Frees the data that `keep` keeps, for when somebody signs out. */
export function forget(): void;

/** The attributes of both elements, by their names in markup. */
export interface ActiveUsersChartAttributes {
  /** The address of the document with the users. */
  src?: string;
  /** Your page with the list; the filter is added as a query. */
  "users-href"?: string;
  /** Your page of one user, with `{id}`. */
  "user-href"?: string;
  /** The sign-in page, linked to when the session has ended; `{return}` becomes the current address. */
  "sign-in-href"?: string;
  /** Takes reminders from the list. */
  "reminders-url"?: string;
  /** Keeps who asked not to be reminded. */
  "never-notify-url"?: string;
  /** Keeps the log of messages and calls. */
  "outreach-url"?: string;
  /** How many days people are left alone after a reminder, a message or a call: 1 to 90. */
  "cooldown-days"?: number;
  /** The product's name in sentences. */
  product?: string;
  /** The time zone of every instant on screen, as IANA names it: `UTC` by default. */
  "time-zone"?: string;
  /** `auto` follows the `color-scheme` of your page. */
  theme?: "auto" | "light" | "dark";
  /** The level of the headings. */
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6;
  /** The bars and their change without the large figure and explanations. */
  compact?: boolean;
  /** No files, no copied lists of addresses, no printing from the list. */
  "no-export"?: boolean;
  /** Reloads this often, in seconds, at least 10. */
  refresh?: number;
  /** A load fails after this many seconds without a byte; 0 disables the timeout. */
  timeout?: number;
  /** Keeps the data for this many seconds after the last element is gone. */
  keep?: number;
  /**
   * Fields of your document that become columns and filters of the list, such as `department:Department`. A chart with the
   * same fields shares the list's request.
   */
  fields?: string;
}

/** The attributes of the list. */
export interface ActiveUsersListAttributes extends ActiveUsersChartAttributes {
  /** What the list shows: the part of an address after the `?`. */
  query?: string;
}

/** Sends a request instead of the browser. */
export type Fetcher = (request: Request) => Response | Promise<Response>;

/** A document to show instead of loading one. */
export type UsersDocument = object | string | ArrayBuffer | ArrayBufferView;

/** A saved view of the list. */
export interface View {
  name: string;
  query: string;
}

/** The properties that are not text, and so no attributes. */
export interface ActiveUsersProperties {
  data?: UsersDocument | undefined;
  /** The same function every time: a new one loads the users again. */
  fetcher?: Fetcher | undefined;
  headers?: HeadersInit | undefined;
  /** The saved views, where the page keeps them. */
  views?: View[] | undefined;
}

/** `users-href` becomes `usersHref`. */
export type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** Attributes by the names of their properties. */
export type InCamelCase<Attributes> = {
  [Name in keyof Attributes as CamelCase<Name & string>]: Attributes[Name];
};

interface ActiveUsersElement extends HTMLElement {
  get data(): UsersDocument | undefined;
  set data(data: UsersDocument | undefined);
  get fetcher(): Fetcher | undefined;
  set fetcher(fetcher: Fetcher | undefined);
  get headers(): Headers;
  set headers(headers: HeadersInit | undefined);
  get views(): View[] | undefined;
  set views(views: View[] | undefined);
  /** Loads the data again; the old data stays until the new data has arrived. */
  reload(): void;
}

export interface ActiveUsersChartElement
  extends ActiveUsersElement,
    Required<InCamelCase<ActiveUsersChartAttributes>> {}

export interface ActiveUsersListElement extends ActiveUsersElement, Required<InCamelCase<ActiveUsersListAttributes>> {}

/** The data has been read. */
export interface LoadDetail {
  /** The instant that everything is measured against, in RFC 3339. */
  asOf: string;
  onboarded: number;
  active: number;
  inactive: number;
  records: number;
  setAside: number;
  partial: boolean;
}

/** Loading or reloading failed. */
export interface ErrorDetail {
  message: string;
  /** `null` when there was no answer. */
  status: number | null;
}

/** A link of the chart is clicked. */
export interface SelectDetail {
  /** `null` for users outside the chart. */
  activity: "active" | "inactive" | null;
  count: number;
  href: string;
}

/** The reader wants to write to the selected users. */
export interface ActionDetail {
  /** To the users, about them to their managers, or the action of a button of your own. */
  action: "remind" | "escalate" | (string & {});
  ids: string[];
}

/** The reader wants to take the list or the selected users along. */
export interface ExportDetail {
  format: "csv" | "json" | "review" | "addresses" | "print";
  count: number;
}

/** The card of a user is shown. */
export interface OpenDetail {
  id: string;
}

/** Your portal has answered a request with reminders. */
export interface SendDetail {
  accepted: number;
  rejected: number;
  action: "remind" | "message" | "repair" | "invite" | "own";
}

/** The saved views have changed. */
export interface ViewsDetail {
  change: "save" | "rename" | "replace" | "delete" | "restore";
  /** All of them. */
  views: View[];
}

/** The list's query changes. */
export interface QueryDetail {
  query: string;
  href: string;
  /** Whether the reader is typing. */
  replace: boolean;
}

export interface ActiveUsersEvents {
  "active-users-load": CustomEvent<LoadDetail>;
  "active-users-error": CustomEvent<ErrorDetail>;
  "active-users-select": CustomEvent<SelectDetail>;
  "active-users-action": CustomEvent<ActionDetail>;
  "active-users-export": CustomEvent<ExportDetail>;
  "active-users-open": CustomEvent<OpenDetail>;
  "active-users-send": CustomEvent<SendDetail>;
  "active-users-views": CustomEvent<ViewsDetail>;
  "active-users-retry": CustomEvent<null>;
  "active-users-query": CustomEvent<QueryDetail>;
}

/** Listeners as `onactive-users-load`, for frameworks that take them so. */
export type ListenerAttributes = {
  [Name in keyof ActiveUsersEvents as `on${Name}`]?: (event: ActiveUsersEvents[Name]) => void;
};

/** Listeners as `onActiveUsersLoad`, for the components. */
export type ListenerProps = {
  [Name in keyof ActiveUsersEvents as `on${Capitalize<CamelCase<Name>>}`]?: (event: ActiveUsersEvents[Name]) => void;
};

/** Goes to an address of your router; `replace` is true while somebody types. */
export type Navigate = (href: string, options: { replace: boolean }) => void;

interface ComponentProps extends ActiveUsersProperties, ListenerProps {
  onNavigate?: Navigate | undefined;
}

/** What the chart's component takes. */
export interface ActiveUsersChartProps extends ComponentProps, InCamelCase<ActiveUsersChartAttributes> {}

/** What the list's component takes. */
export interface ActiveUsersListProps extends ComponentProps, InCamelCase<ActiveUsersListAttributes> {}

declare global {
  /** Of the script that defined the elements. */
  var ActiveUsers: { readonly version: string } | undefined;

  interface HTMLElementTagNameMap {
    "active-users-chart": ActiveUsersChartElement;
    "active-users-list": ActiveUsersListElement;
  }
  interface HTMLElementEventMap extends ActiveUsersEvents {}
  interface DocumentEventMap extends ActiveUsersEvents {}
  interface WindowEventMap extends ActiveUsersEvents {}
}
