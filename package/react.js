"use client";
// The chart and the list as components of React 18 and 19, whether a server renders them first or not.
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { ATTRIBUTES, PROPERTIES, attribute, camelCase, kebabCase } from "./names.js";

/** The attribute behind each prop. */
const ATTRIBUTE_OF = new Map(ATTRIBUTES.map((name) => [camelCase(name), name]));

/** On a server there is no layout, and React 18 says so for each component. */
const useEarlyEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Two bars. A click on one calls `onNavigate(href)` with the address of its list. */
export const ActiveUsersChart = component("active-users-chart", "active-users-select", "ActiveUsersChart");

/**
 * The list of users. `query` is the part of your address after the `?`. A filter calls
 * `onNavigate(href, { replace })`; `replace` is true while somebody types.
 */
export const ActiveUsersList = component("active-users-list", "active-users-query", "ActiveUsersList");

function component(tag, step, displayName) {
  const Component = forwardRef(({ children, onNavigate, ...props }, outer) => {
    const ref = useRef(null);
    useImperativeHandle(outer, () => ref.current);
    const { attributes, listeners } = sorted(props);
    const properties = PROPERTIES.map((name) => props[name]);

    // Properties and listeners in effects: React would make attributes of the one, and forgets the other
    // on elements that came from a server.
    // Each by itself: to set `data` or `headers` again loads the users again.
    PROPERTIES.forEach((name, at) =>
      useEarlyEffect(() => {
        ref.current[name] = properties[at];
      }, [properties[at]]),
    );

    useEarlyEffect(() => {
      const element = ref.current;
      const go = (event) => {
        if (!onNavigate || event.defaultPrevented) return;
        event.preventDefault();
        onNavigate(event.detail.href, { replace: event.detail.replace === true });
      };
      const heard = [...listeners, [step, go]];
      heard.forEach(([name, listener]) => element.addEventListener(name, listener));
      return () => heard.forEach(([name, listener]) => element.removeEventListener(name, listener));
    });

    // After the properties: the first request has them.
    useEffect(() => {
      if (!customElements.get(tag)) import("./embed.js");
    }, []);

    return createElement(tag, { ...attributes, ref }, children);
  });
  Component.displayName = displayName;
  return Component;
}

/** Tells the element's attributes and listeners apart. What React knows itself stays as it is. */
function sorted(props) {
  const attributes = {};
  const listeners = [];
  for (const [name, value] of Object.entries(props)) {
    if (ATTRIBUTE_OF.has(name)) attributes[ATTRIBUTE_OF.get(name)] = attribute(value);
    else if (name.startsWith("onActiveUsers")) value && listeners.push([kebabCase(name.slice(2)), value]);
    else if (name === "className") attributes.class = value;
    else if (!PROPERTIES.includes(name)) attributes[name] = value;
  }
  return { attributes, listeners };
}
