//! Listeners on the page.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Node};

use super::Listener;

/// The events of one type of an element, until it is dropped.
pub struct Heard {
    element: Node,
    event: &'static str,
    /// What is called now.
    now: Rc<RefCell<Listener>>,
    /// What the element calls.
    called: Closure<dyn FnMut(Event)>,
}

impl Heard {
    pub fn new(element: &Node, event: &'static str, listener: Listener) -> Self {
        let now = Rc::new(RefCell::new(listener));
        let heard = Self {
            element: element.clone(),
            event,
            now: now.clone(),
            called: Closure::new(move |event| now.borrow_mut().call(event)),
        };
        let function = heard.called.as_ref().unchecked_ref();
        let _ = element.add_event_listener_with_callback(event, function);
        heard
    }

    /// Calls another listener from now on.
    pub fn call_instead(&self, listener: Listener) {
        *self.now.borrow_mut() = listener;
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        let function = self.called.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, function);
    }
}
