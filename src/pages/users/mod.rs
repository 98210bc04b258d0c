mod answer;
mod chosen;
mod columns_menu;
mod continuous;
mod export_menu;
mod exporting;
mod foot;
mod keys;
mod list;
mod no_rows;
mod option_search;
mod options;
mod other_filters;
mod panel;
mod panel_content;
mod pieces;
mod pills;
mod print;
mod quick;
mod row;
mod row_focus;
mod search_box;
mod selection_bar;
mod sends;
mod shortcuts_menu;
mod sort_header;
mod tabs;
mod tools;
mod views_menu;
mod weeks;
mod write_at_once;

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use self::answer::Answer;
use self::chosen::Chosen;
use self::continuous::Continuous;
use self::keys::listen_to_keys;
use self::list::List;
use self::panel::Panel;
use self::pills::Pills;
use self::print::{PrintHead, Printing};
use self::search_box::SearchBox;
use self::selection_bar::SelectionBar;
use self::tabs::Tabs;
pub use self::tools::{DrawTool, draw_tool};
use self::tools::{LaterSends, Tool, ToolMenu, Tools};
use self::write_at_once::write_at_once;
use super::as_of::AsOfLine;
use super::compose::{Compose, Opener};
use super::conceal_switch::FramedSwitch;
use super::load_view::{LoadView, UnreadNotice};
use super::product::with_product;
use crate::context::{Paths, Preferences, Session};
use crate::domain::OwnField;
use crate::engine::Loaded;
use crate::markup::{Markup, Value, markup};
use crate::query::{ManagerOffer, Parsed, UserQuery};
use crate::reactive::{Memo, ReadSignal, RwSignal, Signal, effect};
use crate::store::FacetCounts;
use crate::ui::{PageTitle, Skeleton, ask, notice, number, users};

/// The page of the list.
#[component]
pub fn Users() -> Value {
    let navigate = use_navigate();
    let replace = move |href: String| {
        let options = NavigateOptions {
            resolve: false,
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&href, options);
    };
    markup! {
        <PageTitle title="Users" id="users-title" product=Session::expect().product() />
        <UserList search=use_location().search replace=Callback::new(replace) />
    }
}

/// The list of users that an address asks for, whoever owns the address.
#[component]
pub fn UserList(
    /// The part of the address after the `?`.
    #[prop(into)]
    search: Signal<String>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
) -> Value {
    let session = Session::expect();
    let parsed = Memo::new(move |_| {
        let parsed = UserQuery::parse(&search.get());
        // Before that nobody knows which fields there are.
        match session.config().with(Option::is_some) {
            true => parsed.with_fields(&session.fields()),
            false => parsed,
        }
    });
    // The letters that the address does not have yet: it may not change as often as somebody types.
    let typed = RwSignal::new(None::<String>);
    let compact = untrack(|| Preferences::expect().compact_rows());
    markup! {
        <Ignored parsed />
        <LoadView skeleton=Skeleton::List { compact } ready=move |loaded| markup! { <Ready loaded parsed typed replace /> } />
    }
}

/// A bookmark must not silently show everybody.
#[component]
fn Ignored(parsed: Memo<Parsed>) -> Value {
    Value::reactive(move || {
        let ignored = parsed.with(|parsed| parsed.ignored.clone());
        let sentences = ignored
            .iter()
            .map(|ignored| markup! { <p>{ignored.to_string()}</p> })
            .collect::<Vec<_>>();
        (!ignored.is_empty()).then(|| notice(sentences))
    })
}

#[component]
fn Ready(
    loaded: ReadSignal<Loaded>,
    parsed: Memo<Parsed>,
    typed: RwSignal<Option<String>>,
    replace: Callback<String>,
) -> Markup {
    let (preferences, session) = (Preferences::expect(), Session::expect());
    let address = Memo::new(move |_| parsed.with(|parsed| parsed.query.without_user()));
    let query = Memo::new(move |_| {
        let query = parsed.with(|parsed| parsed.query.clone());
        match typed.get() {
            Some(typed) if typed != query.q => query.changed(|query| query.q = typed),
            _ => query,
        }
    });
    // Opening a user leaves the list as it is.
    let list = Memo::new(move |_| query.with(UserQuery::without_user));
    let is_open = Memo::new(move |_| query.with(|query| query.user.is_some()));
    let printing = Printing::watch(is_open);
    let is_continuous = Memo::new(move |_| preferences.continuous() && !printing.is_on());
    let continuous = Continuous::new(is_continuous, query, replace);
    let answer = continuous.answer();
    // A continuous list has no page. Both in one memo: whoever reads two that depend on each other may
    // miss that one of them has changed.
    let asked = Memo::new(move |_| match is_continuous.get() {
        true => (true, list.with(|list| list.at_page(NonZeroU32::MIN))),
        false => (false, list.get()),
    });
    let answered = ask(move || {
        let (loaded, names) = (loaded.get(), preferences.names());
        let (is_continuous, query) = asked.get();
        let wanted = match is_continuous {
            true => continuous.wanted(&loaded, &query, names),
            false => printing.rows(&query).into(),
        };
        Answer::of(loaded, query, names, wanted)
    });
    effect(move || {
        if let Some(answered) = answered.get() {
            continuous.take(answered);
        }
    });
    // While the reader looks at the first rows.
    let has_rows = Memo::new(move |_| answered.with(Option::is_some));
    ask(move || {
        let (is_due, engine, names) = (has_rows.get(), loaded.get().engine, preferences.names());
        async move {
            if is_due {
                engine.prepare_search(names).await
            } else {
                Ok(())
            }
        }
    });
    let platforms = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.platforms().await }
    });
    let manager_text = RwSignal::new(String::new());
    let chosen_managers = Memo::new(move |_| list.with(|list| list.manager.clone()));
    let managers = ask(move || {
        let (engine, names) = (loaded.get().engine, preferences.names());
        let (text, chosen) = (manager_text.get(), chosen_managers.get());
        async move { engine.managers(&text, &chosen, names).await }
    });
    let values = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.field_values().await }
    });
    let own = Memo::new(move |_| {
        let values = values.get().unwrap_or_default();
        let of_field = |field: OwnField| {
            let found = values.iter().find(|(name, _)| name == field.name);
            (
                field,
                found.map(|(_, values)| values.clone()).unwrap_or_default(),
            )
        };
        session
            .fields()
            .into_iter()
            .map(of_field)
            .collect::<Vec<_>>()
    });
    let filters = Memo::new(move |_| {
        let (platforms, managers) = (platforms.get(), managers.get());
        list.with(|list| {
            list.filters(
                &platforms.unwrap_or_default(),
                &managers.unwrap_or_default(),
                &own.read(),
            )
        })
    });
    let counts = counts(loaded, list, managers);
    let all =
        Signal::derive(move || counts.with(|counts| Some(counts.as_ref()?.without_activity())));
    let total = Memo::new(move |_| answer.with(|answer| Some(answer.as_ref()?.page.total)));
    let status = move || total.get().map(users).unwrap_or_default();
    // An export follows the present query, so its count must not be that of an older one.
    let counted = Memo::new(move |_| {
        let (_, query) = asked.get();
        answer.with(|answer| {
            let answer = answer.as_ref().filter(|answer| answer.query == query)?;
            Some(answer.page.total)
        })
    });
    let chosen = Chosen::new(list, loaded);
    let is_selecting = Memo::new(move |_| chosen.count() > 0);
    name_the_tab(list, total);
    let may_export = Memo::new(move |_| session.may_export());
    let opener = Opener::new(loaded);
    opener.provide();
    write_at_once(opener, list, replace);
    listen_to_keys(chosen, continuous);
    let (content, fetch) = Tools::content(has_rows);
    let tools = Tools {
        query,
        list,
        loaded,
        chosen,
        total: counted,
        filters,
        counts,
        manager_text,
        printing,
        continuous,
        position: RwSignal::new(None),
        written: RwSignal::new(BTreeMap::new()),
        never_notify: RwSignal::new(None),
        is_open: RwSignal::new(false),
        content,
        fetch,
    };

    let has_rest = Signal::derive(move || content.with(|content| matches!(content, Some(Ok(_)))));
    let class = move || {
        let open = if is_open.get() { " users-open" } else { "" };
        let printed = if printing.is_on() {
            " users-printing"
        } else {
            ""
        };
        format!("users{open}{printed}")
    };
    let as_of = move || markup! { <AsOfLine as_of=loaded.get().as_of /> };
    let export = move || {
        let menu = || markup! { <ToolMenu id="export" label="Export" tool=Tool::Export tools /> };
        may_export.get().then(menu)
    };
    let head = markup! {
        <div class="users-head">
            {move || as_of()}
            <SearchBox query=address ahead=typed replace />
            <div class="toolbar">
                <ToolMenu id="views" label="Views" tool=Tool::Views tools />
                <ToolMenu id="columns" label="Columns" tool=Tool::Columns tools />
                {move || export()}
                <ToolMenu id="keys" label="Shortcuts" tool=Tool::Shortcuts tools />
                <FramedSwitch />
            </div>
        </div>
    };
    let bar_class = move || match is_selecting.get() {
        true => "users-bar users-bar-selecting",
        false => "users-bar",
    };
    markup! {
        <div class=move || class()>
            {head}
            <LaterSends tools />
            <UnreadNotice loaded dashboard=Paths::expect().dashboard() />
            <div class=move || bar_class()>
                <Tabs query=list counts all />
                <Pills total tools />
                <SelectionBar query=list total chosen opener />
            </div>
            <p class="visually-hidden" role="status" tabindex="-1">{move || status()}</p>
            <PrintHead answer printing />
            <div class="users-body">
                <section class="users-main" id="list" tabindex="-1" aria-label="Results">
                    <List answer query=list shown=query chosen tools />
                </section>
                <Panel tools />
            </div>
            <Compose opener has_rest />
        </div>
    }
}

/// The number of users that each value of each filter gives, for the list that is asked for now.
fn counts(
    loaded: ReadSignal<Loaded>,
    list: Memo<UserQuery>,
    managers: ReadSignal<Option<ManagerOffer>>,
) -> Signal<Option<FacetCounts>> {
    let preferences = Preferences::expect();
    // Neither another page nor another order changes a count.
    let list = Memo::new(move |_| list.with(|query| query.changed(|_| {})));
    let counts = ask(move || {
        let (engine, list, names) = (loaded.get().engine, list.get(), preferences.names());
        let managers = managers.get().unwrap_or_default().shown.into_iter();
        let managers: Vec<_> = managers.map(|(value, _)| value).collect();
        async move {
            let counts = engine.facet_counts(&list, names, &managers).await;
            counts.map(|counts| (counts, list))
        }
    });
    Signal::derive(move || {
        let (counts, counted) = counts.get()?;
        list.with(|list| *list == counted).then_some(counts)
    })
}

/// Names the browser's tab after the list, so that bookmarks can be told apart.
fn name_the_tab(list: Memo<UserQuery>, total: Memo<Option<usize>>) {
    // Not the tab of a portal.
    if Paths::expect().dashboard().is_none() {
        return;
    }
    let product = Session::expect().product();
    effect(move || {
        let Some(total) = total.get() else { return };
        let name = list.with(UserQuery::name);
        let name = with_product(&name);
        document().set_title(&format!("{name} ({}) · {}", number(total), product.get()));
    });
}
