use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::markup::{Markup, markup};
use crate::reactive::{NodeRef, Signal, effect, provide_context, use_context};

/// Whether no page has been shown yet.
#[derive(Clone, Copy)]
pub struct FirstPage(StoredValue<bool>);

impl FirstPage {
    /// Gives the fact to all pages below.
    pub fn provide() {
        provide_context(Self(StoredValue::new(true)));
    }

    /// Whether this is the first page; asked once by each page.
    fn take(self) -> bool {
        let first = self.0.get_value();
        self.0.set_value(false);
        first
    }
}

/// The page's heading. It names the browser's tab as well, and takes the focus when the reader
/// comes from another page, so that a screen reader says where they are.
#[component]
pub fn PageTitle(
    /// The page's name, which may change while it is shown.
    #[prop(into)]
    title: Signal<String>,
    /// The product's name, for the tab.
    product: Signal<String>,
    /// Names it for what the focus is moved to.
    #[prop(optional)]
    id: Option<&'static str>,
) -> Markup {
    let heading = NodeRef::<HtmlElement>::new();
    effect(move || document().set_title(&format!("{} · {}", title.get(), product.get())));
    effect(move || {
        let from_another_page = use_context::<FirstPage>().is_some_and(|first| !first.take());
        if let Some(heading) = heading.get()
            && from_another_page
        {
            let _ = heading.focus();
        }
    });
    markup! {
        <h1 class="page-title" id=id tabindex="-1" node_ref=heading><bdi>{move || title.get()}</bdi></h1>
    }
}
