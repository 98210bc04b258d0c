//! What stands behind the custom elements: the same components as in the app, without a router
//! and with nothing of the page around them.

mod chart;
mod events;
mod list;
mod look;
mod mounted;
mod settings;
mod source;

pub use mounted::Mounted;
pub use settings::Settings;

/// Has the browser's console say why an element has stopped, should one.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
}

/// The styles of the chart's shadow.
pub const CHART_STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/card.css"),
    include_str!("../../style/bars.css"),
    include_str!("../../style/dashboard.css"),
    include_str!("../../style/notice.css"),
    include_str!("../../style/loading.css"),
    include_str!("../../style/embed.css"),
);

/// The styles of the list's shadow, besides those of the chart.
pub const LIST_STYLE: &str = concat!(
    include_str!("../../style/users.css"),
    include_str!("../../style/filters.css"),
    include_str!("../../style/table.css"),
    include_str!("../../style/cards.css"),
    include_str!("../../style/pager.css"),
    include_str!("../../style/menu.css"),
    include_str!("../../style/user.css"),
    include_str!("../../style/guide.css"),
);
