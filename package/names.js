// What the elements take, for the components of React and Vue.

/** The attributes. Each is also a property, in camel case. */
export const ATTRIBUTES = [
  "src",
  "users-href",
  "user-href",
  "sign-in-href",
  "reminders-url",
  "never-notify-url",
  "outreach-url",
  "cooldown-days",
  "product",
  "query",
  "fields",
  "time-zone",
  "theme",
  "heading-level",
  "compact",
  "no-export",
  "refresh",
  "timeout",
  "keep",
];

/** The properties that are not text, and so no attributes. */
export const PROPERTIES = ["data", "fetcher", "headers", "views"];

/** `users-href` becomes `usersHref`. */
export function camelCase(name) {
  return name.replace(/-./g, (match) => match[1].toUpperCase());
}

/** `ActiveUsersLoad` becomes `active-users-load`. */
export function kebabCase(name) {
  return name.replace(/[A-Z]/g, (letter, at) => (at > 0 ? "-" : "") + letter.toLowerCase());
}

/** The value of an attribute; `undefined` for one that is not there. */
export function attribute(value) {
  if (value === undefined || value === null || value === false) return undefined;
  return value === true ? "" : String(value);
}
