// The chart and the list as components of Vue 3, whether a server renders them first or not.
import { defineComponent, h, mergeProps, onMounted, shallowRef, watch } from "vue";
import { ATTRIBUTES, PROPERTIES, attribute, camelCase } from "./names.js";

/** `null`: any value. The element itself says what is wrong with one. */
const PROPS = Object.fromEntries([...ATTRIBUTES.map(camelCase), ...PROPERTIES, "onNavigate"].map((name) => [name, null]));

/** Two bars. A click on one emits `navigate(href)` with the address of its list. */
export const ActiveUsersChart = component("active-users-chart", "onActiveUsersSelect", "ActiveUsersChart");

/**
 * The list of users. `query` is the part of your address after the `?`. A filter emits
 * `navigate(href, { replace })`; `replace` is true while somebody types.
 */
export const ActiveUsersList = component("active-users-list", "onActiveUsersQuery", "ActiveUsersList");

function component(tag, step, name) {
  return defineComponent({
    name,
    props: PROPS,
    inheritAttrs: false,
    setup(props, { attrs, expose, slots }) {
      const element = shallowRef(null);
      expose({ element, reload: () => element.value.reload() });

      // By hand: until embed.js has loaded, Vue would write them into attributes. Each by itself: to set `data` or
      // `headers` again loads the users again.
      const set = (name) => (element.value[name] = props[name]);
      onMounted(() => {
        PROPERTIES.forEach(set);
        // After the properties: the first request has them.
        if (!customElements.get(tag)) import("./embed.js");
      });
      for (const name of PROPERTIES) watch(() => props[name], () => set(name), { flush: "post" });

      const go = (event) => {
        if (!props.onNavigate || event.defaultPrevented) return;
        event.preventDefault();
        props.onNavigate(event.detail.href, { replace: event.detail.replace === true });
      };
      // The portal's own listener comes first, and may prevent the step.
      return () => h(tag, mergeProps(attrs, { ...attributes(props), ref: element, [step]: go }), slots.default?.());
    },
  });
}

function attributes(props) {
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute(props[camelCase(name)])]));
}
