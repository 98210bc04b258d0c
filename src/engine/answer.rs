//! Answers questions from a [`Directory`], for every engine that holds the data itself.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::host::Answering;
use super::pause::in_slices;
use super::protocol::{Addresses, AskOverview, AskUsers, FilePart, from_bytes, to_bytes};
use crate::domain::is_address;
use crate::export::{Format, Writer};
use crate::query::Selected;
use crate::store::{Directory, Export, Preparation, Summary};

/// The data that is asked about.
#[derive(Debug)]
pub struct Data {
    directory: Arc<Directory>,
    /// The users of the latest export, kept because its parts are asked for one by one.
    export: Mutex<Option<(Selected, Order, Arc<Export>)>>,
}

/// The order of the users in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    OfTheList,
    ByManager,
}

/// Answers a question of [`AskUsers`].
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
            AskUsers::Page(query, _, names) | AskUsers::Profile(_, query, names) => {
                Preparation::list(directory, query, *names)
            }
            AskUsers::Count(of) => Preparation::length(directory, &of.query, of.names),
            // The first part has prepared the others.
            AskUsers::File(_, _, rows) | AskUsers::Addresses(_, rows) if rows.start > 0 => {
                return None;
            }
            AskUsers::Ids(of)
            | AskUsers::Audience(of, ..)
            | AskUsers::File(of, ..)
            | AskUsers::Addresses(of, _) => Preparation::list(directory, &of.query, of.names),
            AskUsers::FacetCounts(query, names, _) => Preparation::counts(directory, query, *names),
            AskUsers::Managers(..) => Preparation::teams(directory),
            AskUsers::Sends => Preparation::sends(directory),
            AskUsers::PrepareSearch(names) => Preparation::search(directory, *names),
            AskUsers::Platforms
            | AskUsers::FieldValues
            | AskUsers::AudienceOfOne(..)
            | AskUsers::People(_)
            | AskUsers::KnowsAddresses => return None,
        })
    }

    fn users(&self, question: AskUsers) -> Vec<u8> {
        let directory = &self.directory;
        match question {
            AskUsers::Page(query, rows, names) => to_bytes(&directory.page(&query, rows, names)),
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
            AskUsers::Sends => to_bytes(&directory.sends()),
            AskUsers::Profile(id, query, names) => to_bytes(&directory.profile(&id, &query, names)),
            AskUsers::Count(of) => to_bytes(&directory.selected(&of)),
            AskUsers::Ids(of) => to_bytes(&directory.selected_ids(&of)),
            AskUsers::Audience(of, rules, most) => to_bytes(&directory.audience(&of, &rules, most)),
            AskUsers::AudienceOfOne(id, rules) => to_bytes(&directory.audience_of_one(&id, &rules)),
            AskUsers::File(of, format, rows) => to_bytes(&self.file(&of, format, rows)),
            AskUsers::Addresses(of, rows) => to_bytes(&self.addresses(&of, rows)),
            AskUsers::People(ids) => {
                let ids: Vec<_> = ids.iter().map(String::as_str).collect();
                to_bytes(&directory.people(&ids))
            }
            AskUsers::KnowsAddresses => to_bytes(&directory.knows_addresses()),
            AskUsers::PrepareSearch(_) => to_bytes(&()),
        }
    }

    fn file(&self, of: &Selected, format: Format, rows: Range<usize>) -> FilePart {
        let order = match format {
            Format::Csv | Format::Json => Order::OfTheList,
            Format::Review => Order::ByManager,
        };
        let export = self.export(of, order);
        let total = export.len();
        let as_of = self.directory.as_of();
        let mut writer = Writer::new(format, &of.query.columns, as_of, of.names);
        let mut text = match rows.start {
            0 => format!("{}{}", format.mark(), writer.start()),
            _ => {
                writer.go_on();
                String::new()
            }
        };
        let is_last = rows.end >= total;
        text += &writer.push(&export.users(rows));
        if is_last {
            text += writer.end();
        }
        FilePart { text, total }
    }

    fn addresses(&self, of: &Selected, rows: Range<usize>) -> Addresses {
        let export = self.export(of, Order::OfTheList);
        let users = export.users(rows).into_iter();
        let emails = users.filter_map(|one| one.user.email.map(String::from));
        let (emails, left_out): (Vec<_>, Vec<_>) = emails.partition(|email| is_address(email));
        Addresses {
            emails,
            left_out: left_out.len(),
            total: export.len(),
        }
    }

    /// The users of an export; reuses the list made for its previous part.
    fn export(&self, of: &Selected, order: Order) -> Arc<Export> {
        let mut latest = self.export.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((before, its_order, export)) = &*latest
            && (before, *its_order) == (of, order)
        {
            return export.clone();
        }
        let export = Export::new(self.directory.clone(), of);
        let export = Arc::new(match order {
            Order::OfTheList => export,
            Order::ByManager => export.by_manager(),
        });
        *latest = Some((of.clone(), order, export.clone()));
        export
    }
}

/// The part of a range that lies before an end.
fn within(range: Range<usize>, end: usize) -> Range<usize> {
    let end = range.end.min(end);
    range.start.min(end)..end
}
