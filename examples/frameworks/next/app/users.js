/** What the elements load. It is the same for both, so they load it only once. */
export const USERS = { src: "/api/users", usersHref: "/people" };
