//! From bytes to columns: how fast documents are read, in bytes and in records a second.

use std::hint::black_box;
use std::time::Duration;

use active_users::source::{RecordReader, Records, read_user};
use active_users::store::DirectoryBuilder;
use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};

/// So many bytes come at once, as from a network.
const CHUNK: usize = 64 * 1024;

const USERS: usize = 20_000;

fn main() {
    let mut criterion = Criterion::default()
        .measurement_time(Duration::from_secs(3))
        .warm_up_time(Duration::from_secs(1))
        .sample_size(10)
        .configure_from_args();
    let document = benches::sample(USERS);
    let mut records = Kept::default();
    read(&document, &mut records);
    assert_eq!(records.0.len(), USERS);

    let mut group = criterion.benchmark_group("reader, bytes");
    group.throughput(Throughput::Bytes(document.len() as u64));
    run(&mut group, &document, &records);
    group.finish();

    let mut group = criterion.benchmark_group("reader, records");
    group.throughput(Throughput::Elements(USERS as u64));
    run(&mut group, &document, &records);
    group.finish();
}

fn run(group: &mut BenchmarkGroup<'_, WallTime>, document: &[u8], records: &Kept) {
    group.bench_function("into columns", |bench| {
        bench.iter(|| {
            let mut builder = DirectoryBuilder::new();
            read(document, &mut builder);
            builder
        });
    });
    group.bench_function("split", |bench| {
        bench.iter(|| {
            let mut counted = Counted(0);
            read(document, &mut counted);
            counted.0
        });
    });
    group.bench_function("parse", |bench| {
        bench.iter(|| {
            for record in &records.0 {
                drop(black_box(read_user(record)));
            }
        });
    });
}

fn read(document: &[u8], records: &mut impl Records) {
    let mut reader = RecordReader::new();
    for chunk in document.chunks(CHUNK) {
        reader.push(chunk, records).expect("a good document");
    }
    reader.finish(records).expect("a good document");
}

/// Every record by itself.
#[derive(Default)]
struct Kept(Vec<Vec<u8>>);

impl Records for Kept {
    fn take(&mut self, record: &[u8]) -> bool {
        self.0.push(record.to_vec());
        true
    }

    fn give_up(&mut self, _: &[u8]) {}
}

/// How many records there are.
struct Counted(usize);

impl Records for Counted {
    fn take(&mut self, _: &[u8]) -> bool {
        self.0 += 1;
        true
    }

    fn give_up(&mut self, _: &[u8]) {}
}
