// The chart and the list of Active Users as components of React 19. The page loads embed.js itself:
// <script type="module" src="/active-users/embed.js"></script>
import { useLayoutEffect, useRef } from "react";

/** Two bars. A click on one calls `onNavigate(href)` with the address of the list of its users. */
export function ActiveUsersChart({ src, usersHref, headers, fetcher, onNavigate, ...others }) {
  const ref = useRequest(headers, fetcher);
  const go = (event) => {
    event.preventDefault();
    onNavigate(event.detail.href);
  };
  return <active-users-chart {...others} ref={ref} src={src} users-href={usersHref} onactive-users-select={go} />;
}

/**
 * The list. It shows what `query` says, which is what stands behind the `?` of your address. A
 * filter calls `onNavigate(href, { replace })`; `replace` is true while somebody is typing.
 */
export function ActiveUsersList({ src, usersHref, query, headers, fetcher, onNavigate, ...others }) {
  const ref = useRequest(headers, fetcher);
  const go = (event) => {
    event.preventDefault();
    onNavigate(event.detail.href, { replace: event.detail.replace });
  };
  return (
    <active-users-list
      {...others}
      ref={ref}
      src={src}
      users-href={usersHref}
      query={query}
      onactive-users-query={go}
    />
  );
}

/**
 * Sets what is no text. React itself would write it into an attribute as long as embed.js is on its
 * way. Give the same `fetcher` at each render: for another one the users are loaded again.
 */
function useRequest(headers, fetcher) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    ref.current.headers = headers;
    ref.current.fetcher = fetcher;
  }, [headers, fetcher]);
  return ref;
}
