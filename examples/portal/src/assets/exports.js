// Keeps admins from taking too many members along by mistake. It only takes buttons away: the document is in the
// reader's browser. Who must not have names must not get them: use figures.
import { warn } from "./notice.js";

/** The most members that may be exported at once. */
const MOST = 100;

/** Prevents larger exports. A list with `no-export` offers none. */
export function limitExports() {
  addEventListener("active-users-export", (event) => {
    if (event.detail.count <= MOST) return;
    event.preventDefault();
    warn("tooMany", MOST);
  });
}
