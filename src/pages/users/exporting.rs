use std::cell::{Cell, RefCell};
use std::ops::Range;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::domain::Instant;
use crate::engine::protocol::FilePart;
use crate::engine::{Engine, Stopped};
use crate::export::{Format, file_name};
use crate::query::Selected;
use crate::reactive::RwSignal;
use crate::ui::FileInParts;

/// Users between two chances for the page to draw and to listen.
const BATCH: usize = 500;

/// An export under way, if there is one.
#[derive(Debug, Clone, Copy)]
pub struct Exporting {
    /// Users done and users in all.
    state: RwSignal<Option<(usize, usize)>>,
    /// Whether the latest one could not be brought to its end.
    failed: RwSignal<bool>,
    /// Counts the exports, so that one that was cancelled knows.
    run: StoredValue<u32>,
}

impl Exporting {
    /// No export yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(None),
            failed: RwSignal::new(false),
            run: StoredValue::new(0),
        }
    }

    /// Users in all, while an export runs.
    pub fn total(self) -> Option<usize> {
        self.state.get().map(|(_, total)| total)
    }

    /// Users done.
    pub fn done(self) -> usize {
        self.state.get().map_or(0, |(done, _)| done)
    }

    /// Whether the latest one could not be brought to its end.
    pub fn failed(self) -> bool {
        self.failed.get()
    }

    fn fail(self, error: &JsValue) {
        leptos::logging::error!("The export stopped: {error:?}");
        self.cancel();
        self.failed.set(true);
    }

    /// Stops the export that runs.
    pub fn cancel(self) {
        let _ = self.run.try_update_value(|run| *run = run.wrapping_add(1));
        self.state.set(None);
    }

    /// Asks for part after part until all users are done, in between the page's own work. A part gives how
    /// many users there are in all. `false` when it was cancelled or can't go on.
    async fn walk(self, part: impl AsyncFn(Range<usize>) -> Result<usize, JsValue>) -> bool {
        self.cancel();
        self.failed.set(false);
        let run = self.run.get_value();
        let mut done = 0;
        loop {
            let taken = part(done..done + BATCH).await;
            if self.run.try_get_value() != Some(run) {
                return false;
            }
            let total = match taken {
                Ok(total) => total,
                Err(error) => {
                    self.fail(&error);
                    return false;
                }
            };
            done = total.min(done + BATCH);
            if done == total {
                self.cancel();
                return true;
            }
            self.state.set(Some((done, total)));
            TimeoutFuture::new(0).await;
        }
    }
}

/// Saves the selected users of a list as a file. Gives how many they are; `None` when it was
/// cancelled or failed.
pub async fn export(
    exporting: Exporting,
    engine: &Engine,
    of: Selected,
    as_of: Instant,
    format: Format,
) -> Option<usize> {
    let file = RefCell::new(FileInParts::new(format.media_type()));
    let saved = Cell::new(0);
    let part = async |rows| {
        let part = engine.file(of.clone(), format, rows).await;
        let FilePart { text, total } = part.map_err(stopped)?;
        saved.set(total);
        file.borrow_mut().push(&text)?;
        Ok(total)
    };
    if !exporting.walk(part).await {
        return None;
    }
    let name = file_name(&of.query, as_of, format);
    if let Err(error) = file.into_inner().save(&name) {
        exporting.fail(&error);
        return None;
    }
    Some(saved.get())
}

/// The e-mail addresses of the selected users of a list, and how many texts in their place are not
/// one address each; `None` when it was cancelled.
pub async fn emails(
    exporting: Exporting,
    engine: &Engine,
    of: Selected,
) -> Option<(Vec<String>, usize)> {
    let found = RefCell::new((Vec::new(), 0));
    let part = async |rows| {
        let part = engine.addresses(of.clone(), rows).await.map_err(stopped)?;
        let mut found = found.borrow_mut();
        found.0.extend(part.emails);
        found.1 += part.left_out;
        Ok(part.total)
    };
    let done = exporting.walk(part).await;
    done.then(|| found.into_inner())
}

fn stopped(_: Stopped) -> JsValue {
    "the engine has stopped".into()
}
