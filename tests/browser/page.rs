use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// An element of the test page that shows a view. It is removed when dropped.
pub struct Page<M: Mountable> {
    root: HtmlElement,
    view: Option<UnmountHandle<M>>,
}

/// Mounts a view in a new element of the page.
pub fn show<F, N>(view: F) -> Page<N::State>
where
    F: FnOnce() -> N + 'static,
    N: IntoView,
{
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let view = Some(mount_to(root.clone(), view));
    Page { root, view }
}

impl<M: Mountable> Page<M> {
    /// All elements that match a selector.
    pub fn all(&self, name: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(name).unwrap();
        (0..found.length())
            .map(|at| found.get(at).unwrap().unchecked_into())
            .collect()
    }

    /// The elements as HTML, without the comments that hold places.
    pub fn html(&self) -> String {
        self.root.inner_html().replace("<!---->", "")
    }

    /// The text as the reader sees it.
    pub fn text(&self) -> String {
        self.root.inner_text()
    }
}

impl<M: Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        drop(self.view.take());
        self.root.remove();
    }
}
