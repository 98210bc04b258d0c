// The portal's script: routes between its pages, and looks after the hosted elements and frames.
import { note } from "./activity.js";
import { dress, follow, tell } from "./elements.js";
import { limitExports } from "./exports.js";
import { fit } from "./frame.js";
import { releaseLicenses } from "./licenses.js";
import { closeNotices } from "./notice.js";
import { choosePresets } from "./presets.js";
import { route } from "./router.js";
import { keepViews } from "./views.js";

dress(document);
tell(document, location);
follow();
// Before `note`, which leaves out what has been prevented.
limitExports();
note();
keepViews();
releaseLicenses();
closeNotices();
choosePresets();
fit();
route();
