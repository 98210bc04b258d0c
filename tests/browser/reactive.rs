use std::sync::Arc;

use active_users::reactive::{
    Memo, RwSignal, Signal, effect, effect_with, expect_context, provide_context, signal,
    use_context,
};
use leptos::prelude::Owner;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::show;

/// Runs a test with an owner for its signals.
fn owned() -> Owner {
    // A view starts what runs effects.
    drop(show(|| ()));
    let owner = Owner::new();
    owner.set();
    owner
}

#[wasm_bindgen_test]
async fn a_memo_tells_only_of_another_value() {
    let _owner = owned();
    let (count, told) = (RwSignal::new(3), RwSignal::new(Vec::new()));
    let is_odd = Memo::new(move |_| count.get() % 2 == 1);
    effect(move || {
        let is_odd = is_odd.get();
        told.update(|told| told.push(is_odd));
    });
    for now in [5, 7, 8, 10, 1] {
        count.set(now);
        tick().await;
    }
    assert_eq!(told.get_untracked(), [true, false, true]);
}

#[wasm_bindgen_test]
fn a_memo_takes_what_it_gave_before() {
    let _owner = owned();
    let count = RwSignal::new(2);
    let most =
        Memo::new(move |before: Option<&i32>| count.get().max(before.copied().unwrap_or_default()));
    for (now, wanted) in [(2, 2), (7, 7), (4, 7), (9, 9)] {
        count.set(now);
        assert_eq!(most.get_untracked(), wanted);
    }
}

#[wasm_bindgen_test]
fn what_was_read_stays_as_it_was() {
    let _owner = owned();
    let text = RwSignal::new("before".to_owned());
    let read = text.read_untracked();
    text.set("now".to_owned());
    assert_eq!(*read, "before");
    assert_eq!(text.with_untracked(String::len), 3);
}

#[wasm_bindgen_test]
async fn a_change_in_place_is_told_unless_it_was_none() {
    let _owner = owned();
    let (list, runs) = (RwSignal::new(vec![1]), RwSignal::new(0));
    effect(move || {
        list.with(Vec::len);
        runs.update(|runs| *runs += 1);
    });
    tick().await;
    list.update(|list| list.push(2));
    tick().await;
    assert_eq!(list.try_update(Vec::pop), Some(Some(2)));
    tick().await;
    for is_told in [false, true] {
        list.maybe_update(|list| {
            list.push(3);
            is_told
        });
        tick().await;
        let wanted = 3 + usize::from(is_told);
        assert_eq!(runs.get_untracked(), wanted);
    }
    assert_eq!(list.get_untracked(), [1, 3, 3]);
}

#[wasm_bindgen_test]
#[allow(clippy::disallowed_types, reason = "the router's are such memos")]
fn a_signal_may_be_read_as_any_kind() {
    let _owner = owned();
    let (count, set_count) = signal(1);
    let text = RwSignal::new(1);
    let kinds: [Signal<i32>; 5] = [
        count.into(),
        text.into(),
        Memo::new(move |_| count.get()).into(),
        leptos::prelude::Memo::new(move |_| count.get()).into(),
        Signal::derive(move || count.get()),
    ];
    set_count.set(4);
    text.set(4);
    assert_eq!(kinds.map(Signal::get_untracked), [4; 5]);
    assert_eq!(Signal::stored(4).get_untracked(), 4);
}

#[wasm_bindgen_test]
fn a_signal_whose_owner_is_gone_is_left_alone() {
    let _owner = owned();
    let inner = Owner::new();
    let count = inner.with(|| RwSignal::new(1));
    inner.cleanup();
    count.set(2);
    count.update(|count| *count = 2);
    count.maybe_update(|_| true);
    assert_eq!(count.try_update(|count| *count), None);
    assert_eq!(count.try_get_untracked(), None);
    assert_eq!(count.try_with_untracked(|count| *count), None);
}

#[wasm_bindgen_test]
fn a_change_while_the_value_is_read_is_left_out() {
    let _owner = owned();
    let count = RwSignal::new(1);
    let changed = count.with_untracked(|_| count.try_update(|count| *count = 2));
    assert_eq!((changed, count.get_untracked()), (None, 1));
    count.update(|count| *count = 3);
    assert_eq!(count.get_untracked(), 3);
}

#[wasm_bindgen_test]
async fn an_effect_takes_what_it_gave_before() {
    let _owner = owned();
    let (count, told) = (RwSignal::new(1), RwSignal::new(Vec::new()));
    effect_with(move |before: Option<i32>| {
        let now = count.get();
        told.update(|told| told.push((before, now)));
        now
    });
    tick().await;
    count.set(5);
    tick().await;
    assert_eq!(told.get_untracked(), [(None, 1), (Some(1), 5)]);
}

#[wasm_bindgen_test]
fn a_context_comes_from_the_nearest_owner_that_has_provided_its_type() {
    let owner = owned();
    assert_eq!(use_context::<u8>(), None);
    provide_context(1_u8);
    provide_context("text");
    let below = owner.child();
    below.with(|| {
        assert_eq!((expect_context(), expect_context()), (1_u8, "text"));
        provide_context(2_u8);
        provide_context(3_u16);
        let further = Owner::new();
        let found = further.with(|| (expect_context(), expect_context(), use_context()));
        assert_eq!(found, (2_u8, "text", Some(3_u16)));
    });
    // Nothing goes up or to the side.
    assert_eq!((expect_context(), use_context::<u16>()), (1_u8, None));
    owner
        .child()
        .with(|| assert_eq!(use_context::<u16>(), None));
}

#[wasm_bindgen_test]
fn a_context_that_is_provided_once_more_takes_the_place_of_the_old_one() {
    let owner = owned();
    let old = Arc::new("old");
    provide_context(old.clone());
    let below = owner.child();
    below.with(|| provide_context(1_u8));
    for _ in 0..3 {
        provide_context(Arc::new("new"));
    }
    assert_eq!(*expect_context::<Arc<&str>>(), "new");
    // `below` provided something before that, so it still sees the old value.
    assert_eq!(*below.with(expect_context::<Arc<&str>>), "old");
    drop(below);
    assert_eq!(Arc::strong_count(&old), 1);
}
