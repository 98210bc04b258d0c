//! The instant that everything is measured against may be known from the start, be told late, or
//! change: the organization is the same, however it was told.

use active_users::domain::{Instant, Names, Span, Word};
use active_users::query::{Sort, SortKey, UserQuery};
use active_users::source::RecordReader;
use active_users::store::{Directory, DirectoryBuilder, LiveCounts, Summary};
use proptest::prelude::*;

use crate::directory::likely_query;
use crate::histories::histories;
use crate::organization::{Organization, organization};
use crate::support::{AS_OF, at, cases, chunks};

/// Builds an organization chunk by chunk, and says an instant before each chunk where there is one.
fn build(
    organization: &Organization,
    told: impl Fn(usize) -> Option<Instant>,
    as_of: Instant,
) -> (Directory, Vec<Option<LiveCounts>>) {
    let (mut reader, mut builder) = (RecordReader::new(), DirectoryBuilder::new());
    let mut counts = Vec::new();
    let pieces = chunks(organization.document.as_bytes(), &organization.chunks);
    for (number, chunk) in pieces.into_iter().enumerate() {
        if let Some(as_of) = told(number) {
            builder.measure(as_of);
        }
        reader.push(chunk, &mut builder).unwrap();
        counts.push(builder.counts());
    }
    // Damage ends some of the documents.
    let _ = reader.finish(&mut builder);
    counts.push(builder.counts());
    (builder.finish(as_of, None), counts)
}

/// Everything that two directories may differ in.
fn is_same(one: &Directory, other: &Directory, queries: &[UserQuery]) -> Result<(), TestCaseError> {
    prop_assert_eq!(Summary::of(one), Summary::of(other));
    prop_assert_eq!(one.set_aside(), other.set_aside());
    prop_assert_eq!(one.records(), other.records());
    prop_assert_eq!(one.platforms(), other.platforms());
    prop_assert_eq!(
        (one.newest_use(), one.history()),
        (other.newest_use(), other.history())
    );
    prop_assert_eq!(one.trend(), other.trend());
    prop_assert_eq!(
        (one.sends(), one.reminder_effect()),
        (other.sends(), other.reminder_effect())
    );
    prop_assert_eq!(one.teams(Names::Shown), other.teams(Names::Shown));
    let orders = SortKey::ALL.iter().map(|key| UserQuery {
        sort: Sort {
            key: *key,
            descending: false,
        },
        ..UserQuery::default()
    });
    for query in orders.chain(queries.iter().cloned()) {
        let page = |directory: &Directory| directory.page(&query, 0..usize::MAX, Names::Shown);
        let rows = page(one).rows;
        prop_assert_eq!(&rows, &page(other).rows, "{}", query);
        let counts = |directory: &Directory| directory.facet_counts(&query, Names::Shown);
        prop_assert_eq!(counts(one), counts(other), "{}", query);
        for row in rows {
            let profile = |directory: &Directory| directory.profile(&row.id, &query, Names::Shown);
            prop_assert_eq!(profile(one), profile(other));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_organization_is_the_same_whenever_the_instant_is_told(
        organization in prop_oneof![organization(15), histories(15)],
        queries in proptest::collection::vec(likely_query(), 3),
        late in 0..40usize,
        off in -80..80i64,
    ) {
        let as_of = at(AS_OF);
        let other = as_of + Span::days(off);
        let (plain, _) = build(&organization, |_| None, as_of);
        let (early, counts) = build(&organization, |number| (number == 0).then_some(as_of), as_of);
        is_same(&plain, &early, &queries)?;
        let (told_late, _) = build(&organization, |number| (number == late).then_some(as_of), as_of);
        is_same(&plain, &told_late, &queries)?;
        let (told_wrong, _) = build(&organization, |number| (number <= late).then_some(other), as_of);
        is_same(&plain, &told_wrong, &queries)?;
        let (told_twice, _) = build(&organization, |number| Some(if number < late { other } else { as_of }), as_of);
        is_same(&plain, &told_twice, &queries)?;

        let summary = Summary::of(&plain);
        let last = LiveCounts {
            onboarded: summary.onboarded.users,
            active: summary.active.users,
            inactive: summary.inactive.users,
            never: summary.never.unwrap().users,
        };
        prop_assert_eq!(counts.last(), Some(&Some(last)));
        let mut before = LiveCounts::default();
        for counts in counts.into_iter().flatten() {
            prop_assert!(counts.onboarded >= before.onboarded && counts.active >= before.active, "{:?}", counts);
            prop_assert_eq!(counts.onboarded, counts.active + counts.inactive);
            before = counts;
        }
    }
}

#[test]
fn there_are_no_counts_before_there_is_an_instant() {
    let mut builder = DirectoryBuilder::new();
    let user = |id: u32, vault: &str| {
        format!(r#"{{"id":{id},"vault_created_at":"{vault}","last_used_at":"{vault}"}}"#)
    };
    builder.push(user(1, "2026-11-20T00:00:00Z").as_bytes());
    assert_eq!(builder.counts(), None);
    builder.measure(at(AS_OF));
    let counts = |active, inactive| {
        Some(LiveCounts {
            onboarded: active + inactive,
            active,
            inactive,
            never: 0,
        })
    };
    assert_eq!(builder.counts(), counts(1, 0));
    builder.push(user(2, "2026-08-20T00:00:00Z").as_bytes());
    assert_eq!(builder.counts(), counts(1, 1));
    // Read twice, not JSON, and too late to be true: none of these counts.
    builder.push(user(2, "2026-11-20T00:00:00Z").as_bytes());
    builder.push(b"{");
    builder.push(user(3, "2026-11-24T06:00:01Z").as_bytes());
    assert_eq!(builder.counts(), counts(1, 1));
    builder.measure(at("2026-09-01T00:00:00Z"));
    assert_eq!(builder.counts(), counts(1, 0));
}
