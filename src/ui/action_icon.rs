use crate::domain::Suggestion;

/// The icon of an action as an SVG path of 16 by 16, drawn in lines.
pub fn action_icon(action: Suggestion) -> &'static str {
    match action {
        Suggestion::Remind => "M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5",
        Suggestion::Message => "M2.5 3.5h11V11H8l-3 2.5V11H2.5z",
        Suggestion::Escalate => {
            "M8.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M1.8 13.5c0-2.5 1.7-4 4.2-4 1 0 1.9.2 2.6.7M12 13.5v-5M10 10.3l2-2 2 2"
        }
        Suggestion::Repair => {
            "M6 2h4a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 10 14H6a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 6 2M7.2 11.8h1.6"
        }
        Suggestion::Wait => "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M8 5v3l2 1.5",
    }
}
