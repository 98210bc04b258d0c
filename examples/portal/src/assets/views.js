// Keeps the saved views of the list in the admin's account.
import { post } from "./api.js";
import { warn } from "./notice.js";

/** What to say after these answers. */
const SENTENCES = { 409: "viewsChanged", 413: "tooManyViews" };

let sent = Promise.resolve();

/** Gives a list the views that the page has for it. */
export function giveViews(list) {
  list.views = JSON.parse(list.dataset.views);
}

/** Sends them to the portal whenever they have changed, one change after the other. */
export function keepViews() {
  addEventListener("active-users-views", ({ target: list, detail: { views } }) => {
    sent = sent.then(() => send(list, views));
  });
}

/** Sends the version that they were made from, too: the portal refuses an old one. */
async function send(list, views) {
  try {
    const answer = await post("/api/views", { views, version: Number(list.dataset.viewsVersion) });
    list.dataset.viewsVersion = (await answer.json()).version;
  } catch (error) {
    warn(SENTENCES[error.cause] ?? "viewsNotSaved");
  }
}
