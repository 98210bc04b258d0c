// The portal's own button in the bar of selected members: it takes their licenses back.
import { post } from "./api.js";
import { focusNotice, say, warn } from "./notice.js";

/** Listens to the button with `data-action="release"` in the slot `selection`. */
export function releaseLicenses() {
  addEventListener("active-users-action", async ({ target: list, detail: { action, ids } }) => {
    if (action !== "release" || !(await isSure(ids.length))) return;
    const button = list.querySelector('[data-action="release"]');
    button.disabled = true;
    try {
      const answer = await post("/api/licenses/release", { user_ids: ids });
      say("released", (await answer.json()).released);
      list.reload();
    } catch {
      warn("notReleased");
    }
    button.disabled = false;
    focusNotice();
  });
}

/** Asks in the page's dialog. Escape closes it without an answer. */
async function isSure(count) {
  const dialog = document.getElementById("release");
  const { most, warning } = dialog.dataset;
  if (count > Number(most)) {
    warn("tooManyReleases", most);
    return false;
  }
  document.getElementById("release-warning").textContent = warning.replace("{n}", count);
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  return dialog.returnValue === "release";
}
