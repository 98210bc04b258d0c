use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::events::Emit;
use super::given::Given;
use crate::context::{Paths, Session};
use crate::engine::Loaded;
use crate::markup::{Value, markup};
use crate::pages::{ChartIn, LoadView, UnreadNotice, active_users, summary};
use crate::reactive::ReadSignal;
use crate::ui::{HeadingLevel, Locale, Scope, Skeleton, ask, clicked_link, is_plain_click, object};

/// `<active-users-chart>`: the Active Users card alone.
#[component]
pub fn Chart(given: Given) -> Value {
    let Given {
        emit, root, look, ..
    } = given;
    Scope::shadow(root.take()).provide();
    Value::reactive(move || {
        let look = look.get();
        let links = Session::expect().links();
        Paths::of_list(look.users_href.clone(), links).provide();
        Locale::new(&look.lang).provide();
        HeadingLevel(look.heading_level).provide();
        let emit = emit.clone();
        let compact = look.compact;
        let ready = move |loaded| markup! { <Ready loaded compact /> };
        let class = compact.then_some("embed-compact");
        markup! {
            <div class=class on:click=move |event| announce_click(&emit, &event)>
                <LoadView skeleton=Skeleton::Chart ready />
            </div>
        }
    })
}

#[component]
fn Ready(loaded: ReadSignal<Loaded>, compact: bool) -> Value {
    let product = Session::expect().product();
    let summary = summary(loaded);
    let trend = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.trend().await }
    });
    let chart = Value::reactive(move || {
        let trend = trend.get().flatten();
        summary.with(|summary| {
            let (summary, loaded) = summary.as_ref()?;
            let change = trend.and_then(|trend| trend.change(loaded.as_of.at));
            let place = ChartIn::Element { compact };
            Some(active_users(summary, loaded, change, &product.get(), place))
        })
    });
    markup! {
        <UnreadNotice loaded dashboard=None />
        {chart}
    }
}

/// Lets the portal follow a click itself.
fn announce_click(emit: &Emit, event: &MouseEvent) {
    let Some(link) = clicked_link(event).filter(|_| is_plain_click(event)) else {
        return;
    };
    let data = link.unchecked_ref::<HtmlElement>().dataset();
    let count = data
        .get("count")
        .and_then(|count| count.parse::<u32>().ok());
    let Some(count) = count else { return };
    let detail = object(&[
        (
            "activity",
            data.get("activity").map_or(JsValue::NULL, Into::into),
        ),
        ("count", count.into()),
        ("href", link.get_attribute("href").into()),
    ]);
    if !emit.send("active-users-select", &detail, true) {
        event.prevent_default();
    }
}
