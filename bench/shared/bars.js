// What every chart says in words, so that all of them are read in the same way.

const numbers = new Intl.NumberFormat("en");

export const formatted = (number) => numbers.format(number);

/** The two bars: label, number, share in percent, address of the list, and the name of the link. */
export function bars({ active, inactive }) {
  return [bar("Active", active, active + inactive), bar("Inactive", inactive, active + inactive)];
}

function bar(label, users, all) {
  const share = all > 0 ? Math.round((users * 100) / all) : 0;
  return {
    label,
    users,
    share,
    href: `users?activity=${label.toLowerCase()}`,
    name: `${label}: ${formatted(users)} users (${share}%)`,
  };
}

/** Says that the users could not be loaded, where the chart would be. */
export function fail(place, error) {
  place.setAttribute("role", "alert");
  place.textContent = `Couldn't load the users: ${error.message}`;
}
