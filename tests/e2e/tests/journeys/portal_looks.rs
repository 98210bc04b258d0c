//! How the portal's looks affect the chart.

use e2e::{Engine, Org, Page, PortalJourney, Trouble, in_each_engine};
use serde_json::{Value, json};

/// The chart's computed look: the Active bar, the card, the direction, the font.
const LOOK: &str = "(() => {
    const of = selector => getComputedStyle(all('active-users-chart')[0].shadowRoot.querySelector(selector));
    const bar = all('.bar-drawing')[0];
    return {
        accent: of('.bar-fill-accent').fill,
        surface: of('.card').backgroundColor,
        text: of('.card').color,
        radius: of('.bar').borderTopLeftRadius,
        direction: of('.card').direction,
        mirrored: getComputedStyle(bar).transform !== 'none',
    };
})()";

async fn look(page: &Page) -> Value {
    page.comes_to("all('.bar-fill-accent').length === 1").await;
    page.evaluate(LOOK).await
}

in_each_engine!(the_looks_of_the_portal_are_those_of_the_chart);

async fn the_looks_of_the_portal_are_those_of_the_chart(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/?look=light").await;
            let light = json!({
                "accent": "rgb(10, 88, 202)", "surface": "rgb(255, 255, 255)", "text": "rgb(23, 32, 46)",
                "radius": "6px", "direction": "ltr", "mirrored": false,
            });
            assert_eq!(look(page).await, light);
            page.open("/?look=dark").await;
            let dark = json!({
                "accent": "rgb(86, 212, 196)", "surface": "rgb(23, 27, 33)", "text": "rgb(232, 236, 242)",
                "radius": "12px", "direction": "ltr", "mirrored": false,
            });
            assert_eq!(look(page).await, dark);
            page.open("/?look=rtl").await;
            let rtl = json!({
                "accent": "rgb(15, 107, 92)", "surface": "rgb(255, 255, 255)", "text": "rgb(23, 32, 46)",
                "radius": "2px", "direction": "rtl", "mirrored": true,
            });
            assert_eq!(look(page).await, rtl);
        })
        .await;
}

in_each_engine!(the_theme_attribute_is_stronger_than_the_portals_look);

async fn the_theme_attribute_is_stronger_than_the_portals_look(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/?look=light").await;
            look(page).await;
            for (theme, surface) in [
                ("dark", "rgb(23, 27, 33)"),
                ("light", "rgb(255, 255, 255)"),
                ("auto", "rgb(255, 255, 255)"),
            ] {
                page.evaluate(&format!("(all('active-users-chart')[0].theme = '{theme}')"))
                    .await;
                assert_eq!(look(page).await["surface"], surface, "{theme} on light");
            }
            page.open("/?look=dark").await;
            look(page).await;
            for (theme, surface) in [
                ("light", "rgb(255, 255, 255)"),
                ("dark", "rgb(23, 27, 33)"),
                ("auto", "rgb(23, 27, 33)"),
            ] {
                page.evaluate(&format!("(all('active-users-chart')[0].theme = '{theme}')"))
                    .await;
                assert_eq!(look(page).await["surface"], surface, "{theme} on dark");
            }
        })
        .await;
}

in_each_engine!(the_theme_attribute_is_stronger_than_a_rule_of_the_page);

async fn the_theme_attribute_is_stronger_than_a_rule_of_the_page(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/look.css",
                "active-users-chart { color-scheme: light; }",
            );
            host.has("/bench", PAGE);
            page.open("/bench").await;
            assert_eq!(look(page).await["surface"], "rgb(255, 255, 255)");
            page.evaluate("(all('active-users-chart')[0].theme = 'dark')")
                .await;
            assert_eq!(look(page).await["surface"], "rgb(23, 27, 33)");
        })
        .await;
}

in_each_engine!(custom_properties_and_parts_reach_into_the_chart);

async fn custom_properties_and_parts_reach_into_the_chart(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/look.css",
                "active-users-chart { --active-users-accent: rebeccapurple; --active-users-radius: 0;
                    --active-users-surface: rgb(1, 2, 3); --active-users-text: rgb(250, 251, 252);
                    --active-users-text-quiet: rgb(200, 201, 202); --active-users-line: rgb(4, 5, 6);
                    --active-users-font: 'Courier New', monospace; --active-users-space: 8px; }
                active-users-chart::part(card) { border-width: 7px; box-shadow: none; }
                active-users-chart::part(title) { letter-spacing: 5px; }
                active-users-chart::part(as-of) { font-style: italic; }
                active-users-chart::part(summary) { text-indent: 9px; }
                active-users-chart::part(bar) { outline: 3px solid rgb(7, 8, 9); }
                active-users-chart::part(number) { font-weight: 900; }
                active-users-chart::part(fill inactive) { fill: rgb(9, 9, 9); }",
            );
            host.has("/bench", PAGE);
            page.open("/bench").await;
            page.link("Active: 3 users (75%)").appears().await;
            for (selector, property, value) in [
                (".bar-fill-accent", "fill", "rgb(102, 51, 153)"),
                (".bar-fill-neutral", "fill", "rgb(9, 9, 9)"),
                (".card", "background-color", "rgb(1, 2, 3)"),
                (".card", "border-top-color", "rgb(4, 5, 6)"),
                (".card", "border-top-width", "7px"),
                (".card", "box-shadow", "none"),
                (".card", "border-top-left-radius", "0px"),
                (".card", "padding-top", "32px"),
                (".card", "color", "rgb(250, 251, 252)"),
                (".card-title", "letter-spacing", "5px"),
                (".as-of", "font-style", "italic"),
                (".card-text", "color", "rgb(200, 201, 202)"),
                (".card-text", "text-indent", "9px"),
                (".bar", "outline-width", "3px"),
                (".bar-number", "font-weight", "900"),
            ] {
                let style = format!(
                    "getComputedStyle(all('{selector}')[0]).getPropertyValue('{property}')"
                );
                assert_eq!(page.evaluate(&style).await, value, "{property} of {selector}");
            }
            let font = page.evaluate("getComputedStyle(all('.card')[0]).fontFamily").await;
            assert!(font.to_string().contains("Courier New"), "{font}");
        })
        .await;
}

/// The documentation, whose style sheets are tried here.
const DOCS: &str = include_str!("../../../../docs/embedding/looks.md");

/// The first style sheet of the documentation behind a text.
fn documented(behind: &str) -> &'static str {
    let css = DOCS.split_once(behind).and_then(|(_, rest)| {
        let (_, css) = rest.split_once("```css\n")?;
        Some(css.split_once("```")?.0)
    });
    css.unwrap_or_else(|| panic!("The documentation has no style sheet behind {behind}"))
}

in_each_engine!(a_preset_takes_the_looks_of_its_framework);

async fn a_preset_takes_the_looks_of_its_framework(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench", PAGE);
            for (preset, variables) in [
                (
                    "Bootstrap:",
                    "--bs-link-color: rgb(13, 110, 253); --bs-body-color: rgb(33, 37, 41);
                    --bs-secondary-color: rgba(33, 37, 41, 0.75); --bs-body-bg: rgb(250, 250, 250);
                    --bs-border-color: rgb(222, 226, 230); --bs-body-font-family: Courier; --bs-border-radius: 5px",
                ),
                (
                    "Material, with",
                    "--mat-sys-primary: rgb(13, 110, 253); --mat-sys-on-surface: rgb(33, 37, 41);
                    --mat-sys-on-surface-variant: rgb(70, 70, 79); --mat-sys-surface: rgb(250, 250, 250);
                    --mat-sys-outline-variant: rgb(222, 226, 230); --mat-sys-body-large-font: Courier;
                    --mat-sys-corner-small: 5px",
                ),
                (
                    "Django's admin:",
                    "--link-fg: rgb(13, 110, 253); --body-fg: rgb(33, 37, 41);
                    --body-quiet-color: rgb(102, 102, 102); --body-bg: rgb(250, 250, 250);
                    --hairline-color: rgb(222, 226, 230); --font-family-primary: Courier",
                ),
            ] {
                let css = format!(":root {{ {variables} }} {}", documented(preset));
                host.has("/bench/look.css", css);
                page.open("/bench").await;
                page.link("Active: 3 users (75%)").appears().await;
                let of = "(selector, property) => getComputedStyle(all(selector)[0]).getPropertyValue(property)";
                let found = page
                    .evaluate(&format!(
                        "(of => [of('.bar-fill-accent', 'fill'), of('.card', 'color'), of('.card', 'background-color'),
                            of('.card', 'border-top-color'), of('.card', 'font-family')])({of})"
                    ))
                    .await;
                let expected = json!([
                    "rgb(13, 110, 253)",
                    "rgb(33, 37, 41)",
                    "rgb(250, 250, 250)",
                    "rgb(222, 226, 230)",
                    "Courier"
                ]);
                assert_eq!(found, expected, "{preset}");
            }
        })
        .await;
}

/// Chromium only: the others don't measure it.
#[tokio::test]
async fn a_page_that_reserves_the_charts_space_does_not_jump() {
    PortalJourney::in_engine(Engine::Chromium)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::of(1500, 700).json());
            let css = format!(
                "body {{ margin: 1rem }} main {{ max-width: 40rem }} {}",
                documented("Reserve the chart's space")
            );
            host.has("/bench/look.css", css);
            host.has(
                "/bench/shifts.js",
                "window.shift = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => (shift += entry.value)))
                    .observe({ type: 'layout-shift', buffered: true });",
            );
            let below = "<p>Below</p>".repeat(20);
            host.has(
                "/bench",
                format!("<!doctype html><title>Bench</title><link rel=icon href=data:,>
                    <link rel=stylesheet href=/bench/look.css><script src=/bench/shifts.js></script>
                    <script type=module src=/insights/embed.js></script>
                    <main><active-users-chart src=/bench/small.json></active-users-chart>{below}</main>"),
            );
            // The skeleton stands there until the document may arrive.
            host.troubles("/bench/small.json", [Trouble::Held]);
            page.open("/bench").await;
            page.comes_to("all('.skeleton').length === 1").await;
            page.frames().await;
            host.lets_go();
            page.link("Active: 1,500 users (68%)").appears().await;
            page.frames().await;
            let shift = page.evaluate("shift").await.as_f64().unwrap_or(1.0);
            assert!(shift <= 0.02, "The page jumped by {shift}");
        })
        .await;
}

in_each_engine!(the_styles_of_the_page_and_those_of_the_chart_are_apart);

/// The page's crude styles and the chart's styles don't affect each other.
async fn the_styles_of_the_page_and_those_of_the_chart_are_apart(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has(
                "/bench/look.css",
                ".card, a, h2, p, rect, svg { display: none !important; color: red !important }
                #mine { display: block !important; }",
            );
            host.has(
                "/bench",
                format!("{PAGE}<p id=mine class=card>The page's own</p>"),
            );
            page.open("/bench").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.heading("Active Users").appears().await;
            let own = "getComputedStyle(document.querySelector('#mine'))";
            assert_eq!(
                page.evaluate(&format!("{own}.color")).await,
                "rgb(255, 0, 0)"
            );
            assert_eq!(page.evaluate(&format!("{own}.padding")).await, "0px");
        })
        .await;
}

/// A portal that sizes its root at 10 pixels and has unusual text styles.
const CRUDE: &str =
    "html { font-size: 62.5%; text-transform: uppercase; letter-spacing: 3px; text-indent: 9px;
        word-spacing: 9px; white-space: nowrap }
    #place { width: 700px }
    #place.wide { width: 901px }";

in_each_engine!(sizes_and_text_are_not_those_of_a_crude_portal);

async fn sizes_and_text_are_not_those_of_a_crude_portal(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            host.has("/bench/small.json", Org::small().json());
            host.has("/bench/look.css", CRUDE);
            host.has(
                "/bench",
                format!("{PAGE}<div id=place><active-users-list src=/bench/small.json></active-users-list></div>"),
            );
            page.open("/bench").await;
            page.link("Active: 3 users (75%)").appears().await;
            page.lists("4 users", 4).await;
            for (selector, property, value) in [
                (".card", "font-size", "15px"),
                (".card", "text-transform", "none"),
                (".card", "letter-spacing", "normal"),
                (".card", "text-indent", "0px"),
                (".card", "word-spacing", "0px"),
                (".card", "white-space", "normal"),
                (".bar-drawing", "height", "12px"),
                ("table[aria-label=Users] > tbody > tr", "display", "grid"),
            ] {
                let style = format!(
                    "getComputedStyle(all('{selector}')[0]).getPropertyValue('{property}')"
                );
                assert_eq!(page.evaluate(&style).await, value, "{property} of {selector}");
            }
            page.evaluate("void (all('#place')[0].className = 'wide')").await;
            page.frames().await;
            let is_in_place = "all('#place, .embed, .table-scroll').every(part => part.scrollWidth <= part.clientWidth)";
            assert_eq!(page.evaluate(is_in_place).await, true);
        })
        .await;
}

/// Chromium only: engines draw their triangles differently.
#[tokio::test]
async fn from_right_to_left_a_summary_leaves_room_for_its_triangle() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.open("/?look=rtl").await;
            page.disclosure("Show as a table").appears().await;
            let room =
                "all('summary').filter(summary => summary.checkVisibility()).map(summary => {
                const text = document.createRange();
                text.selectNodeContents(summary);
                return summary.getBoundingClientRect().right - text.getBoundingClientRect().right;
            }).every(room => room > 8)";
            assert_eq!(page.evaluate(room).await, true);
        })
        .await;
}

const PAGE: &str = "<!doctype html><title>Bench</title><link rel=icon href=data:,>
    <link rel=stylesheet href=/bench/look.css>
    <script type=module src=/insights/embed.js></script>
    <active-users-chart src=/bench/small.json></active-users-chart>";
