//! What a screen asks of the store, in rows a second: every answer is about all users.

use std::sync::Arc;
use std::time::Duration;

use active_users::domain::{Instant, Names, Word};
use active_users::query::{Selected, Selection, SortKey, UserQuery};
use active_users::source::RecordReader;
use active_users::store::{Directory, DirectoryBuilder, Preparation, Summary};
use benches::{AS_OF, sample};
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, measurement::WallTime};

const USERS: usize = 20_000;

fn main() {
    let mut criterion = Criterion::default()
        .measurement_time(Duration::from_secs(2))
        .warm_up_time(Duration::from_secs(1))
        .sample_size(10)
        .configure_from_args();
    let document = sample(USERS);
    let mut group = criterion.benchmark_group("store");
    group.throughput(Throughput::Elements(USERS as u64));
    last_byte(&mut group, &document);
    first_use(&mut group, &document);
    later(&mut group, &document);
    group.finish();
}

/// What is left to do when the last byte has come.
fn last_byte(group: &mut BenchmarkGroup<'_, WallTime>, document: &[u8]) {
    let summary = |builder: DirectoryBuilder| Summary::of(&builder.finish(as_of(), None));
    group.bench_function("last byte to summary", |bench| {
        bench.iter_batched(|| builder(document, true), summary, BatchSize::PerIteration);
    });
    group.bench_function("last byte to summary, told late", |bench| {
        bench.iter_batched(
            || builder(document, false),
            summary,
            BatchSize::PerIteration,
        );
    });
}

/// What is made when it is asked for the first time.
fn first_use(group: &mut BenchmarkGroup<'_, WallTime>, document: &[u8]) {
    let mut prepare = |what: &str, prepare: &dyn Fn(Arc<Directory>) -> Preparation| {
        group.bench_function(what, |bench| {
            bench.iter_batched(
                || prepare(directory(document)),
                |mut preparation| while preparation.step() {},
                BatchSize::PerIteration,
            );
        });
    };
    for key in SortKey::ALL {
        let query = query(&format!("sort={}", key.as_str()));
        let what = format!("sort by {}", key.as_str());
        prepare(&what, &|directory| {
            Preparation::list(directory, &query, Names::Shown)
        });
    }
    prepare("first search", &|directory| {
        Preparation::list(directory, &query("q=ann"), Names::Shown)
    });
    prepare("managers", &Preparation::teams);
    prepare("sends", &Preparation::sends);
}

/// What is asked again and again.
fn later(group: &mut BenchmarkGroup<'_, WallTime>, document: &[u8]) {
    let directory = directory(document);
    let page = |search: &str| {
        let query = query(search);
        directory.page(&query, query.rows(), Names::Shown)
    };
    let counts = |search: &str| directory.facet_counts(&query(search), Names::Shown);
    let middle = USERS / 100;
    let middle = format!("sort=name&activity=active&page={}", middle / 2);
    group.bench_function("filter", |bench| bench.iter(|| page("activity=inactive")));
    group.bench_function("filter by manager", |bench| {
        bench.iter(|| page("manager=kim.chen@example.com"));
    });
    group.bench_function("page in the middle", |bench| bench.iter(|| page(&middle)));
    // Two texts by turns: else the second answer would be the first one again.
    group.bench_function("two searches", |bench| {
        bench.iter(|| (page("q=mar"), page("q=ann")));
    });
    group.bench_function("facets", |bench| bench.iter(|| counts("activity=inactive")));
    group.bench_function("summary", |bench| bench.iter(|| Summary::of(&directory)));
    group.bench_function("trend", |bench| bench.iter(|| directory.trend()));
    group.bench_function("selected ids", |bench| {
        let of = Selected {
            query: query("activity=inactive"),
            selection: Selection::ALL,
            names: Names::Shown,
        };
        bench.iter(|| directory.selected_ids(&of));
    });
}

fn builder(document: &[u8], is_told_early: bool) -> DirectoryBuilder {
    let (mut reader, mut builder) = (RecordReader::new(), DirectoryBuilder::new());
    if is_told_early {
        builder.measure(as_of());
    }
    reader
        .push(document, &mut builder)
        .expect("a good document");
    reader.finish(&mut builder).expect("a good document");
    builder
}

fn directory(document: &[u8]) -> Arc<Directory> {
    Arc::new(builder(document, true).finish(as_of(), None))
}

fn as_of() -> Instant {
    Instant::parse(AS_OF).expect("an instant")
}

fn query(search: &str) -> UserQuery {
    UserQuery::parse(search).query
}
