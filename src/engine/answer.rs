//! Answers questions from a [`Directory`], for every engine that holds the data itself.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use super::host::Answering;
use super::pause::in_slices;
use super::protocol::{AskOverview, AskUsers, from_bytes, to_bytes};
use crate::query::Selected;
use crate::store::{Directory, Export, Preparation, Summary};

/// The data that is asked about.
#[derive(Debug)]
pub struct Data {
    pub(super) directory: Arc<Directory>,
    /// The users of the latest export, kept because its parts are asked for one by one.
    pub(super) export: Mutex<Option<(Selected, Order, Arc<Export>)>>,
}

/// The order of the users in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in the list.
    OfTheList,
    /// By their managers.
    ByManager,
}

/// Answers a question of [`AskUsers`], or of [`AskMore`](super::protocol::AskMore).
pub type AnswerUsers = fn(Arc<Data>, Vec<u8>) -> Answering;

/// Answers a question of [`AskOverview`].
///
/// # Errors
/// If the bytes are not such a question.
pub fn answer_overview(data: Arc<Data>, question: Vec<u8>) -> Answering {
    Box::pin(async move {
        let question = from_bytes(&question)?;
        if let AskOverview::Teams(_) = question {
            in_slices(Preparation::teams(data.directory.clone())).await;
        }
        Ok(overview(&data.directory, question))
    })
}

fn overview(directory: &Directory, question: AskOverview) -> Vec<u8> {
    match question {
        AskOverview::Summary => to_bytes(&Summary::counts(directory)),
        AskOverview::Trend => to_bytes(&directory.trend()),
        AskOverview::History => to_bytes(&directory.history()),
        AskOverview::ReminderEffect => to_bytes(&directory.reminder_effect()),
        AskOverview::Teams(names) => to_bytes(&directory.teams(names)),
        AskOverview::SetAside(range) => {
            let all = directory.set_aside();
            to_bytes(&all.get(within(range, all.len())).unwrap_or_default())
        }
    }
}

/// Answers a question of [`AskUsers`].
///
/// # Errors
/// If the bytes are not such a question.
pub fn answer_users(data: Arc<Data>, question: Vec<u8>) -> Answering {
    Box::pin(async move {
        let question = from_bytes(&question)?;
        if let Some(preparation) = data.preparation(&question) {
            in_slices(preparation).await;
        }
        Ok(data.users(question))
    })
}

impl Data {
    /// The data of one load.
    pub fn new(directory: Directory) -> Self {
        Self {
            directory: Arc::new(directory),
            export: Mutex::default(),
        }
    }

    /// The work on all rows that a question needs.
    fn preparation(&self, question: &AskUsers) -> Option<Preparation> {
        let directory = self.directory.clone();
        Some(match question {
            AskUsers::Page(query, _, names) | AskUsers::Position(_, query, names) => {
                Preparation::list(directory, query, *names)
            }
            AskUsers::Count(of) => Preparation::length(directory, &of.query, of.names),
            AskUsers::Ids(of) => Preparation::list(directory, &of.query, of.names),
            AskUsers::FacetCounts(query, names, _) => Preparation::counts(directory, query, *names),
            AskUsers::Managers(..) => Preparation::teams(directory),
            AskUsers::PrepareSearch(names) => Preparation::search(directory, *names),
            AskUsers::Platforms | AskUsers::FieldValues => return None,
        })
    }

    fn users(&self, question: AskUsers) -> Vec<u8> {
        let directory = &self.directory;
        match question {
            AskUsers::Page(query, rows, names) => to_bytes(&directory.page(&query, rows, names)),
            AskUsers::Position(id, query, names) => {
                to_bytes(&directory.position(&id, &query, names))
            }
            AskUsers::Platforms => to_bytes(&directory.platforms()),
            AskUsers::FieldValues => to_bytes(&directory.field_values()),
            AskUsers::Managers(text, chosen, names) => {
                to_bytes(&directory.managers(&text, &chosen, names))
            }
            AskUsers::FacetCounts(query, names, managers) => to_bytes(
                &directory
                    .facet_counts(&query, names)
                    .with_managers(&managers),
            ),
            AskUsers::Count(of) => to_bytes(&directory.selected(&of)),
            AskUsers::Ids(of) => to_bytes(&directory.selected_ids(&of)),
            AskUsers::PrepareSearch(_) => to_bytes(&()),
        }
    }
}

/// The part of a range that lies before an end.
fn within(range: Range<usize>, end: usize) -> Range<usize> {
    let end = range.end.min(end);
    range.start.min(end)..end
}
