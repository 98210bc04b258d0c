use std::sync::{Arc, Mutex};

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
