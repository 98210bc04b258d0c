// Keeps admins from taking too many members along at once.
import { say } from "./notice.js";

/** As many members may be exported at once. */
const MOST = 100;

/** Prevents larger exports. A list with `no-export` offers none. */
export function limitExports() {
  addEventListener("active-users-export", (event) => {
    if (event.detail.count <= MOST) return;
    event.preventDefault();
    say("tooMany", MOST);
  });
}
