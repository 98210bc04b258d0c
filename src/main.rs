//! The web app's start-up, and what it fetches when it is first opened.

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::app::start(parts::PARTS);
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use active_users::app::Parts;
    use active_users::engine::AnswerUsers;
    use active_users::in_part;
    use active_users::pages::{
        ComposeContent, DrawDialog, DrawPage, DrawSetAside, Guide, Reminders, SetAsideRecords,
        UserPage, Users,
    };
    use active_users::ui::Part;
    use leptos::prelude::*;

    /// The pages are one part: who opens one of them will soon open another. Few of them write.
    pub const PARTS: Parts = Parts {
        users: Part::new(|| Box::pin(users())),
        user: Part::new(|| Box::pin(user())),
        reminders: Part::new(|| Box::pin(reminders())),
        guide: Part::new(|| Box::pin(guide())),
        set_aside: Part::new(|| Box::pin(set_aside())),
        compose: Part::new(|| Box::pin(compose())),
        answers: || Box::pin(async { answers().await.ok() }),
    };

    in_part! {
        pages: DrawPage:
        users => || view! { <Users /> }.into_any();
        user => || view! { <UserPage /> }.into_any();
        reminders => || view! { <Reminders /> }.into_any();
        guide => || view! { <Guide /> }.into_any();
    }

    in_part! {
        pages: DrawSetAside:
        set_aside => |loaded| view! { <SetAsideRecords loaded /> }.into_any();
    }

    in_part! {
        pages: AnswerUsers:
        answers => active_users::engine::answer_users;
    }

    in_part! {
        compose: DrawDialog:
        compose => |opener| view! { <ComposeContent opener /> }.into_any();
    }
}
