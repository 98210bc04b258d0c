use std::any::TypeId;
use std::sync::Arc;

use leptos::context;

use super::held::Held;

/// Every context that an owner sees, one of each type.
#[derive(Clone)]
struct Provided(Arc<Vec<(TypeId, Held)>>);

/// Gives a value to all components below.
///
/// An owner copies the contexts that it sees when it first provides one. What is provided above it later, it does not see,
/// even when it runs again: Leptos keeps an owner's contexts between runs.
pub fn provide_context<T: Send + Sync + 'static>(value: T) {
    provide(TypeId::of::<T>(), Held::new(value));
}

/// The value of a type that the present owner has provided, or else the nearest one above it that has.
pub fn use_context<T: Clone + 'static>() -> Option<T> {
    Some(find(TypeId::of::<T>())?.of::<T>().clone())
}

/// The value of a type that the present owner has provided, or else the nearest one above it that has.
///
/// # Panics
/// If none has.
pub fn expect_context<T: Clone + 'static>() -> T {
    match find(TypeId::of::<T>()) {
        Some(value) => value.of::<T>().clone(),
        None => unreachable!("no component above provides this"),
    }
}

fn provide(kind: TypeId, value: Held) {
    let seen = context::use_context::<Provided>();
    let mut all = seen.map_or_else(Vec::new, |Provided(all)| (*all).clone());
    all.retain(|(other, _)| *other != kind);
    all.push((kind, value));
    context::provide_context(Provided(Arc::new(all)));
}

fn find(kind: TypeId) -> Option<Held> {
    let Provided(all) = context::use_context()?;
    let (_, value) = all.iter().find(|(other, _)| *other == kind)?;
    Some(value.clone())
}
