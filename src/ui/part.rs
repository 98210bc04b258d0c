use std::cell::RefCell;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::reactive::{ReadSignal, signal};

/// A part of the program that is fetched when it is first needed, and what it brings: a function
/// that draws.
pub struct Part<T: 'static>(fn() -> Arriving<T>);

/// How long a page has the network and the processor to itself before parts are fetched ahead.
const AHEAD: Duration = Duration::from_millis(500);

/// A part on its way.
pub type Arriving<T> = Pin<Box<dyn Future<Output = Result<T, NotArrived>>>>;

/// A part did not arrive, and may on another try: the network failed, or a new version took its
/// place. The browser's console has the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotArrived;

thread_local! {
    /// The functions whose parts are there.
    static ARRIVED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

impl From<SplitLoaderError> for NotArrived {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Copy + Send + Sync> Part<T> {
    /// The part that a function fetches; at once when it has arrived before.
    pub const fn new(fetch: fn() -> Arriving<T>) -> Self {
        Self(fetch)
    }

    /// Whether it is there, so that it need not be fetched.
    fn has_arrived(self) -> bool {
        ARRIVED.with_borrow(|arrived| arrived.contains(&(self.0 as usize)))
    }

    async fn arrive(self) -> Result<T, NotArrived> {
        let part = (self.0)().await;
        if part.is_ok() && !self.has_arrived() {
            ARRIVED.with_borrow_mut(|arrived| arrived.push(self.0 as usize));
        }
        part
    }

    /// Fetches it in a moment, so that it is there when it is needed. A failure is met again then.
    pub fn prefetch(self) {
        let fetch = move || {
            spawn_local(async move {
                let _ = self.arrive().await;
            });
        };
        set_timeout(fetch, AHEAD);
    }

    /// What it brings, as [`Part::get`] gives it, but fetched in a moment.
    pub fn get_soon(self) -> (ReadSignal<Option<Result<T, NotArrived>>>, Callback<()>) {
        let (arrived, fetch) = self.later();
        self.fetch_soon(fetch);
        (arrived, fetch)
    }

    /// Calls what [`Part::later`] fetches it with: in a moment, or at once when it is there.
    pub fn fetch_soon(self, fetch: Callback<()>) {
        if self.has_arrived() {
            return fetch.run(());
        }
        let fetch = move || {
            // The page may be gone by then.
            let _ = fetch.try_run(());
        };
        set_timeout(fetch, AHEAD);
    }

    /// What it brings, once it has arrived; and a way to try again when it has not.
    pub fn get(self) -> (ReadSignal<Option<Result<T, NotArrived>>>, Callback<()>) {
        let (arrived, fetch) = self.later();
        fetch.run(());
        (arrived, fetch)
    }

    /// The same, fetched when it is asked for. What has arrived stays, however often it is asked for.
    pub fn later(self) -> (ReadSignal<Option<Result<T, NotArrived>>>, Callback<()>) {
        let (arrived, set_arrived) = signal(None);
        let put = move |part: Option<Result<T, NotArrived>>| {
            set_arrived.maybe_update(|arrived| {
                let is_new = !matches!(arrived, Some(Ok(_)));
                if is_new {
                    *arrived = part;
                }
                is_new
            });
        };
        let fetch = Callback::new(move |()| {
            put(None);
            spawn_local(async move { put(Some(self.arrive().await)) });
        });
        (arrived, fetch)
    }
}

/// Puts functions that give what a part brings into the part of the program with a name. They must
/// be in a binary: in the library, every binary would have them.
///
/// A build that is not split has everything from the start.
#[macro_export]
macro_rules! in_part {
    ($part:ident: $brings:ty: $($name:ident => $draw:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$brings, $crate::ui::NotArrived> {
            Ok($draw)
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<$brings, $crate::ui::NotArrived> {
            Ok($draw)
        }
    )*};
}
