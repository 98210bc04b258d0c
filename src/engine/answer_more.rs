//! Answers what is asked after a list is there, for every engine that holds the data itself.

use std::ops::Range;
use std::sync::{Arc, PoisonError};

use super::answer::{Data, Order};
use super::host::Answering;
use super::pause::in_slices;
use super::protocol::{Addresses, AskMore, FilePart, from_bytes, to_bytes};
use crate::domain::is_address;
use crate::export::{Format, Writer};
use crate::query::Selected;
use crate::store::{Export, Preparation};

/// Answers a question of [`AskMore`].
///
/// # Errors
/// If the bytes are not such a question.
pub fn answer_more(data: Arc<Data>, question: Vec<u8>) -> Answering {
    Box::pin(async move {
        let question = from_bytes(&question)?;
        if let Some(preparation) = data.preparation_for_more(&question) {
            in_slices(preparation).await;
        }
        Ok(data.more(question))
    })
}

impl Data {
    /// The work on all rows that a question needs.
    fn preparation_for_more(&self, question: &AskMore) -> Option<Preparation> {
        let directory = self.directory.clone();
        Some(match question {
            AskMore::Profile(_, query, names) => Preparation::list(directory, query, *names),
            // The first part has prepared the others.
            AskMore::File(_, _, rows) | AskMore::Addresses(_, rows) if rows.start > 0 => {
                return None;
            }
            AskMore::Audience(of, ..) | AskMore::File(of, ..) | AskMore::Addresses(of, _) => {
                Preparation::list(directory, &of.query, of.names)
            }
            AskMore::Sends => Preparation::sends(directory),
            AskMore::AudienceOfOne(..) | AskMore::People(_) | AskMore::KnowsAddresses => {
                return None;
            }
        })
    }

    fn more(&self, question: AskMore) -> Vec<u8> {
        let directory = &self.directory;
        match question {
            AskMore::Sends => to_bytes(&directory.sends()),
            AskMore::Profile(id, query, names) => to_bytes(&directory.profile(&id, &query, names)),
            AskMore::Audience(of, rules, most) => to_bytes(&directory.audience(&of, &rules, most)),
            AskMore::AudienceOfOne(id, rules) => to_bytes(&directory.audience_of_one(&id, &rules)),
            AskMore::File(of, format, rows) => to_bytes(&self.file(&of, format, rows)),
            AskMore::Addresses(of, rows) => to_bytes(&self.addresses(&of, rows)),
            AskMore::People(ids) => {
                let ids: Vec<_> = ids.iter().map(String::as_str).collect();
                to_bytes(&directory.people(&ids))
            }
            AskMore::KnowsAddresses => to_bytes(&directory.knows_addresses()),
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
