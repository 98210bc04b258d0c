//! The web app's start-up, and what it fetches when it is first opened.

#[cfg(target_arch = "wasm32")]
use active_users::markup;

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::app::start(parts::PARTS);
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use active_users::app::Parts;
    use active_users::engine::{AnswerUsers, Answers};
    use active_users::in_part;
    use active_users::markup::markup;
    use active_users::pages::{
        ComposeContent, DrawDialog, DrawPage, DrawSetAside, DrawTool, Guide, Reminders,
        SetAsideRecords, UserPage, Users, draw_tool,
    };
    use active_users::ui::Part;

    /// The list alone is a part, for who opens it directly. The rest is one more: who opens a page of it will
    /// soon open another. Few write.
    pub const PARTS: Parts = Parts {
        users: Part::new(|| Box::pin(users())),
        tools: Part::new(|| Box::pin(tools())),
        user: Part::new(|| Box::pin(user())),
        reminders: Part::new(|| Box::pin(reminders())),
        guide: Part::new(|| Box::pin(guide())),
        set_aside: Part::new(|| Box::pin(set_aside())),
        compose: Part::new(|| Box::pin(compose())),
        answers: Answers {
            users: || Box::pin(async { answers().await.ok() }),
            more: || Box::pin(async { more_answers().await.ok() }),
        },
    };

    in_part! {
        list: DrawPage:
        users => || markup! { <Users /> };
    }

    in_part! {
        list: AnswerUsers:
        answers => active_users::engine::answer_users;
    }

    in_part! {
        rest: AnswerUsers:
        more_answers => active_users::engine::answer_more;
    }

    in_part! {
        rest: DrawTool:
        tools => draw_tool;
    }

    in_part! {
        rest: DrawPage:
        user => || markup! { <UserPage /> };
        reminders => || markup! { <Reminders /> };
        guide => || markup! { <Guide /> };
    }

    in_part! {
        rest: DrawSetAside:
        set_aside => |loaded| markup! { <SetAsideRecords loaded /> };
    }

    in_part! {
        compose: DrawDialog:
        compose => |opener| markup! { <ComposeContent opener /> };
    }
}
