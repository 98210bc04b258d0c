use leptos::prelude::Effect;

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
