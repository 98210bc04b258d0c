// The portal's own button in the bar of selected members: it takes their licenses back.
import { post } from "./api.js";
import { say } from "./notice.js";

/** Listens to buttons with `data-action="release"` in the slot `selection`. */
export function releaseLicenses() {
  addEventListener("active-users-action", async ({ target, detail: { action, ids } }) => {
    if (action !== "release") return;
    try {
      const answer = await post("/api/licenses/release", { user_ids: ids });
      say("released", (await answer.json()).released);
      target.reload();
    } catch {
      say("notReleased");
    }
  });
}
