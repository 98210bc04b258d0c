// The portal's script: moves between its pages, and looks after what it hosts.
import { dress, follow, tell } from "./elements.js";
import { fit } from "./frame.js";
import { route } from "./router.js";

dress(document);
tell(document, location);
follow();
fit();
route();
