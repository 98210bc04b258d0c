//! What all pages have in common.

use maud::{DOCTYPE, Markup, html};

use crate::look::Look;
use crate::session::Session;
use crate::texts::Texts;

/// Where a page is in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `/`
    Home,
    /// `/people`
    People,
    /// `/figures`
    Figures,
    /// `/presets`
    Presets,
    /// `/activity`
    Activity,
    /// `/framed`
    Framed,
    /// Not in the navigation.
    Elsewhere,
}

/// A page for a signed-in admin: `main` below the portal's navigation.
pub fn page(look: Look, session: &Session, place: Place, title: &str, main: &Markup) -> Markup {
    let texts = look.texts();
    document(
        look,
        title,
        Some(&session.csrf_token),
        &html! {
            a.skip href="#content" { (texts.skip) }
            header.top {
                div.top-row {
                    a.brand href="/" { (logo()) (texts.brand) }
                    (navigation(texts, place))
                    div.account {
                        span.quiet { (session.admin) }
                        form method="post" action="/sign-out" {
                            input type="hidden" name="csrf" value=(session.csrf_token);
                            button.button type="submit" { (texts.sign_out) }
                        }
                    }
                }
            }
            main #content tabindex="-1" { (main) }
            (footer(look))
        },
    )
}

/// A page that needs no session: `main` without navigation.
pub fn bare(look: Look, title: &str, main: &Markup) -> Markup {
    document(
        look,
        title,
        None,
        &html! {
            main.narrow #content tabindex="-1" {
                p.brand { (logo()) (look.texts().brand) }
                (main)
            }
            (footer(look))
        },
    )
}

fn document(look: Look, title: &str, csrf_token: Option<&str>, body: &Markup) -> Markup {
    let texts = look.texts();
    html! {
        (DOCTYPE)
        html lang=(texts.lang) dir=(texts.dir) data-look=(look.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if let Some(token) = csrf_token {
                    meta name="csrf-token" content=(token);
                }
                title { (title) " · " (texts.brand) }
                link rel="icon" href="/assets/icon.svg";
                link rel="stylesheet" href="/assets/looks.css";
                link rel="stylesheet" href="/assets/portal.css";
                link rel="stylesheet" href="/assets/parts.css";
                @if csrf_token.is_some() {
                    script type="module" src="/assets/portal.js" {}
                }
            }
            body { (body) }
        }
    }
}

fn navigation(texts: &Texts, place: Place) -> Markup {
    let link = |address: &str, text: &str, here: bool| {
        html! { a href=(address) aria-current=[here.then_some("page")] { (text) } }
    };
    html! {
        nav #portal-nav aria-label=(texts.navigation) {
            (link("/", texts.home, place == Place::Home))
            (link("/people", texts.people, place == Place::People))
            (link("/figures", texts.figures, place == Place::Figures))
            (link("/presets", texts.presets, place == Place::Presets))
            (link("/activity", texts.activity, place == Place::Activity))
            (link("/insights/", texts.insights, false))
            (link("/framed", texts.framed, place == Place::Framed))
        }
    }
}

fn footer(look: Look) -> Markup {
    let texts = look.texts();
    html! {
        footer.bottom {
            div.bottom-row {
                p.quiet { (texts.footer) }
                nav.looks aria-label=(texts.looks) {
                    @for (other, name) in Look::ALL.into_iter().zip(texts.look_names) {
                        a href={ "?look=" (other.as_str()) }
                            lang=[(other == Look::Rtl).then_some("ar")]
                            aria-current=[(other == look).then_some("true")] { (name) }
                    }
                }
            }
        }
    }
}

fn logo() -> Markup {
    html! {
        svg.logo viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" {
            rect width="24" height="24" rx="6" {}
            path d="M12 4.5 17 19l-5-3.2L7 19z" {}
        }
    }
}
