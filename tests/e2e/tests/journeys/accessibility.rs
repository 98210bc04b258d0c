//! Checks every state with axe, and what axe can't see.

use chrono::{TimeDelta, Utc};
use e2e::{Answer, Journey, Org, Page, Person, sample};
use serde_json::json;

/// Checks the pages with data in one state; `sign` shows that the state is reached.
async fn both(page: &Page, state: &str, sign: &str) -> Vec<String> {
    let mut barriers = Vec::new();
    for path in ["/", "/users", "/reminders"] {
        page.open(path).await;
        page.shows(sign).await;
        barriers.extend(page.barriers(&format!("{path} {state}")).await);
    }
    barriers
}

fn none(barriers: &[String]) {
    assert!(barriers.is_empty(), "axe found:\n{}", barriers.join("\n"));
}

#[tokio::test]
async fn ready_pages_are_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.open("/").await;
            page.heading("What to do next").appears().await;
            page.disclosure("Show as a table").click().await;
            page.disclosure("What counts as active?").click().await;
            barriers.extend(page.barriers("Dashboard").await);
            page.open("/users?activity=active,inactive&page=2&idle=nonsense")
                .await;
            page.link("Previous").appears().await;
            barriers.extend(page.barriers("Users").await);
            page.open("/reminders").await;
            page.part(e2e::Role::Table, "By text").appears().await;
            barriers.extend(page.barriers("Reminders").await);
            page.open("/nowhere").await;
            page.heading("Page not found").appears().await;
            barriers.extend(page.barriers("Not found").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn loading_pages_are_accessible() {
    Journey::with(Answer::Silence)
        .run(async |page, _| {
            let mut barriers = Vec::new();
            for path in ["/", "/users", "/reminders"] {
                page.open(path).await;
                page.part(e2e::Role::Progress, "Loading").appears().await;
                // The placeholder that is shown while a page's code loads has no heading.
                page.comes_to("document.querySelector('h1') !== null").await;
                barriers.extend(page.barriers(&format!("{path} loading")).await);
            }
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn failed_and_partial_and_old_pages_are_accessible() {
    Journey::with(Answer::Status(503))
        .run(async |page, server| {
            let mut barriers = Vec::new();
            barriers.extend(both(page, "failed", "Couldn't load users").await);
            let old = Org::at(Utc::now() - TimeDelta::days(9))
                .with(Person::new("Ada Abbott"))
                .json();
            server.users(&old[..old.len() - 1]);
            barriers.extend(both(page, "partial", "The data is incomplete.").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn records_that_are_set_aside_are_accessible() {
    let org = (0..40).fold(Org::small(), |org, _| {
        org.with_record(json!({ "id": "", "name": 7 }))
    });
    Journey::with(org)
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.open("/").await;
            page.disclosure("Show the records").click().await;
            page.shows("Reason").await;
            barriers.extend(page.barriers("Set aside").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn empty_pages_are_accessible() {
    Journey::with(Org::new())
        .run(async |page, server| {
            let mut barriers = Vec::new();
            for (path, sign) in [
                ("/", "There are no users in the data"),
                ("/users", "There are no users in the data"),
                ("/reminders", "No reminders so far"),
            ] {
                page.open(path).await;
                page.shows(sign).await;
                barriers.extend(page.barriers(&format!("{path} empty")).await);
            }
            server.users(Org::small());
            page.open("/users?q=nobody").await;
            page.heading("No users match").appears().await;
            barriers.extend(page.barriers("No match").await);
            page.open("/users?page=3").await;
            page.heading("There is no page 3").appears().await;
            barriers.extend(page.barriers("No such page").await);
            none(&barriers);
        })
        .await;
}

#[tokio::test]
async fn a_phone_is_accessible() {
    Journey::with(sample(120))
        .run(async |page, _| {
            let mut barriers = Vec::new();
            page.resize(390, 844).await;
            page.open("/").await;
            page.heading("What to do next").appears().await;
            barriers.extend(page.barriers("Dashboard on a phone").await);
            page.open("/reminders").await;
            page.part(e2e::Role::Table, "Sends").appears().await;
            barriers.extend(page.barriers("Reminders on a phone").await);
            page.open("/users?activity=inactive").await;
            page.unfold("Suggested action").await;
            barriers.extend(page.barriers("Filters on a phone").await);
            none(&barriers);
        })
        .await;
}

/// 1280 pixels at 400 % zoom.
#[tokio::test]
async fn at_320_pixels_nothing_has_to_be_scrolled_sideways() {
    let org = Org::of(70, 0)
        .with(Person::new("Maximiliane-Theodora von und zu Obereschenbach").used(45).email("maximiliane.theodora.von.und.zu.obereschenbach@subsidiary.example.com"))
        .with(Person::new("Pneumonoultramicroscopicsilicovolcanoconiosis").used(1).reminded(&[9, 20]).text("Pneumonoultramicroscopicsilicovolcanoconiosis"))
        .with_record(json!({ "id": "u-bad", "vault_created_at": "averyveryveryveryverylongvaluethatisnodate" }));
    let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    Journey::with(org)
        .run(async |page, server| {
            page.resize(320, 700).await;
            let mut wide = Vec::new();
            let mut check = async |state: &str| {
                let outside = "[...document.querySelectorAll('body *')].filter(element =>
                    element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll > *, .visually-hidden'))
                    .slice(0, 5).map(element => Math.round(element.getBoundingClientRect().right) + ': ' + element.outerHTML.slice(0, 160))";
                if page.evaluate(fits).await != true {
                    wide.push(format!("{state}: {:#}", page.evaluate(outside).await));
                }
            };
            page.open("/").await;
            page.heading("Active Users").appears().await;
            page.disclosure("Show the records").click().await;
            page.disclosure("Show as a table").click().await;
            page.disclosure("What counts as active?").click().await;
            check("The Dashboard").await;
            page.open("/users?activity=active,inactive&q=e&idle=averyveryveryveryverylongvaluethatdoesnotexist").await;
            page.comes_to("document.querySelector('.table, .empty') !== null").await;
            check("Users with filters").await;
            page.unfold("Platform").await;
            check("Users with a sheet of filters").await;
            page.open("/users").await;
            page.lists("72 users", 50).await;
            check("Users").await;
            page.open("/users?q=averyveryveryveryverylongtextthatnobodyiscalled").await;
            page.heading("No users match").appears().await;
            check("No match").await;
            page.open("/reminders").await;
            page.part(e2e::Role::Table, "Sends").appears().await;
            check("Reminders").await;
            page.open("/nowhere").await;
            page.heading("Page not found").appears().await;
            check("Not found").await;
            server.users(Answer::Status(500));
            page.open("/").await;
            page.alert().appears().await;
            check("Failed").await;
            server.users(Answer::Silence);
            page.open("/").await;
            page.part(e2e::Role::Progress, "Loading").appears().await;
            check("Loading").await;
            page.open("/users").await;
            page.part(e2e::Role::Progress, "Loading").appears().await;
            check("Loading the list").await;
            assert!(wide.is_empty(), "Too wide: {}", wide.join("\n"));
        })
        .await;
}

#[tokio::test]
async fn forced_colours_leave_the_bars_visible() {
    Journey::with(Org::small())
        .run(async |page, _| {
            for scheme in ["light", "dark"] {
                page.prefers(&[
                    ("forced-colors", "active"),
                    ("prefers-color-scheme", scheme),
                ])
                .await;
                page.open("/").await;
                let bar = page.link("Inactive: 1 user (25%)");
                bar.appears().await;
                bar.comes_to(
                    "((track, fill) => getComputedStyle(track).fill !== getComputedStyle(fill).fill)
                        (...element.querySelectorAll('rect'))",
                )
                .await;
                page.open("/users?suggest=remind").await;
                page.button("Suggested action: Send a reminder")
                    .click()
                    .await;
                page.comes_to(TICKED).await;
            }
        })
        .await;
}

/// Of the values in the open menu those that are chosen have a tick, and no other.
const TICKED: &str = "(values => values.length > 1 && values.every(value =>
    (getComputedStyle(value, '::before').visibility === 'visible') === value.hasAttribute('aria-current')))
    ([...document.querySelectorAll(':popover-open .choice')])";

#[tokio::test]
async fn reduced_motion_stops_all_motion() {
    Journey::with(Answer::Silence)
        .run(async |page, server| {
            page.prefers(&[("prefers-reduced-motion", "reduce")]).await;
            page.open("/").await;
            page.part(e2e::Role::Progress, "Loading").appears().await;
            let moving =
                "document.getAnimations().filter(animation => animation.effect.getKeyframes()
                .some(frame => 'transform' in frame || 'backgroundPosition' in frame)).length";
            assert_eq!(page.evaluate(moving).await, 0);
            server.users(Org::small());
            page.reload().await;
            page.link("Active: 3 users (75%)").appears().await;
            assert_eq!(page.evaluate(moving).await, 0);
        })
        .await;
}

#[tokio::test]
async fn every_target_is_large_enough() {
    Journey::with(sample(120))
        .run(async |page, _| {
            for path in ["/", "/users?activity=active,inactive", "/reminders"] {
                page.open(path).await;
                page.comes_to("document.querySelector('.bars, .table, .send-table') !== null")
                    .await;
                if path == "/" {
                    page.heading("By manager").appears().await;
                    page.heading("Licenses to free").appears().await;
                }
                let small = page
                    .evaluate(
                        "[...document.querySelectorAll('a, button, input, summary')]
                            .filter(e => e.checkVisibility() && !e.closest('p'))
                            .map(e => [e, e.getBoundingClientRect()])
                            .filter(([, box]) => box.width < 24 || box.height < 24)
                            .filter(([e]) => {
                                // The boxes of the rows take clicks around what is drawn of them.
                                if (e.type !== 'checkbox') return true;
                                e.scrollIntoView({ block: 'center' });
                                const box = e.getBoundingClientRect();
                                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                                return [[-11, -11], [11, -11], [-11, 11], [11, 11]].some(([across, down]) =>
                                    document.elementFromPoint(x + across, y + down) !== e);
                            })
                            .map(([e, box]) => `${e.ariaLabel || e.innerText || e.id}: ${box.width} × ${box.height}`)",
                    )
                    .await;
                assert_eq!(small, json!([]), "{path}");
            }
        })
        .await;
}
