//! The elements in print.

use e2e::{Engine, Page, PortalJourney, in_each_engine};
use serde_json::json;

/// Only one engine can emulate print, so this copies the print rules of the page and its shadow
/// trees to the screen. Returns how many there were.
const ON_PAPER: &str = "roots().flatMap(root => [...root.styleSheets, ...root.adoptedStyleSheets]).reduce((count, sheet) => {
    const out_of_layers = rules => [...rules].flatMap(rule => rule.nameList || rule.media || !rule.cssRules || rule.selectorText ? [rule] : out_of_layers(rule.cssRules));
    const rules = out_of_layers(sheet.cssRules).filter(rule => rule.media?.mediaText === 'print')
        .flatMap(rule => [...rule.cssRules]);
    for (const rule of rules) sheet.insertRule(`@layer parts { ${rule.cssText} }`, sheet.cssRules.length);
    return count + rules.length;
}, 0)";

async fn put_on_paper(page: &Page) {
    let rules = page.evaluate(ON_PAPER).await;
    assert!(rules.as_u64() > Some(2), "{rules} rules for paper");
}

in_each_engine!(the_chart_is_printed_with_its_bars_and_without_the_portals_header);

async fn the_chart_is_printed_with_its_bars_and_without_the_portals_header(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.comes_to("all('.bar').length === 2").await;
            put_on_paper(page).await;
            let bars = "all('.bar-drawing').map(bar => {
                const style = getComputedStyle(bar);
                const adjust = style.getPropertyValue('print-color-adjust') || style.getPropertyValue('-webkit-print-color-adjust');
                const fill = bar.querySelector('.bar-fill').getBoundingClientRect();
                return [adjust, bar.checkVisibility(), fill.width > 5 && fill.height > 5];
            })";
            assert_eq!(page.evaluate(bars).await, json!([["exact", true, true], ["exact", true, true]]));
            let card = "(style => [style.breakInside, style.boxShadow])(getComputedStyle(all('.card.chart')[0]))";
            assert_eq!(page.evaluate(card).await, json!(["avoid", "none"]));
            page.comes_to("!document.querySelector('.top').checkVisibility()").await;
            page.heading("Active Users").appears().await;
        })
        .await;
}

in_each_engine!(the_list_is_printed_without_what_paper_cannot_do);

async fn the_list_is_printed_without_what_paper_cannot_do(engine: Engine) {
    PortalJourney::in_engine(engine)
        .run(async |page, _| {
            page.open("/people").await;
            page.comes_to("all('table[aria-label=Users]').length === 1")
                .await;
            page.search().appears().await;
            put_on_paper(page).await;
            page.search().is_gone().await;
            page.button("Export").is_gone().await;
            let head = "/: the first 50 of [0-9,]+ users\\. Data as of /.test(all('.print-head')[0].textContent)";
            page.comes_to(head).await;
            page.link("Next").is_gone().await;
            page.comes_to("all('table[aria-label=Users]')[0].checkVisibility()")
                .await;
            assert_eq!(page.rows().await, 50);
            page.evaluate("all('a').find(link => link.textContent === 'Next' && link.closest('.foot')).click()")
                .await;
            page.comes_to("/: rows 51 to 100 of [0-9,]+ users/.test(all('.print-head')[0].textContent)")
                .await;
        })
        .await;
}

/// Checks that an engine that can emulate print does follow those rules.
#[tokio::test]
async fn chromium_goes_by_the_rules_for_paper() {
    PortalJourney::in_engine(Engine::Chromium)
        .run(async |page, _| {
            page.comes_to("all('.bar').length === 2").await;
            page.as_on_paper().await;
            page.comes_to("getComputedStyle(all('.bar-drawing')[0]).printColorAdjust === 'exact'")
                .await;
            page.comes_to("!document.querySelector('.top').checkVisibility()")
                .await;
            page.open("/people").await;
            page.comes_to("all('table[aria-label=Users]').length === 1")
                .await;
            page.search().is_gone().await;
        })
        .await;
}
