// Tells the portal what admins do with the elements. The page "Activity" shows it.
import { post } from "./api.js";

const EVENTS = ["export", "open", "send", "views", "retry"];

/** Notes every event that nothing has prevented. The names of views stay out: they are the admin's own. */
export function note() {
  for (const event of EVENTS) {
    addEventListener(`active-users-${event}`, ({ defaultPrevented, detail }) => {
      if (defaultPrevented) return;
      const { views, ...rest } = detail ?? {};
      // Losing an event does no harm: the server itself records what it must know for certain.
      post("/api/activity", { event, detail: rest }).catch(() => {});
    });
  }
}
