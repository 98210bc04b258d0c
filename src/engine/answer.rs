//! Answers questions from a [`Directory`]: what all engines that hold the data have in common.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::protocol::{
    Addresses, AskOverview, AskUsers, FilePart, Selected, Stopped, from_bytes, to_bytes,
};
use crate::domain::is_address;
use crate::export::{Format, Writer};
use crate::store::{Directory, Export, Summary};

/// The data that is asked about.
#[derive(Debug)]
pub struct Data {
    directory: Arc<Directory>,
    /// The users of the latest file: it is asked for part by part.
    export: Mutex<Option<(Selected, Order, Arc<Export>)>>,
}

/// The order of the users in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    OfTheList,
    ByManager,
}

/// Answers a question of [`AskUsers`].
pub type AnswerUsers = fn(&Data, &[u8]) -> Result<Vec<u8>, Stopped>;

/// Answers a question of [`AskOverview`].
///
/// # Errors
/// When it is none.
pub fn answer_overview(data: &Data, question: &[u8]) -> Result<Vec<u8>, Stopped> {
    let directory = &data.directory;
    Ok(match from_bytes(question)? {
        AskOverview::Summary => {
            let mut counts = Vec::new();
            Summary::new(|query| {
                let users = directory.count(query);
                counts.push(users);
                users
            });
            to_bytes(&counts)
        }
        AskOverview::Trend => to_bytes(&directory.trend()),
        AskOverview::History => to_bytes(&directory.history()),
        AskOverview::ReminderEffect => to_bytes(&directory.reminder_effect()),
        AskOverview::Teams(names) => to_bytes(&directory.teams(names)),
        AskOverview::SetAside(range) => {
            let all = directory.set_aside();
            to_bytes(&all.get(within(range, all.len())).unwrap_or_default())
        }
    })
}

/// Answers a question of [`AskUsers`].
///
/// # Errors
/// When it is none.
pub fn answer_users(data: &Data, question: &[u8]) -> Result<Vec<u8>, Stopped> {
    let directory = &data.directory;
    Ok(match from_bytes(question)? {
        AskUsers::Page(query, rows, names) => to_bytes(&directory.page(&query, rows, names)),
        AskUsers::Platforms => to_bytes(&directory.platforms()),
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
        AskUsers::Count(Selected {
            query,
            selection,
            names,
        }) => to_bytes(&directory.selected(&query, &selection, names)),
        AskUsers::Ids(Selected {
            query,
            selection,
            names,
        }) => to_bytes(&directory.selected_ids(&query, &selection, names)),
        AskUsers::Audience(of, rules, most) => {
            let Selected {
                query,
                selection,
                names,
            } = of;
            to_bytes(&directory.audience(&query, &selection, names, &rules, most))
        }
        AskUsers::AudienceOfOne(id, rules) => to_bytes(&directory.audience_of_one(&id, &rules)),
        AskUsers::File(of, format, rows) => to_bytes(&data.file(&of, format, rows)),
        AskUsers::Addresses(of, rows) => to_bytes(&data.addresses(&of, rows)),
        AskUsers::People(ids) => {
            let ids: Vec<_> = ids.iter().map(String::as_str).collect();
            to_bytes(&directory.people(&ids))
        }
        AskUsers::KnowsAddresses => to_bytes(&directory.knows_addresses()),
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

    /// The users of a file: those of the part before, where it is the same file.
    fn export(&self, of: &Selected, order: Order) -> Arc<Export> {
        let mut latest = self.export.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((before, its_order, export)) = &*latest
            && (before, *its_order) == (of, order)
        {
            return export.clone();
        }
        let Selected {
            query,
            selection,
            names,
        } = of;
        let export = Export::new(self.directory.clone(), query, selection, *names);
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
