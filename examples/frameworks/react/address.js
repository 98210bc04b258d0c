// The smallest router that there is: the address, and how to go to another one.
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
