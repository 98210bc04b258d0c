use send_wrapper::SendWrapper;
use web_sys::ShadowRoot;

use super::events::Emit;
use super::look::Look;
use crate::reactive::{Memo, RwSignal};

/// What the component is given.
#[derive(Clone)]
pub struct Given {
    /// Sends events from the element.
    pub emit: Emit,
    /// Where it is drawn.
    pub root: SendWrapper<ShadowRoot>,
    /// How it looks.
    pub look: Memo<Look>,
    /// What the list shows.
    pub query: Memo<String>,
    /// The saved views as JSON, where the portal keeps them.
    pub views: RwSignal<Option<String>>,
}
