use leptos::prelude::*;

use crate::engine::Loaded;
use crate::markup::{Value, markup};
use crate::pages::load_view::set_aside_sentence;
use crate::reactive::{ReadSignal, expect_context};
use crate::ui::{NotArrived, Part, Retry, notice};

/// What lists the records that couldn't be read. Few documents have any, so it comes later.
pub type DrawSetAside = fn(ReadSignal<Loaded>) -> Value;

/// How many records couldn't be read, and soon which ones.
#[component]
pub fn SetAsideNotice(
    /// The load that they are left out of.
    loaded: ReadSignal<Loaded>,
) -> Value {
    let (records, fetch) = expect_context::<Part<DrawSetAside>>().get_soon();
    let sentence = move || set_aside_sentence(&loaded.read());
    Value::reactive(move || {
        let rest = match records.get() {
            Some(Ok(draw)) => return draw(loaded),
            // As high as the list that replaces it.
            None => markup! { <p class="notice-coming quiet">"Loading the records…"</p> },
            Some(Err(NotArrived)) => markup! {
                <div class="notice-ways" role="alert">
                    <p>"Couldn't load the list of these records. Check the network connection, then retry. If it happens again, reload the page."</p>
                    <Retry on_retry=fetch />
                </div>
            },
        };
        let first = markup! { <p>{move || sentence()}</p> };
        notice(vec![first, rest]).into()
    })
}
