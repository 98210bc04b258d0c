use crate::markup::{Markup, markup};

/// The product's mark: the two bars.
pub fn logo() -> Markup {
    markup! {
        <svg class="logo" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <rect class="logo-ground" width="24" height="24" rx="6" />
            <rect class="logo-bar" x="5" y="7" width="14" height="4" rx="2" />
            <rect class="logo-bar logo-bar-short" x="5" y="13" width="7" height="4" rx="2" />
        </svg>
    }
}
