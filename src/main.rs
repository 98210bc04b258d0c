//! The web app's start-up, and the pages that it fetches when they are first opened.

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::app::start(pages::PAGES);
}

#[cfg(target_arch = "wasm32")]
mod pages {
    use active_users::app::Pages;
    use active_users::in_part;
    use active_users::pages::{DrawPage, Guide, Reminders, UserPage, Users};
    use active_users::ui::Part;
    use leptos::prelude::*;

    /// All in one part: who opens one of them will soon open another.
    pub const PAGES: Pages = Pages {
        users: Part::new(|| Box::pin(users())),
        user: Part::new(|| Box::pin(user())),
        reminders: Part::new(|| Box::pin(reminders())),
        guide: Part::new(|| Box::pin(guide())),
    };

    in_part! {
        pages: DrawPage:
        users => || view! { <Users /> }.into_any();
        user => || view! { <UserPage /> }.into_any();
        reminders => || view! { <Reminders /> }.into_any();
        guide => || view! { <Guide /> }.into_any();
    }
}
