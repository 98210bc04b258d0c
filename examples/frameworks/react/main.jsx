// A portal with two pages: the chart at /react/ and the list at /react/people.
import { ActiveUsersChart, ActiveUsersList } from "active-users/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useAddress } from "./address.js";

const HOME = import.meta.env.BASE_URL;
const PEOPLE = `${HOME}people`;

/** What the elements load. It is the same for both, so they load it only once. */
const USERS = {
  src: "/active-users/users.json",
  usersHref: PEOPLE,
  headers: { "X-CSRF-Token": document.querySelector('meta[name="csrf-token"]').content },
  fetcher: withToken,
};

/** Adds the API's token, which may be a new one each time. */
function withToken(request) {
  request.headers.set("Authorization", "Bearer of-this-moment");
  return fetch(request);
}

function Portal() {
  const [{ path, query }, navigate] = useAddress();
  return (
    <>
      <nav>
        <Link href={HOME} onNavigate={navigate}>
          Overview
        </Link>{" "}
        <Link href={PEOPLE} onNavigate={navigate}>
          People
        </Link>
      </nav>
      <main>
        {path === PEOPLE ? (
          <ActiveUsersList {...USERS} query={query} onNavigate={navigate} />
        ) : (
          <ActiveUsersChart {...USERS} onNavigate={navigate} />
        )}
      </main>
    </>
  );
}

function Link({ href, onNavigate, children }) {
  const go = (event) => {
    if (event.ctrlKey || event.shiftKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onNavigate(href);
  };
  return (
    <a href={href} onClick={go}>
      {children}
    </a>
  );
}

createRoot(document.getElementById("portal")).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
