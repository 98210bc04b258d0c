// The smallest possible router: the current address, and a way to change it.
import { useEffect, useState } from "react";

export function useAddress() {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const follow = () => setAddress(read());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const navigate = (href, { replace = false } = {}) => {
    history[replace ? "replaceState" : "pushState"](null, "", href);
    setAddress(read());
  };
  return [address, navigate];
}

function read() {
  return { path: location.pathname, query: location.search.slice(1) };
}
