use std::collections::HashMap;

use active_users::reactive::RwSignal;
use leptos::prelude::{GetValue, StoredValue, UpdateValue, document, on_cleanup};
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::markup::{Markup, Value, markup};
use crate::page::show;

/// A list with an item for each letter.
fn list(letters: RwSignal<String>, draw: impl Fn(char) -> Markup + 'static) -> Markup {
    let items = move || letters.get().chars().collect();
    markup! { <ul>{Value::each(items, char::to_string, draw)}<li>"end"</li></ul> }
}

fn item(letter: char) -> Markup {
    markup! { <li class="item">{letter.to_string()}</li> }
}

fn text_of(items: &[Element]) -> String {
    items
        .iter()
        .filter_map(|item| item.text_content())
        .collect()
}

#[wasm_bindgen_test]
async fn children_are_in_the_order_of_their_keys_and_keep_their_elements() {
    let letters = RwSignal::new("abcdef".to_owned());
    let page = show(move || list(letters, item));
    let mut elements: HashMap<String, Element> = HashMap::new();
    let mut random = 7_u32;
    for round in 0..300 {
        let items = page.all(".item");
        assert_eq!(text_of(&items), letters.get_untracked());
        assert_eq!(
            page.all("li").last().unwrap().text_content().unwrap(),
            "end"
        );
        let now: HashMap<_, _> = items
            .into_iter()
            .map(|item| (item.text_content().unwrap(), item))
            .collect();
        for (letter, element) in &now {
            let before = elements.get(letter);
            assert!(
                before.is_none_or(|before| before == element),
                "round {round}"
            );
        }
        elements = now;
        // A random choice of letters in a random order.
        let mut next: Vec<char> = ('a'..='h').collect();
        for at in 0..next.len() {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            next.swap(at, (random >> 16) as usize % 8);
        }
        next.truncate((random >> 8) as usize % 9);
        letters.set(next.into_iter().collect());
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn a_child_is_drawn_once_and_its_signals_end_with_it() {
    let letters = RwSignal::new("ab".to_owned());
    let (drawn, ended) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draw = move |letter: char| {
        drawn.update(|drawn| drawn.push(letter));
        on_cleanup(move || ended.update(|ended| ended.push(letter)));
        item(letter)
    };
    let page = show(move || list(letters, draw));
    for now in ["ba", "bca", "c", "ca"] {
        letters.set(now.to_owned());
        tick().await;
    }
    assert_eq!(drawn.get_untracked(), "abca");
    let mut gone: Vec<_> = ended.get_untracked().chars().collect();
    gone.sort_unstable();
    assert_eq!(gone, ['a', 'b']);
    assert_eq!(text_of(&page.all(".item")), "ca");
}

#[wasm_bindgen_test]
async fn a_signal_that_a_child_reads_does_not_draw_the_list_again() {
    let (letters, note) = (RwSignal::new("ab".to_owned()), RwSignal::new(1));
    let rounds = StoredValue::new(0);
    let page = show(move || {
        let items = move || {
            rounds.update_value(|rounds| *rounds += 1);
            letters.get().chars().collect()
        };
        let draw = move |letter: char| {
            let first = note.get();
            markup! { <li class="item">{letter.to_string()} {first.to_string()} {move || note.get().to_string()}</li> }
        };
        markup! { <ul>{Value::each(items, char::to_string, draw)}</ul> }
    });
    note.set(2);
    tick().await;
    assert_eq!(text_of(&page.all(".item")), "a12b12");
    assert_eq!(rounds.get_value(), 1);
}

#[wasm_bindgen_test]
async fn children_go_with_the_view_around_them() {
    let is_open = RwSignal::new(true);
    let ended = RwSignal::new(0);
    let letters = RwSignal::new("ab".to_owned());
    let draw = move |letter: char| {
        on_cleanup(move || ended.update(|ended| *ended += 1));
        item(letter)
    };
    let page = show(move || {
        markup! { <div>{move || is_open.get().then(|| list(letters, draw))}</div> }
    });
    is_open.set(false);
    tick().await;
    assert_eq!(
        (page.html().as_str(), ended.get_untracked()),
        ("<div></div>", 2)
    );
    is_open.set(true);
    tick().await;
    assert_eq!(text_of(&page.all(".item")), "ab");
}

#[wasm_bindgen_test]
async fn children_in_place_of_a_text_and_back() {
    let letters = RwSignal::new("ab".to_owned());
    let is_list = RwSignal::new(false);
    let page = show(move || {
        let content = move || match is_list.get() {
            true => Value::each(
                move || letters.get().chars().collect(),
                char::to_string,
                item,
            ),
            false => "none".into(),
        };
        markup! { <ul>{move || content()}</ul> }
    });
    for (now, text) in [(true, "ab"), (false, "none"), (true, "ab")] {
        is_list.set(now);
        tick().await;
        assert_eq!(page.all("ul")[0].text_content().unwrap(), text);
    }
}

#[wasm_bindgen_test]
async fn a_style_follows_its_signal() {
    let height = RwSignal::new(Some("12.5px".to_owned()));
    let page = show(move || markup! { <p style:height=move || height.get()>"A"</p> });
    assert_eq!(page.html(), "<p style=\"height: 12.5px;\">A</p>");
    height.set(Some("3px".to_owned()));
    tick().await;
    assert_eq!(page.html(), "<p style=\"height: 3px;\">A</p>");
    height.set(None);
    tick().await;
    assert_eq!(page.html(), "<p style=\"\">A</p>");
}

#[wasm_bindgen_test]
async fn a_child_with_the_focus_keeps_it_while_others_come_and_go() {
    let letters = RwSignal::new("bcd".to_owned());
    let draw = |letter: char| markup! { <button class="item">{letter.to_string()}</button> };
    let page = show(move || list(letters, draw));
    let focused: HtmlElement = page.all(".item")[1].clone().unchecked_into();
    focused.focus().unwrap();
    for now in ["cde", "acdef", "abcdef", "c"] {
        letters.set(now.to_owned());
        tick().await;
        assert_eq!(text_of(&page.all(".item")), now);
        assert_eq!(document().active_element().as_ref(), Some(focused.as_ref()));
    }
}

#[wasm_bindgen_test]
async fn children_of_several_parts_move_as_a_whole() {
    let letters = RwSignal::new("abc".to_owned());
    let note = RwSignal::new("");
    let page = show(move || {
        let items = move || letters.get().chars().collect();
        let draw = move |letter: char| {
            markup! { <b>{letter.to_string()}</b> {move || note.get()} <i>"."</i> }
        };
        markup! { <p>{Value::each(items, char::to_string, draw)}</p> }
    });
    for (now, mark, wanted) in [
        ("cab", "", "c.a.b."),
        ("cab", "!", "c!.a!.b!."),
        ("bc", "!", "b!.c!."),
        ("", "!", ""),
        ("ca", "", "c.a."),
    ] {
        letters.set(now.to_owned());
        note.set(mark);
        tick().await;
        assert_eq!(page.all("p")[0].text_content().unwrap(), wanted);
    }
}
