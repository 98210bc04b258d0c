//! A large document is read and kept by a worker, and everything works without one.

use e2e::{Engine, Journey, Org, Page, Person, PortalJourney, in_each_engine};
use serde_json::json;

/// Runs before all other scripts, and keeps an eye on the page's workers.
const WATCH: &str = "
    window.workers = [];
    window.ended = new Set();
    window.loads = 0;
    const Own = window.Worker;
    window.Worker = class extends Own {
        constructor(...given) { super(...given); workers.push(this); }
        terminate() { ended.add(this); super.terminate(); }
    };
    addEventListener('active-users-load', () => loads += 1);";

/// More than is read on the page: blanks weigh as much as users.
fn heavy(org: &Org) -> String {
    org.json() + &" ".repeat(5 << 20)
}

/// Has a worker die as one dies that has no memory left.
async fn dies(page: &Page, worker: usize) {
    let dies = format!("workers[{worker}].dispatchEvent(new ErrorEvent('error'))");
    page.evaluate(&dies).await;
}

in_each_engine!(elements_share_a_worker_that_ends_with_them_and_is_started_again_when_it_dies);

async fn elements_share_a_worker_that_ends_with_them_and_is_started_again_when_it_dies(
    engine: Engine,
) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .through_errors()
        .run(async |page, host| {
            host.has("/bench/heavy.json", heavy(&Org::of(60, 40)));
            host.has("/bench/watch.js", WATCH);
            let body = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <script src=/bench/watch.js></script>
                <active-users-chart src=/bench/heavy.json></active-users-chart>
                <active-users-list src=/bench/heavy.json></active-users-list>
                <script type=module src=/insights/embed.js></script>";
            host.has("/bench", body);
            page.open("/bench").await;
            page.link("Inactive: 40 users (40%)").appears().await;
            page.lists("100 users", 50).await;
            page.search().types("Inactive 00007").await;
            page.lists_names(&["Inactive 00007"]).await;
            let workers = "[workers.length, ended.size]";
            assert_eq!(page.evaluate(workers).await, json!([1, 0]));

            page.comes_to("loads === 2").await;
            dies(page, 0).await;
            page.shows("The data was loaded again: the part of this page that reads it stopped unexpectedly.")
                .await;
            page.comes_to("loads === 4").await;
            page.lists_names(&["Inactive 00007"]).await;
            assert_eq!(page.evaluate(workers).await, json!([2, 1]));

            // Newer data has a worker of its own.
            host.has("/bench/heavy.json", heavy(&Org::of(60, 41)));
            page.evaluate("all('active-users-list')[0].reload()").await;
            page.link("Inactive: 41 users (41%)").appears().await;
            page.comes_to("workers.length === 3 && ended.size === 2").await;
            page.lacks("The data was loaded again").await;

            page.evaluate("document.querySelectorAll('active-users-chart, active-users-list').forEach(element => element.remove())")
                .await;
            page.comes_to("ended.size === 3").await;
        })
        .await;
}

#[tokio::test]
async fn a_worker_that_dies_again_and_again_is_left_to_the_reader() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.users(e2e::Answer::Text(heavy(&Org::small())));
            page.prepare(WATCH).await;
            page.open("/").await;
            page.link("Inactive: 1 user (25%)").appears().await;
            dies(page, 0).await;
            page.shows("The data was loaded again").await;
            page.link("Inactive: 1 user (25%)").appears().await;
            dies(page, 1).await;
            page.shows(
                "The data couldn't be read: the part of this page that reads it stopped. Retry; if it happens again, close \
                 other tabs or reload the page.",
            )
            .await;
            page.button("Retry").click().await;
            page.link("Inactive: 1 user (25%)").appears().await;
            page.lacks("The data was loaded again").await;
        })
        .await;
}

#[tokio::test]
async fn a_worker_that_lacks_a_part_of_the_program_gives_way_to_the_page() {
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.users(e2e::Answer::Text(heavy(&Org::small())));
            page.prepare(WATCH).await;
            // The page has the part by now.
            page.open("/guide").await;
            page.comes_to("workers.length === 1").await;
            page.heading("Send a reminder").appears().await;
            page.comes_to("performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('_list.wasm') && responseEnd > 0)")
                .await;
            server.lose("_list.wasm");
            page.link("Users").click().await;
            page.lists("4 users", 4).await;
            page.shows("The data was loaded again").await;
            assert_eq!(
                page.evaluate("[workers.length, ended.size]").await,
                json!([1, 1])
            );
        })
        .await;
}

/// What a page says, once it has come to rest.
async fn pages(page: &Page) -> Vec<String> {
    let mut pages = Vec::new();
    for (address, there) in [
        ("/", "Licenses to free"),
        ("/users?activity=inactive&sort=name", "1–50 of 60"),
        (
            "/users?activity=inactive&sort=-reminders&page=2",
            "51–60 of 60",
        ),
        ("/users?q=inactive%200000&columns=status,idle", "9 users"),
        ("/users?user=u-7", "Stages"),
        ("/users/u-101", "Stages"),
        ("/reminders", "Still open"),
    ] {
        page.open(address).await;
        page.shows(there).await;
        match address {
            // Each card waits for an answer of its own.
            "/" => page.comes_to("['trend', 'reminders', 'licenses'].every(card => document.querySelector(`.card-${card}`))").await,
            "/users?user=u-7" => page.shows("1–50 of 160").await,
            _ => {}
        }
        page.frames().await;
        pages.push(page.text().await);
    }
    pages
}

#[tokio::test]
async fn without_a_worker_every_page_says_the_same() {
    let org = (1..=20).fold(Org::of(100, 40), |org, number| {
        let person = Person::new(&format!("Reminded {number:02}"));
        org.with(person.used(50).reminded(&[9, 3]))
    });
    Journey::with(Org::small())
        .through_errors()
        .run(async |page, server| {
            server.users(e2e::Answer::Text(heavy(&org)));
            page.prepare(WATCH).await;
            let with = pages(page).await;
            assert_eq!(page.evaluate("workers.length").await, 1);
            let policy = xtask::serve::POLICY;
            server.policy(&policy.replace("worker-src 'self'", "worker-src 'none'"));
            let without = pages(page).await;
            assert_eq!(page.evaluate("ended.size").await, 1, "A worker has run");
            for (with, without) in with.iter().zip(&without) {
                assert_eq!(with, without);
            }
        })
        .await;
}
