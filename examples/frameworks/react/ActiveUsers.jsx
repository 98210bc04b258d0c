// The chart and the list of Active Users as components of React 19. The page loads embed.js itself:
// <script type="module" src="/active-users/embed.js"></script>
import { useLayoutEffect, useRef } from "react";

/** Two bars. A click on one calls `onNavigate(href)` with the address of its list. */
export function ActiveUsersChart({ src, usersHref, headers, fetcher, onNavigate, ...others }) {
  const ref = useRequest(headers, fetcher);
  const go = (event) => {
    event.preventDefault();
    onNavigate(event.detail.href);
  };
  return <active-users-chart {...others} ref={ref} src={src} users-href={usersHref} onactive-users-select={go} />;
}

/**
 * The list of users. `query` is the part of your address after the `?`. A filter calls
 * `onNavigate(href, { replace })`; `replace` is true while somebody is typing.
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
 * Sets the properties that are not text. Until embed.js has loaded, React would write them into
 * attributes. Pass the same `fetcher` on every render: a new one loads the users again.
 */
function useRequest(headers, fetcher) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    ref.current.headers = headers;
    ref.current.fetcher = fetcher;
  }, [headers, fetcher]);
  return ref;
}
