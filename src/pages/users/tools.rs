use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::chosen::Chosen;
use super::columns_menu::ColumnsMenu;
use super::continuous::Continuous;
use super::export_menu::ExportMenu;
use super::options::options;
use super::other_filters::other_filters;
use super::panel_content::PanelContent;
use super::print::Printing;
use super::sends::Sends;
use super::shortcuts_menu::ShortcutsMenu;
use super::views_menu::ViewsMenu;
use crate::domain::Written;
use crate::engine::Loaded;
use crate::markup::{Value, markup};
use crate::outreach::NeverNotify;
use crate::query::{Filter, UserQuery};
use crate::reactive::{Memo, ReadSignal, RwSignal, Signal, effect, expect_context};
use crate::store::FacetCounts;
use crate::ui::{Menu, NotArrived, Part, Retry, notice};

/// What draws the content of a tool.
pub type DrawTool = fn(Tool, Tools) -> Value;

/// `None` while it is on its way.
type Content = Option<Result<DrawTool, NotArrived>>;

/// What surrounds the rows of the list and can be drawn after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The user beside the list.
    Panel,
    /// The views of the list under their names.
    Views,
    /// Which columns there are.
    Columns,
    /// Ways to take the list along.
    Export,
    /// The keys.
    Shortcuts,
    /// The values of the filter with a name.
    Filter(&'static str),
    /// Those of the filters that share a menu.
    OtherFilters,
    /// What was sent from here, and who asked not to be reminded: a notice above the rows, and marks in them.
    Sends,
}

/// What the tools of a list are about. Their content is in a part of the program that comes after the rows.
#[derive(Clone, Copy)]
pub struct Tools {
    /// What the address asks for, the user beside the list included.
    pub query: Memo<UserQuery>,
    /// The list that it asks for.
    pub list: Memo<UserQuery>,
    /// The data that has the users.
    pub loaded: ReadSignal<Loaded>,
    /// Which rows are selected.
    pub chosen: Chosen,
    /// Rows of the list; `None` until those of its present query are counted.
    pub total: Memo<Option<usize>>,
    /// Every filter with its values.
    pub filters: Memo<Vec<Filter>>,
    /// The number of users that each value gives.
    pub counts: Signal<Option<FacetCounts>>,
    /// What is searched for among the managers.
    pub manager_text: RwSignal<String>,
    /// Prints the list.
    pub printing: Printing,
    /// Where the reader is, where the list is not in pages.
    pub continuous: Continuous,
    /// Where the user beside the list stands in it, or stood who was closed just now.
    pub position: RwSignal<Option<usize>>,
    /// Who was written to from here.
    pub written: RwSignal<BTreeMap<String, Written>>,
    /// Who asked not to be reminded, once that is known.
    pub never_notify: RwSignal<Option<Arc<NeverNotify>>>,
    /// Whether the menu of this tool is open.
    pub is_open: RwSignal<bool>,
    /// What draws them, once it is there.
    pub content: ReadSignal<Content>,
    /// Fetches that, and tries again where it did not arrive: until then it counts as being on its way.
    pub fetch: Callback<()>,
}

impl Tools {
    /// What draws the content and how to fetch it, which is done soon after the rows are there.
    pub fn content(has_rows: Memo<bool>) -> (ReadSignal<Content>, Callback<()>) {
        let part = expect_context::<Part<DrawTool>>();
        let (content, fetch) = part.later();
        effect(move || {
            if has_rows.get() {
                part.fetch_soon(fetch);
            }
        });
        (content, fetch)
    }
}

/// Draws the content of a tool.
pub fn draw_tool(tool: Tool, tools: Tools) -> Value {
    match tool {
        Tool::Panel => markup! { <PanelContent tools /> },
        Tool::Views => markup! { <ViewsMenu tools /> },
        Tool::Columns => markup! { <ColumnsMenu query=tools.query /> },
        Tool::Export => markup! { <ExportMenu tools /> },
        Tool::Shortcuts => markup! { <ShortcutsMenu /> },
        Tool::Filter(name) => options(name, tools).into(),
        Tool::OtherFilters => other_filters(tools),
        Tool::Sends => markup! { <Sends tools /> },
    }
}

/// A menu whose content is drawn when it is first opened, and stays.
#[component]
pub fn ToolMenu(
    /// Names the panel for the button; unique on the page.
    id: &'static str,
    /// What the button says.
    label: &'static str,
    /// What is in it.
    tool: Tool,
    /// What that is about.
    tools: Tools,
) -> Value {
    let was_opened = RwSignal::new(false);
    let is_open = RwSignal::new(false);
    let tools = Tools { is_open, ..tools };
    let toggle = move |opens| {
        is_open.set(opens);
        if opens {
            tools.fetch.run(());
        }
        if opens && !was_opened.get_untracked() {
            was_opened.set(true);
        }
    };
    let content = move || was_opened.get().then(|| menu_content(tool, tools));
    markup! { <Menu id label on_toggle=toggle content=Value::reactive(content) /> }
}

/// What is in a menu, or that it is on its way.
pub fn menu_content(tool: Tool, tools: Tools) -> Value {
    match tools.content.get() {
        Some(Ok(draw)) => draw(tool, tools),
        None => markup! { <p class="quiet" role="status">"Loading"</p> }.into(),
        Some(Err(NotArrived)) => markup! { <p role="alert">{NOT_ARRIVED}</p> }.into(),
    }
}

/// What is known of sends; nothing until that comes.
#[component]
pub fn LaterSends(
    /// What draws it, and the list that it is about.
    tools: Tools,
) -> Value {
    let is_open = move || tools.query.with(|query| query.user.is_some());
    Value::reactive(move || match tools.content.get() {
        Some(Ok(draw)) => Some(draw(Tool::Sends, tools)),
        // The panel says so itself.
        Some(Err(NotArrived)) if !is_open() => {
            let content = markup! {
                <div role="alert">
                    <p>{WITHOUT_SENDS}</p>
                    <div class="notice-ways">
                        <p>"Check the network connection, then retry. If it happens again, reload the page."</p>
                        <Retry on_retry=tools.fetch />
                    </div>
                </div>
            };
            Some(notice(content).into())
        }
        _ => None,
    })
}

const WITHOUT_SENDS: &str = "Part of the list didn't arrive. It can't show who was just written to, who asked not \
                             to be reminded, or whether a reminder is unfinished.";
const NOT_ARRIVED: &str = "Couldn't load this menu. Check the network connection, then open it again. \
                           If it happens again, reload the page.";
