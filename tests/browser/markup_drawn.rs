use active_users::reactive::{Memo, NodeRef, RwSignal, expect_context, provide_context};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::markup::{Markup, Value, markup};
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
    let bar = |x: &str| markup! { <rect x=x.to_owned() height="1"><title>"A bar"</title></rect> };
    let bars = [bar("1"), bar("2")].into_iter().collect::<Vec<_>>();
    let page = show(move || markup! { <svg viewBox="0 0 2 1">{bars}</svg> });
    assert_eq!(
        page.html(),
        "<svg viewBox=\"0 0 2 1\"><rect height=\"1\" x=\"1\"><title>A bar</title></rect>\
         <rect height=\"1\" x=\"2\"><title>A bar</title></rect></svg>"
    );
    for rect in page.all("rect") {
        assert_eq!(
            rect.namespace_uri().as_deref(),
            Some("http://www.w3.org/2000/svg")
        );
    }
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

#[component]
fn Reacts(name: RwSignal<&'static str>) -> Markup {
    markup! { <b>{move || name.get()}</b> }
}

#[wasm_bindgen_test]
async fn a_component_in_it_goes_on_reacting() {
    let name = RwSignal::new("one");
    let page = show(move || {
        markup! { <p>"It is " <Reacts name /></p> }
    });
    name.set("two");
    tick().await;
    assert_eq!(page.all("p")[0].text_content().unwrap(), "It is two");
}

#[wasm_bindgen_test]
fn a_listener_finds_the_contexts_of_its_view() {
    let heard = RwSignal::new(String::new());
    let page = show(move || {
        provide_context("the context");
        let listen = move |_: Event| heard.set(expect_context::<&'static str>().to_owned());
        markup! { <button on:click=listen>"Go"</button> }
    });
    let button: HtmlElement = page.all("button")[0].clone().unchecked_into();
    button.click();
    assert_eq!(heard.get_untracked(), "the context");
}

#[wasm_bindgen_test]
async fn a_listener_is_replaced_and_a_reference_filled_again() {
    let round = RwSignal::new(1);
    let heard = RwSignal::new(0);
    let references = [NodeRef::<HtmlElement>::new(), NodeRef::new()];
    let page = show(move || {
        move || {
            let now = round.get();
            let reference = references[now - 1];
            markup! { <button node_ref=reference on:click=move |_: Event| heard.set(now)>"Go"</button> }
        }
    });
    let button: HtmlElement = page.all("button")[0].clone().unchecked_into();
    round.set(2);
    tick().await;
    button.click();
    assert_eq!(heard.get_untracked(), 2);
    assert!(references[1].get_untracked().is_some());
}

#[wasm_bindgen_test]
async fn a_property_follows_its_signal() {
    let is_on = RwSignal::new(true);
    let page = show(
        move || markup! { <input type="checkbox" disabled=move || !is_on.get() prop:checked=move || is_on.get() /> },
    );
    let input: HtmlInputElement = page.all("input")[0].clone().unchecked_into();
    assert!(input.checked() && !input.disabled());
    is_on.set(false);
    tick().await;
    assert!(!input.checked() && input.disabled());
}

#[wasm_bindgen_test]
async fn a_property_is_set_again_when_the_reader_has_changed_it() {
    let round = RwSignal::new(0);
    let value = move || {
        round.get();
        "7".to_owned()
    };
    let page = show(move || markup! { <input prop:value=move || value() /> });
    let input: HtmlInputElement = page.all("input")[0].clone().unchecked_into();
    tick().await;
    input.set_value("07");
    round.set(1);
    tick().await;
    assert_eq!(input.value(), "7");
}

#[wasm_bindgen_test]
async fn a_view_drawn_again_follows_its_new_signals() {
    let round = RwSignal::new(1);
    let outside = RwSignal::new("a");
    let page = show(move || {
        move || {
            let round = round.get();
            // It ends with this round.
            let name = Memo::new(move |_| format!("{round}{}", outside.get()));
            markup! { <p title=move || name.get()>{move || name.get()}</p> }
        }
    });
    for (now, letter, text) in [
        (1, "b", "1b"),
        (2, "b", "2b"),
        (2, "c", "2c"),
        (3, "d", "3d"),
    ] {
        round.set(now);
        outside.set(letter);
        tick().await;
        tick().await;
        assert_eq!(page.all("p")[0].text_content().unwrap(), text);
        assert_eq!(page.all("p")[0].get_attribute("title").unwrap(), text);
    }
}

#[wasm_bindgen_test]
async fn what_is_gone_reads_no_signal_that_ended_with_it() {
    let (round, letter) = (RwSignal::new(1), RwSignal::new("a"));
    let reads_late = RwSignal::new(false);
    let page = show(move || {
        move || {
            let ended = RwSignal::new(round.get());
            let inner = move || {
                let its_round = ended.try_get_untracked();
                reads_late.update(|late| *late |= its_round.is_none());
                format!("{}{}", its_round.unwrap_or_default(), letter.get())
            };
            let outer = move || markup! { <b>{move || inner()}</b> };
            match round.get_untracked() % 2 {
                0 => markup! { <p>{move || outer()}</p> },
                _ => markup! { <div>{move || outer()}</div> },
            }
        }
    });
    for (now, its_letter) in [(2, "b"), (3, "c"), (4, "d")] {
        // In this order: the view is gone when the change of the letter comes to it.
        round.set(now);
        letter.set(its_letter);
        tick().await;
        tick().await;
        assert_eq!(
            page.all("b")[0].text_content().unwrap(),
            format!("{now}{its_letter}")
        );
    }
    assert!(!reads_late.get_untracked());
}

#[wasm_bindgen_test]
async fn a_view_of_several_parts_keeps_the_elements_of_each() {
    let count = RwSignal::new(1);
    let page = show(move || {
        move || {
            let count = count.get();
            let more = (count > 1).then(|| markup! { <b>"more"</b> });
            markup! { <i>{count.to_string()}</i> " of " {more} <Reacts name=RwSignal::new("three") /> }
        }
    });
    let first = page.all("i")[0].clone();
    for (now, wanted) in [
        (2, "<i>2</i> of <b>more</b><b>three</b>"),
        (1, "<i>1</i> of <b>three</b>"),
    ] {
        count.set(now);
        tick().await;
        assert_eq!(page.html(), wanted);
        assert_eq!(page.all("i")[0], first);
    }
}

#[wasm_bindgen_test]
async fn a_fresh_view_takes_over_no_element() {
    let round = RwSignal::new(0);
    let page = show(move || {
        let of_round = move || {
            let round = round.get().to_string();
            Value::fresh(markup! { <input aria-label=round /> })
        };
        markup! { <p>{move || of_round()} "end"</p> }
    });
    let first = page.all("input")[0].clone();
    first.unchecked_ref::<HtmlInputElement>().set_value("typed");
    round.set(1);
    tick().await;
    let now = page.all("input");
    assert_eq!(page.html(), "<p><input aria-label=\"1\">end</p>");
    assert_ne!(now[0], first);
    assert_eq!(now[0].unchecked_ref::<HtmlInputElement>().value(), "");
}
