use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// What a function gives, in a view: anew whenever a signal changes that it reads.
///
/// A function that is written in `view!` itself needs no more. One with a name has a copy of everything around it made
/// for it by the compiler, unless it is of this one type.
pub fn reactive<T: 'static>(
    function: impl FnMut() -> T + Send + 'static,
) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(function))
}

/// Runs a function soon, and again whenever a signal that it reads changes. `Effect::new` is compiled once for each
/// closure; this, once for all.
pub fn effect(function: impl FnMut() + 'static) {
    let function: Box<dyn FnMut()> = Box::new(function);
    Effect::new(function);
}

/// An effect that takes what it gave before.
pub fn effect_with<T: 'static>(mut function: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(function(before.take())));
}
