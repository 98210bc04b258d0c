use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::domain::{Instant, Names, is_address};
use crate::engine::Engine;
use crate::export::{Format, Writer, file_name};
use crate::query::{Selection, UserQuery};
use crate::store::{Export, Profile};
use crate::ui::FileInParts;

/// Users between two chances for the page to draw and to listen: some hundredths of a second.
const BATCH: usize = 2000;

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
        let _ = self.failed.try_set(true);
    }

    /// Stops the export that runs.
    pub fn cancel(self) {
        let _ = self.run.try_update_value(|run| *run = run.wrapping_add(1));
        let _ = self.state.try_set(None);
    }

    /// Walks through users, batch by batch, in between the page's own work. `false` when it was
    /// cancelled or can't go on.
    async fn walk(
        self,
        users: impl Future<Output = Export>,
        mut take: impl FnMut(&[Profile]) -> Result<(), JsValue>,
    ) -> bool {
        self.cancel();
        self.failed.set(false);
        let run = self.run.get_value();
        let mut users = users.await;
        let total = users.left();
        loop {
            if self.run.try_get_value() != Some(run) {
                return false;
            }
            let batch = users.take(BATCH);
            if batch.is_empty() {
                self.cancel();
                return true;
            }
            if let Err(error) = take(&batch) {
                self.fail(&error);
                return false;
            }
            self.state.set(Some((total - users.left(), total)));
            TimeoutFuture::new(0).await;
        }
    }
}

/// Saves the selected users of a list as a file. Gives how many they are; `None` when it was
/// cancelled or failed.
pub async fn export(
    exporting: Exporting,
    engine: &Engine,
    query: &UserQuery,
    selection: &Selection,
    as_of: Instant,
    names: Names,
    format: Format,
) -> Option<usize> {
    let mut file = FileInParts::new(format.media_type());
    let mut writer = Writer::new(format, &query.columns, as_of, names);
    let mut start = Some(format!("{}{}", format.mark(), writer.start()));
    let mut saved = 0;
    let take = |users: &[Profile]| {
        saved += users.len();
        let start = start.take().unwrap_or_default();
        file.push(&(start + &writer.push(users)))
    };
    let users = async {
        let users = engine.export(query, selection, names).await;
        match format {
            Format::Csv | Format::Json => users,
            Format::Review => users.by_manager(),
        }
    };
    if !exporting.walk(users, take).await {
        return None;
    }
    let start = start.unwrap_or_default();
    let done = file
        .push(&(start + writer.end()))
        .and_then(|()| file.save(&file_name(query, as_of, format)));
    if let Err(error) = done {
        exporting.fail(&error);
        return None;
    }
    Some(saved)
}

/// The e-mail addresses of the selected users of a list, and how many texts in their place are not
/// one address each; `None` when it was cancelled.
pub async fn emails(
    exporting: Exporting,
    engine: &Engine,
    query: &UserQuery,
    selection: &Selection,
    names: Names,
) -> Option<(Vec<String>, usize)> {
    let (mut emails, mut left_out) = (Vec::new(), 0);
    let take = |users: &[Profile]| {
        for email in users.iter().filter_map(|user| user.user.email.as_deref()) {
            if is_address(email) {
                emails.push(email.to_owned());
            } else {
                left_out += 1;
            }
        }
        Ok(())
    };
    let users = engine.export(query, selection, names);
    let done = exporting.walk(users, take).await;
    done.then_some((emails, left_out))
}
