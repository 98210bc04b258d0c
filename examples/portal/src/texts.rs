//! The texts of the portal's own pages.

mod arabic;
mod english;

pub use arabic::ARABIC;
pub use english::ENGLISH;

/// All texts in one language. `{n}` stands for a number.
#[derive(Debug)]
pub struct Texts {
    pub lang: &'static str,
    pub dir: &'static str,
    /// The date format, as a chrono format string.
    pub date: &'static str,
    /// The same with the time and its zone.
    pub moment: &'static str,

    pub brand: &'static str,
    pub skip: &'static str,
    pub navigation: &'static str,
    pub home: &'static str,
    pub people: &'static str,
    pub figures: &'static str,
    pub presets: &'static str,
    pub activity: &'static str,
    pub insights: &'static str,
    pub framed: &'static str,
    pub looks: &'static str,
    /// In the order of [`crate::look::Look::ALL`].
    pub look_names: [&'static str; 3],
    pub footer: &'static str,

    pub sign_in: &'static str,
    pub sign_in_lead: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub wrong_password: &'static str,
    pub old_form: &'static str,
    pub demo_hint: &'static str,
    pub sign_out: &'static str,

    pub home_lead: &'static str,
    pub members: &'static str,
    pub licensed: &'static str,
    pub provisioned: &'static str,
    pub suspended: &'static str,
    pub chart_fallback: &'static str,
    pub newcomers: &'static str,
    pub no_newcomers: &'static str,
    pub reminders: &'static str,
    pub no_reminders: &'static str,
    pub name: &'static str,
    pub subject: &'static str,
    pub sent: &'static str,

    pub people_lead: &'static str,
    pub list_fallback: &'static str,
    pub too_many: &'static str,
    pub views_not_saved: &'static str,
    pub views_changed: &'static str,
    pub too_many_views: &'static str,
    pub close: &'static str,

    /// The button in the bar of selected members.
    pub release: &'static str,
    pub release_question: &'static str,
    pub release_warning: &'static str,
    pub release_now: &'static str,
    pub cancel: &'static str,
    pub released: &'static str,
    pub not_released: &'static str,
    pub too_many_releases: &'static str,

    pub figures_lead: &'static str,

    pub presets_lead: &'static str,
    pub preset: &'static str,
    /// The chart as on all other pages.
    pub own_look: &'static str,
    pub text_size: &'static str,
    /// Default, small, large.
    pub text_sizes: [&'static str; 3],

    pub activity_lead: &'static str,
    pub events: &'static str,
    pub no_events: &'static str,
    pub admin: &'static str,
    pub event: &'static str,
    pub detail: &'static str,
    pub time: &'static str,

    pub framed_lead: &'static str,
    pub open_insights: &'static str,

    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub failed: &'static str,
    pub failed_lead: &'static str,
    pub back_home: &'static str,
}
