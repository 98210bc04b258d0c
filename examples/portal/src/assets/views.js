// Keeps the saved views of the list in the admin's account.
import { post } from "./api.js";
import { say } from "./notice.js";

/** Gives a list the views that the page has for it. */
export function giveViews(list) {
  list.views = JSON.parse(list.dataset.views);
}

/** Sends them to the portal whenever they have changed. */
export function keepViews() {
  addEventListener("active-users-views", ({ target, detail: { views } }) => {
    target.dataset.views = JSON.stringify(views);
    post("/api/views", { views }).catch(() => say("viewsNotSaved"));
  });
}
