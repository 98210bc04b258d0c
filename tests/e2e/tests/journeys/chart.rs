//! The Dashboard's numbers and the lists they open.

use e2e::{Journey, Org, Page, Person, sample};

#[tokio::test]
async fn a_click_on_a_bar_shows_as_many_rows_as_its_number() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").click().await;
            page.lists("3 users", 3).await;
            page.is_at("/users?activity=active").await;
            page.lists_names(&["Ada Abbott", "Ben Brown", "Cleo Chen"])
                .await;

            page.link("Dashboard").click().await;
            page.link("Inactive: 1 user (25%)").click().await;
            page.lists("1 user", 1).await;
            page.is_at("/users?activity=inactive").await;
            page.lists_names(&["Dan Drew"]).await;
        })
        .await;
}

/// The names of all Dashboard links with a number, and that number.
async fn counts(page: &Page) -> Vec<(String, usize)> {
    let names = page
        .evaluate(
            "[...document.querySelectorAll('main a[data-count]')]
                .map(a => (a.getAttribute('aria-label') ?? a.innerText).replace(/\\s+/g, ' ').trim())",
        )
        .await;
    let names = names.as_array().cloned().unwrap_or_default();
    let names = names.iter().filter_map(|name| name.as_str());
    let number = |name: &str| {
        let text = name.split_once(": ").map_or(name, |(_, text)| text);
        let digits: String = text
            .chars()
            .take_while(|c| *c != ' ')
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    names
        .filter_map(|name| Some((name.to_owned(), number(name)?)))
        .collect()
}

#[tokio::test]
async fn every_number_of_the_dashboard_is_the_number_of_rows_of_its_list() {
    Journey::with(sample(400))
        .run(async |page, _| {
            page.open("/").await;
            page.heading("By manager").appears().await;
            page.heading("Do reminders work?").appears().await;
            page.heading("Licenses to free").appears().await;
            let counts = counts(page).await;
            // Two bars, five suggestions, three idle bands, four causes, the five parts of
            // everyone, three outcomes, five managers, four kinds of licenses.
            assert_eq!(counts.len(), 31, "{counts:?}");
            for (name, count) in counts {
                assert_ne!(count, 0, "The sample reaches every number, but not {name}");
                page.link(&name).click().await;
                let noun = if count == 1 { "user" } else { "users" };
                page.lists(&format!("{count} {noun}"), count.min(50)).await;
                page.back().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_click_with_control_opens_a_tab_and_leaves_the_page_alone() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            let bar = page.link("Active: 3 users (75%)");
            bar.appears().await;
            let first = page.tabs().await;
            bar.click_with_control().await;
            let tabs = page
                .until("there is another tab", async || {
                    let tabs = page.tabs().await;
                    (tabs.len() == 2).then_some(tabs)
                })
                .await;
            page.is_at("/").await;
            page.heading("Dashboard").appears().await;
            for tab in tabs.iter().filter(|tab| !first.contains(tab)) {
                page.switch_to(tab).await;
                page.lists("3 users", 3).await;
                page.is_at("/users?activity=active").await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_table_beside_the_chart_has_the_same_numbers() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.disclosure("Show as a table").click().await;
            let table = page.part(e2e::Role::Table, "Activity of 4 onboarded users");
            let rows = "[...element.rows].map(row => [...row.cells].map(cell => cell.innerText).join(' ')).join('\\n')";
            let numbers = r"'Activity Users Share\nActive 3 75%\nInactive 1 25%'";
            table.comes_to(&format!("{rows} === {numbers}")).await;
        })
        .await;
}

#[tokio::test]
async fn bars_are_drawn_as_long_as_their_numbers() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.link("Active: 3 users (75%)").appears().await;
            let shares = page
                .evaluate(
                    "[...document.querySelectorAll('.bars-large svg')].map(svg => {
                        const [track, fill] = svg.querySelectorAll('rect');
                        return [fill.namespaceURI, fill.getBoundingClientRect().width
                            / track.getBoundingClientRect().width];
                    })",
                )
                .await;
            let svg = "http://www.w3.org/2000/svg";
            assert_eq!(shares, serde_json::json!([[svg, 0.75], [svg, 0.25]]));
        })
        .await;
}

#[tokio::test]
async fn whoever_is_not_in_the_chart_is_counted_among_everyone() {
    let org = Org::small()
        .with(Person::new("Eve Eden").pending())
        .with(Person::new("Fay Ford").pending())
        .with(Person::new("Gil Gray").unlicensed())
        .with(Person::new("Hal Holt").account("suspended"))
        .with(Person::new("Backup").account("service"));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Everyone").appears().await;
            page.shows("9 users").await;
            let parts =
                "all('.stack > rect').filter(part => part.getBoundingClientRect().width > 0)";
            page.comes_to(&format!("{parts}.length === 5")).await;
            page.link("Suspended or service: 2 users").click().await;
            page.lists("2 users", 2).await;
            page.back().await;
            page.link("No license: 1 user").click().await;
            page.lists_names(&["Gil Gray"]).await;
            page.back().await;
            page.link("Vault not created: 2 users").click().await;
            page.lists("2 users", 2).await;
        })
        .await;
}

#[tokio::test]
async fn an_action_opens_the_list_of_those_it_is_for() {
    let org = Org::small()
        .with(Person::new("Eve Eden").used(45))
        .with(Person::new("Fay Ford").used(95));
    Journey::with(org)
        .run(async |page, _| {
            page.open("/").await;
            page.heading("What to do next").appears().await;
            page.shows("3 inactive users, each in one list").await;
            let actions =
                "[...document.querySelectorAll('[aria-labelledby=to-do] a[data-count]')].map(a => a.ariaLabel)";
            let actions = page.evaluate(actions).await;
            let expected = [
                "Send a reminder: 3 users",
                "Write a direct message: 0 users",
                "Write to the manager: 0 users",
                "Re-pair a device: 0 users",
                "Wait: 0 users",
            ];
            assert_eq!(actions, serde_json::json!(expected));
            page.link("Send a reminder: 3 users").click().await;
            page.is_at("/users?activity=inactive&suggest=remind").await;
            page.lists("3 users", 3).await;
        })
        .await;
}

#[tokio::test]
async fn too_few_reminders_make_no_rate() {
    Journey::with(Org::small())
        .run(async |page, _| {
            page.open("/").await;
            page.heading("Do reminders work?").appears().await;
            page.shows("Too few to say").await;
            page.shows("0 reminders are 14 to 90 days old.").await;
            page.heading("Licenses to free").appears().await;
            page.heading("By manager").is_gone().await;
        })
        .await;
}
