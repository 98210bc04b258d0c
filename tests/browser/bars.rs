use active_users::drawing::{Scale, stack};
use active_users::ui::{Bar, Tone, bar_list};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::show;

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";

fn bar(users: usize, length: u64) -> Bar {
    Bar {
        label: "Active".into(),
        href: Some("/users?activity=active".to_owned()),
        users,
        share: Some("76%".to_owned()),
        length: Some(length),
        tone: Tone::Accent,
        ..Bar::default()
    }
}

#[wasm_bindgen_test]
fn every_part_of_a_bar_is_drawn_as_svg() {
    let page = show(|| bar_list(vec![bar(3, 760)], "large"));
    for name in ["svg", "rect"] {
        let parts = page.all(name);
        assert!(!parts.is_empty(), "no {name}");
        for part in parts {
            assert_eq!(part.namespace_uri().as_deref(), Some(SVG), "{name}");
        }
    }
}

#[wasm_bindgen_test]
fn a_bar_is_an_html_link_that_routers_recognize() {
    let page = show(|| bar_list(vec![bar(3, 760)], "large"));
    let links = page.all("a");
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].namespace_uri().as_deref(), Some(HTML));
    assert_eq!(
        links[0].get_attribute("href").as_deref(),
        Some("/users?activity=active")
    );
    assert_eq!(
        links[0].get_attribute("aria-label").as_deref(),
        Some("Active: 3 users (76%)")
    );
}

#[wasm_bindgen_test]
fn one_user_in_a_million_has_a_visible_bar() {
    let length = active_users::drawing::bar_length(1, 1_000_000);
    let page = show(move || bar_list(vec![bar(1, length)], "large"));
    let drawn = page.all("rect").pop().unwrap().get_bounding_client_rect();
    assert!(drawn.width() >= 2.0, "{} px wide", drawn.width());
}

#[wasm_bindgen_test]
fn zero_users_have_no_bar() {
    let page = show(|| bar_list(vec![bar(0, 0)], "large"));
    let drawn = page.all("rect").pop().unwrap().get_bounding_client_rect();
    assert_eq!(drawn.width(), 0.0);
}

#[wasm_bindgen_test]
fn mounting_and_removing_bars_leaves_the_address_bar_alone() {
    let before = (
        window().location().href().unwrap(),
        window().history().unwrap().length().unwrap(),
    );
    for users in 0..5 {
        drop(show(move || bar_list(vec![bar(users, 500)], "large")));
    }
    let after = (
        window().location().href().unwrap(),
        window().history().unwrap().length().unwrap(),
    );
    assert_eq!(before, after);
}

/// In the browser, `usize` has 32 bits: too few to multiply a large number by a thousand.
#[wasm_bindgen_test]
fn the_largest_number_in_the_browser_can_be_drawn() {
    let scale = Scale::of(usize::MAX);
    assert_eq!(scale.line(&[0, usize::MAX]), "0,1000 1000,91");
    assert_eq!(scale.lines.len(), 5);
    assert_eq!(stack(&[usize::MAX, usize::MAX]), [(0, 498), (502, 498)]);
}
