use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::markup::{Markup, markup};
use crate::page::show;

/// A list that shows how many items it has, and names each by its number.
fn list(count: usize) -> Markup {
    let items: Vec<_> = (0..count)
        .map(|at| markup! { <li><a href=format!("#{at}")>"Item " {at.to_string()}</a></li> })
        .collect();
    let title = (count > 1).then(|| format!("{count} items"));
    markup! { <ul title=title>{items}</ul> }
}

#[wasm_bindgen_test]
fn values_fill_attributes_and_children() {
    let page = show(|| list(2));
    assert_eq!(
        page.html(),
        "<ul title=\"2 items\"><li><a href=\"#0\">Item 0</a></li><li><a href=\"#1\">Item 1</a></li></ul>"
    );
}

#[wasm_bindgen_test]
fn a_value_is_never_read_as_html() {
    let hostile = "<img src=x onerror=alert(1)> & \"quotes\"";
    let page = show(move || markup! { <p title=hostile>{hostile}</p> });
    assert!(page.all("img").is_empty());
    assert_eq!(page.all("p")[0].get_attribute("title").unwrap(), hostile);
    assert_eq!(page.all("p")[0].text_content().unwrap(), hostile);
}

#[wasm_bindgen_test]
fn an_attribute_without_a_value_is_left_out() {
    let page = show(|| list(1));
    assert!(!page.all("ul")[0].has_attribute("title"));
}

#[wasm_bindgen_test]
fn parts_of_a_drawing_are_svg() {
    let bar = || markup! { <rect width="1" height="1" /> };
    let page = show(move || markup! { <svg viewBox="0 0 1 1"><g>{bar()}</g></svg> });
    let rect = &page.all("rect")[0];
    assert_eq!(
        rect.namespace_uri().as_deref(),
        Some("http://www.w3.org/2000/svg")
    );
}

#[wasm_bindgen_test]
async fn what_is_drawn_again_keeps_its_elements_and_the_focus() {
    let count = RwSignal::new(1);
    let page = show(move || move || list(count.get()));
    let (list, link) = (page.all("ul")[0].clone(), page.all("a")[0].clone());
    let link: HtmlElement = link.unchecked_into();
    link.focus().unwrap();
    for (wanted, items) in [
        (3, "Item 0Item 1Item 2"),
        (2, "Item 0Item 1"),
        (1, "Item 0"),
    ] {
        count.set(wanted);
        tick().await;
        assert_eq!(page.all("ul")[0], list);
        assert_eq!(list.text_content().unwrap(), items);
        assert_eq!(list.has_attribute("title"), wanted > 1);
        assert_eq!(document().active_element().as_ref(), Some(link.as_ref()));
    }
}

#[wasm_bindgen_test]
async fn another_view_takes_the_place_of_the_old_one() {
    let is_empty = RwSignal::new(false);
    let page = show(move || {
        let view = move || match is_empty.get() {
            true => markup! { <p>"Nobody"</p> },
            false => list(1),
        };
        view! { <b>"before"</b> {view} <b>"behind"</b> }
    });
    is_empty.set(true);
    tick().await;
    assert_eq!(page.html(), "<b>before</b><p>Nobody</p><b>behind</b>");
}

#[wasm_bindgen_test]
async fn a_child_that_comes_and_goes_stays_in_its_place() {
    let note = RwSignal::new(None::<&'static str>);
    let page = show(
        move || move || markup! { <p>"before " {note.get()} {note.get().map(|note| markup! { <i>{note}</i> })} " behind"</p> },
    );
    for (value, text) in [
        (Some("now"), "before nownow behind"),
        (None, "before  behind"),
        (Some("again"), "before againagain behind"),
    ] {
        note.set(value);
        tick().await;
        assert_eq!(page.all("p")[0].text_content().unwrap(), text);
    }
}

#[wasm_bindgen_test]
async fn a_view_in_it_goes_on_reacting() {
    let name = RwSignal::new("one");
    let page = show(move || {
        let reacts = view! { <b>{move || name.get()}</b> };
        markup! { <p>"It is " {reacts.into_any()}</p> }
    });
    name.set("two");
    tick().await;
    assert_eq!(page.all("p")[0].text_content().unwrap(), "It is two");
}
