use std::fmt;
use std::marker::PhantomData;

use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::RwSignal;

/// The element that a view has on the page, once it is drawn.
pub struct NodeRef<T> {
    element: RwSignal<Option<SendWrapper<Element>>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for NodeRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for NodeRef<T> {}

impl<T> fmt::Debug for NodeRef<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NodeRef")
    }
}

impl<T: JsCast> Default for NodeRef<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: JsCast> NodeRef<T> {
    /// A reference to no element.
    pub fn new() -> Self {
        Self {
            element: RwSignal::new(None),
            kind: PhantomData,
        }
    }

    /// Refers to an element from now on. It must be of the type that the reference is to.
    pub fn load(self, element: &Element) {
        self.element.set(Some(SendWrapper::new(element.clone())));
    }

    /// The element; what runs now runs again when it is another one.
    pub fn get(self) -> Option<T> {
        cast(self.element.get())
    }

    /// The element.
    pub fn get_untracked(self) -> Option<T> {
        cast(self.element.get_untracked())
    }

    /// The element; `None` too once the owner of the reference is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        cast(self.element.try_get_untracked().flatten())
    }
}

fn cast<T: JsCast>(element: Option<SendWrapper<Element>>) -> Option<T> {
    Some(element?.take().unchecked_into())
}
