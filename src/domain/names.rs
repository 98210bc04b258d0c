use serde::{Deserialize, Serialize};

/// Whether people's names and e-mail addresses are shown or replaced by stand-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Names {
    /// As the document has them.
    #[default]
    Shown,
    /// Replaced, for a screen that others see.
    Concealed,
}
