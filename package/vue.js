// The chart and the list as components of Vue 3, whether a server renders them first or not.
import { defineComponent, h, onMounted, shallowRef, watch } from "vue";
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
    setup(props, { expose, slots }) {
      const element = shallowRef(null);
      expose({ element, reload: () => element.value.reload() });

      // By hand: until embed.js has loaded, Vue would write them into attributes.
      const dress = () => PROPERTIES.forEach((name) => (element.value[name] = props[name]));
      onMounted(() => {
        dress();
        // After the properties: the first request has them.
        if (!customElements.get(tag)) import("./embed.js");
      });
      watch(() => PROPERTIES.map((name) => props[name]), dress, { flush: "post" });

      const go = (event) => {
        if (!props.onNavigate) return;
        event.preventDefault();
        props.onNavigate(event.detail.href, { replace: event.detail.replace === true });
      };
      return () => h(tag, { ...attributes(props), ref: element, [step]: go }, slots.default?.());
    },
  });
}

function attributes(props) {
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute(props[camelCase(name)])]));
}
