// The rules of the chart, as the README states them, for documents without unreadable records.

const DAY = 24 * 60 * 60 * 1000;
const WINDOW = 30 * DAY;

/** Whether the chart counts a user: licensed, with a vault, and not suspended. */
export function isOnboarded({ license = "assigned", account = "enabled", vault_created_at }) {
  return license === "assigned" && account === "enabled" && Boolean(vault_created_at);
}

/** When a user last used the product, in milliseconds; `-Infinity` for never. */
export function lastUsed(user, asOf) {
  let last = Math.max(instant(user.vault_created_at), instant(user.last_used_at));
  for (const device of user.devices ?? []) {
    last = Math.max(last, instant(device.last_opened_at), instant(device.last_autofill_at));
  }
  // The newest day comes first. One that begins after every known instant is a use at its end.
  const day = instant(user.active_on?.[0]);
  return day > last ? Math.min(day + DAY - 1, asOf) : last;
}

function instant(text) {
  return text ? Date.parse(text) : -Infinity;
}

/** Whether a last use is recent enough. */
export function isActive(last, asOf) {
  return last >= asOf - WINDOW;
}

/** How many onboarded users are active, and how many are not. */
export function count({ generated_at, users }) {
  const asOf = Date.parse(generated_at);
  return users.reduce(
    (counts, user) => {
      if (isOnboarded(user)) counts[isActive(lastUsed(user, asOf), asOf) ? "active" : "inactive"] += 1;
      return counts;
    },
    { active: 0, inactive: 0 },
  );
}
