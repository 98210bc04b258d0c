use std::any::TypeId;
use std::sync::Arc;

use leptos::context;

use super::held::Held;

/// What an owner has provided last, before that what it or those above it had provided until then.
#[derive(Clone)]
struct Provided(Arc<Entry>);

struct Entry {
    kind: TypeId,
    value: Held,
    before: Option<Provided>,
}

/// Gives a value to all components below. Provide it before what is below provides anything.
pub fn provide_context<T: Send + Sync + 'static>(value: T) {
    provide(TypeId::of::<T>(), Held::new(value));
}

/// The value of a type that the nearest owner above has provided.
pub fn use_context<T: Clone + 'static>() -> Option<T> {
    Some(find(TypeId::of::<T>())?.of::<T>().clone())
}

/// The value of a type that the nearest owner above has provided.
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
    let before = context::use_context();
    context::provide_context(Provided(Arc::new(Entry {
        kind,
        value,
        before,
    })));
}

fn find(kind: TypeId) -> Option<Held> {
    let mut provided = context::use_context::<Provided>();
    while let Some(Provided(entry)) = provided {
        if entry.kind == kind {
            return Some(entry.value.clone());
        }
        provided = entry.before.clone();
    }
    None
}
