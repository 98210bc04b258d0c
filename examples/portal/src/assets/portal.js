// The portal's script: routes between its pages, and looks after the hosted elements and frames.
import { dress, follow, tell } from "./elements.js";
import { fit } from "./frame.js";
import { route } from "./router.js";

dress(document);
tell(document, location);
follow();
fit();
route();
