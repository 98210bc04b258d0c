//! Fields of the portal's own: what of a record they hold, how a list is filtered by them, and what a
//! file says of them.

use active_users::domain::{Names, OwnField};
use active_users::engine::{Clocks, Load, Loaded};
use active_users::export::Format;
use active_users::query::{Selected, Selection, UserQuery};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{answer, at, cases};

const AS_OF: &str = "2026-11-23T06:00:00Z";

/// Loads records with these fields.
fn load(records: &[Value], fields: &[&str]) -> Loaded {
    let document = json!({ "generated_at": AS_OF, "users": records }).to_string();
    let fields = fields.iter().map(|name| (*name).to_owned()).collect();
    let mut load = Load::new("users.json").with_fields(fields);
    let body = load.push(document.as_bytes());
    let now = at(AS_OF);
    load.finish(
        body,
        Clocks {
            response: None,
            now,
        },
    )
    .unwrap()
}

/// The ids in a list.
fn ids(loaded: &Loaded, address: &str) -> Vec<String> {
    let query = UserQuery::parse(address).query;
    let page = answer(loaded.engine.page(&query, 0..usize::MAX, Names::Shown));
    let mut ids: Vec<_> = page.rows.into_iter().map(|row| row.id).collect();
    ids.sort_by_key(|id| id.parse::<u32>().ok());
    ids
}

fn people() -> Vec<Value> {
    vec![
        json!({ "id": "1", "department": "Sales", "country": "DE" }),
        json!({ "id": "2", "department": "Sales", "country": "FR" }),
        json!({ "id": "3", "department": "R&D, Berlin", "country": "DE", "floor": 4 }),
        json!({ "id": "4", "department": "", "country": null, "floor": true }),
        json!({ "id": "5", "department": ["Sales"], "country": { "code": "DE" } }),
    ]
}

#[test]
fn values_of_one_field_are_alternatives_and_different_fields_are_not() {
    let loaded = load(&people(), &["department", "country", "floor"]);
    for (address, expected) in [
        ("field.department=Sales", vec!["1", "2"]),
        (
            "field.department=Sales,R%26D%2C+Berlin",
            vec!["1", "2", "3"],
        ),
        ("field.department=Sales&field.country=DE", vec!["1"]),
        ("field.floor=4,true", vec!["3", "4"]),
        ("field.department=sales", vec![]),
        ("field.city=Berlin", vec![]),
        ("", vec!["1", "2", "3", "4", "5"]),
    ] {
        assert_eq!(ids(&loaded, address), expected, "{address}");
    }
}

#[test]
fn a_field_that_the_load_has_not_kept_matches_nobody() {
    assert!(ids(&load(&people(), &[]), "field.department=Sales").is_empty());
}

#[test]
fn the_counts_beside_the_values_leave_out_the_filter_itself() {
    let loaded = load(&people(), &["department", "country"]);
    let query = UserQuery::parse("field.department=Sales&field.country=DE").query;
    let counts = answer(loaded.engine.facet_counts(&query, Names::Shown, &[]));
    let fields = OwnField::all_of("department,country");
    for (field, value, users) in [
        (0, "Sales", 1),
        (0, "R&D, Berlin", 1),
        (1, "DE", 1),
        (1, "FR", 1),
    ] {
        assert_eq!(
            counts.of(fields[field].parameter, value),
            Some(users),
            "{value}"
        );
    }
}

#[test]
fn a_filter_offers_the_values_of_the_data_and_those_of_the_address() {
    let loaded = load(&people(), &["country", "floor"]);
    let values = answer(loaded.engine.field_values());
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let expected = [
        ("country".to_owned(), words(&["DE", "FR"])),
        ("floor".to_owned(), words(&["4", "true"])),
    ];
    assert_eq!(values, expected);
    let query = UserQuery::parse("field.country=IT").query;
    let own = [(OwnField::all_of("country:Country")[0], values[0].1.clone())];
    let filters = query.filters(&[], &Default::default(), &own);
    let filter = filters.last().unwrap();
    assert_eq!((filter.name, filter.title), ("field.country", "Country"));
    let shown: Vec<_> = filter
        .choices
        .iter()
        .map(|it| (it.label.as_str(), it.is_chosen, it.toggled.to_string()))
        .collect();
    assert_eq!(
        shown,
        [
            ("DE", false, "field.country=DE,IT".to_owned()),
            ("FR", false, "field.country=FR,IT".to_owned()),
            ("IT", true, String::new()),
        ]
    );
}

#[test]
fn the_columns_of_a_list_come_with_its_rows() {
    let loaded = load(&people(), &["department", "country"]);
    let query = UserQuery::parse("sort=name&columns=field.country,field.department").query;
    let page = answer(loaded.engine.page(&query, 0..3, Names::Shown));
    let said: Vec<_> = page
        .rows
        .iter()
        .map(|row| row.fields.join_shown())
        .collect();
    assert_eq!(said, ["DE|Sales", "FR|Sales", "DE|R&D, Berlin"]);
    assert!(query.columns.has_usual() && !query.columns.is_usual());
}

trait JoinShown {
    fn join_shown(&self) -> String;
}

impl JoinShown for Vec<Option<String>> {
    fn join_shown(&self) -> String {
        let texts: Vec<_> = self
            .iter()
            .map(|text| text.as_deref().unwrap_or("-"))
            .collect();
        texts.join("|")
    }
}

#[test]
fn a_field_that_the_portal_has_not_set_is_ignored_and_reported() {
    let known = OwnField::all_of("country:Country");
    let parsed = UserQuery::parse("field.country=DE&field.city=Berlin&columns=field.floor");
    let parsed = parsed.with_fields(&known);
    assert_eq!(parsed.query.to_string(), "field.country=DE");
    let ignored: Vec<_> = parsed.ignored.iter().map(ToString::to_string).collect();
    assert_eq!(
        ignored,
        ["Ignored field “city, floor” in the address: no such value."]
    );
    let empty = UserQuery::parse("field.country=");
    assert_eq!(
        empty.ignored[0].to_string(),
        "Ignored field in the address: it has no value."
    );
}

#[test]
fn a_file_has_the_fields_that_are_shown() {
    let records = [json!({ "id": "1", "department": "=1+1", "status": "new", "a \"b\"": 7 })];
    let loaded = load(&records, &["department", "status", "a \"b\""]);
    let columns = "columns=idle,field.department,field.status,field.a+%22b%22";
    let file = |format| {
        let of = Selected {
            query: UserQuery::parse(columns).query,
            selection: Selection::ALL,
            names: Names::Shown,
        };
        answer(loaded.engine.file(of, format, 0..9)).text
    };
    let csv = file(Format::Csv);
    let (header, row) = csv.split_once("\r\n").unwrap();
    assert!(
        header.ends_with(",suggest_reason,department,status,\"a \"\"b\"\"\""),
        "{header}"
    );
    assert!(row.ends_with("\"'=1+1\",\"new\",\"7\"\r\n"), "{row}");
    let parsed: Value = serde_json::from_str(&file(Format::Json)).unwrap();
    assert_eq!(parsed[0]["a \"b\""], "7");
    assert!(!file(Format::Review).contains("department"));
}

/// A value as a document may have it.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..3i64).prop_map(Value::from),
        prop::sample::select(vec!["a", "b", " a ", "", " ", "ä,b", "\u{1f600}\"\\", "1"])
            .prop_map(Value::from),
        Just(json!(["a"])),
        Just(json!({ "a": "a" })),
    ]
}

/// What a field says, read slowly.
fn slow(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    };
    Some(text).filter(|text| !text.is_empty())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn lists_and_counts_agree_with_a_slow_reading(
        values in prop::collection::vec((any_value(), any_value()), 0..20),
        wanted in prop::sample::subsequence(vec!["a", "b", "ä,b", "1", "true", "-2", "\u{1f600}\"\\"], 1..4),
        country in prop::option::of(prop::sample::select(vec!["a", "1"])),
    ) {
        let records: Vec<_> = values.iter().enumerate().map(|(at, (one, other))| {
            json!({ "id": at.to_string(), "one": one, "x": [{ "one": "a" }], "other": other })
        }).collect();
        let loaded = load(&records, &["one", "other"]);
        let mut query = UserQuery::default();
        let mut chosen: Vec<_> = wanted.iter().map(|text| (*text).to_owned()).collect();
        chosen.sort_unstable();
        query.fields.set("one", chosen.clone());
        if let Some(country) = country {
            query.fields.set("other", vec![country.to_owned()]);
        }
        // The address says the same.
        prop_assert_eq!(&UserQuery::parse(&query.to_string()).query, &query);
        let has_other = |record: &&Value| country.is_none_or(|it| slow(record.get("other")).as_deref() == Some(it));
        let others: Vec<_> = records.iter().filter(has_other).collect();
        let has = |record: &Value, text: &str| slow(record.get("one")).as_deref() == Some(text);
        let expected: Vec<_> = others.iter()
            .filter(|record| chosen.iter().any(|text| has(record, text)))
            .map(|record| record["id"].as_str().unwrap().to_owned())
            .collect();
        prop_assert_eq!(ids(&loaded, &query.to_string()), expected);
        let counts = answer(loaded.engine.facet_counts(&query, Names::Shown, &[]));
        for text in ["a", "b", "ä,b", "1"] {
            let users = others.iter().filter(|record| has(record, text)).count();
            let counted = counts.of("field.one", text);
            prop_assert!(counted == Some(users) || counted.is_none() && users == 0, "{}: {:?}, {}", text, counted, users);
        }
    }
}
