use active_users::domain::{Day, Instant, Span};
use active_users::drawing::Share;
use active_users::reactive::{Signal, provide_context};
use active_users::ui::{
    TimeZone, ago, bytes, calendar_day, day, day_and_time, number, share, users, weekday,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::show;

fn as_of() -> Instant {
    Instant::parse("2026-11-23T06:00:00Z").unwrap()
}

// The tests run in a browser set to American English.

#[wasm_bindgen_test]
fn numbers_follow_the_readers_locale() {
    assert_eq!(number(1_234_567), "1,234,567");
    assert_eq!(users(1), "1 user");
    assert_eq!(users(68_538), "68,538 users");
    assert_eq!(bytes(340), "0.3 kB");
    assert_eq!(bytes(34_000_000), "34 MB");
}

#[wasm_bindgen_test]
fn shares_never_round_to_none_or_all() {
    assert_eq!(share(Share::Percent(76)), "76%");
    assert_eq!(share(Share::UnderOne), "<1%");
    assert_eq!(share(Share::Over99), ">99%");
}

#[wasm_bindgen_test]
fn instants_are_shown_in_utc_in_any_time_zone() {
    let text = day_and_time(as_of());
    assert!(text.contains("UTC"), "{text}");
    assert!(text.contains("23") && text.contains("2026"), "{text}");
}

/// What a view says in a time zone.
fn in_zone(zone: &'static str, say: impl Fn() -> String + Send + 'static) -> String {
    let page = show(move || {
        provide_context(TimeZone(Signal::stored(Some(zone.to_owned()))));
        say()
    });
    page.text()
}

#[wasm_bindgen_test]
fn an_instant_is_shown_in_the_time_zone_that_is_asked_for() {
    let late = || Instant::parse("2026-11-23T22:30:00Z").unwrap();
    let said = in_zone("Asia/Tokyo", move || day_and_time(late()));
    assert_eq!(said.replace('\u{202f}', " "), "Nov 24, 2026, 7:30 AM GMT+9");
    assert_eq!(in_zone("Asia/Tokyo", move || day(late())), "Nov 24, 2026");
    let said = in_zone("America/New_York", move || day_and_time(late()));
    assert_eq!(said.replace('\u{202f}', " "), "Nov 23, 2026, 5:30 PM EST");
}

#[wasm_bindgen_test]
fn a_day_of_the_document_is_the_same_in_each_time_zone() {
    for zone in ["Asia/Tokyo", "Pacific/Pago_Pago", "UTC"] {
        let a_day = || Day::parse("2026-11-23").unwrap();
        assert_eq!(in_zone(zone, move || calendar_day(a_day())), "Nov 23, 2026");
        assert_eq!(in_zone(zone, move || weekday(a_day())), "Mon, Nov 23");
    }
}

#[wasm_bindgen_test]
fn where_there_is_no_such_time_zone_it_is_utc() {
    let said = in_zone("Mars/Olympus", || day_and_time(as_of()));
    assert_eq!(said, day_and_time(as_of()));
    assert!(said.ends_with("UTC"), "{said}");
}

#[wasm_bindgen_test]
fn ago_shows_how_long_and_has_the_exact_instant_in_its_title() {
    let page = show(|| ago(Some(as_of() - Span::days(41)), as_of()));
    assert_eq!(page.text(), "41 days ago");
    let time = &page.all("time")[0];
    let title = time.get_attribute("title").unwrap_or_default();
    assert_eq!(title, day_and_time(as_of() - Span::days(41)));
    assert_eq!(
        time.get_attribute("datetime").as_deref(),
        Some("2026-10-13T06:00:00Z")
    );
}

#[wasm_bindgen_test]
fn ago_counts_whole_units_and_handles_the_future() {
    let cases = [
        (Span::hours(1), "1 hour ago"),
        (Span::hours(23), "23 hours ago"),
        (Span::hours(47), "1 day ago"),
        (Span::days(365), "365 days ago"),
        (Span::days(800), "2 years ago"),
        (Span::hours(-3), "in 3 hours"),
    ];
    for (idle, text) in cases {
        let page = show(move || ago(Some(as_of() - idle), as_of()));
        assert!(page.text().starts_with(text), "{text}: {}", page.text());
    }
}

#[wasm_bindgen_test]
fn ago_says_never_without_an_instant() {
    let page = show(|| ago(None, as_of()));
    assert_eq!(page.text(), "Never");
}
