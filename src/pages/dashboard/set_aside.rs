use leptos::prelude::*;

use crate::engine::Loaded;
use crate::pages::load_view::set_aside_sentence;
use crate::ui::{NotArrived, Notice, Part, Retry, reactive};

/// What lists the records that couldn't be read. Few documents have any, so it comes later.
pub type DrawSetAside = fn(ReadSignal<Loaded>) -> AnyView;

/// How many records couldn't be read, and soon which ones.
#[component]
pub fn SetAsideNotice(
    /// The load that they are left out of.
    loaded: ReadSignal<Loaded>,
) -> impl IntoView {
    let (records, fetch) = expect_context::<Part<DrawSetAside>>().get_soon();
    let sentence = move || set_aside_sentence(&loaded.read());
    reactive(move || {
        let rest = match records.get() {
            Some(Ok(draw)) => return Some(draw(loaded)),
            // As high as the list that replaces it.
            None => view! { <p class="notice-coming quiet">"Loading the records…"</p> }.into_any(),
            Some(Err(NotArrived)) => view! {
                <div class="notice-ways" role="alert">
                    <p>"Couldn't load the list of these records. Check the network connection, then retry. If it happens again, reload the page."</p>
                    <Retry on_retry=fetch />
                </div>
            }
            .into_any(),
        };
        Some(view! { <Notice><p>{reactive(sentence)}</p> {rest}</Notice> }.into_any())
    })
}
