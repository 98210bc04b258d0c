//! Views as a fixed text with places, and the values that fill them. [`markup!`] writes them as `view!` does.
//!
//! `view!` makes a type of each view, with code to build and patch each type; here one function does both for all. Only
//! the fixed text goes to the browser's HTML parser, and a value never does.

mod drawn;
mod each;
mod heard;
mod parsed;
mod view;

use std::borrow::Cow;

use leptos::prelude::*;
pub use markup::markup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use crate::reactive::NodeRef;

/// An element, its children and what is written in them. Drawn again with other values, it keeps its elements and
/// changes what differs, so that the focus and what is open stay.
pub struct Markup {
    shape: &'static Shape,
    /// As many as the shape has places.
    values: Vec<Value>,
}

/// What is fixed in a view.
pub struct Shape {
    /// One element in HTML, with an empty comment for each child that is a value.
    pub html: &'static str,
    /// Whether the element is a part of an SVG drawing.
    pub is_svg: bool,
    /// What the values fill, in the order of their nodes.
    pub places: &'static [Place],
}

/// A place that a value fills.
pub struct Place {
    /// The number of its node, from 0 for the element itself, in the order in which they begin.
    pub node: u16,
    /// What of the node it is.
    pub kind: Kind,
}

/// What a value fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The place that a comment holds.
    Child,
    /// The attribute with this name.
    Attribute(&'static str),
    /// The property with this name.
    Property(&'static str),
    /// What is called at each event with this name.
    Listener(&'static str),
    /// The reference to the element.
    Reference,
    /// The property with this name of its style.
    Style(&'static str),
}

/// What fills a place.
pub enum Value {
    /// No child, or no attribute.
    Nothing,
    /// The text of an attribute or a child.
    Text(Cow<'static, str>),
    /// Elements, one after the other.
    Markup(Vec<Markup>),
    /// Children of any kind, one after the other.
    Group(Vec<Value>),
    /// Whether there is an attribute, or the value of a property.
    Flag(bool),
    /// A function that gives the value, and gives it again whenever a signal that it reads changes.
    Reactive(Follower),
    /// Children with elements of their own, whatever was there before.
    Fresh(Box<Value>),
    /// Children that change by themselves, such as those of [`Value::each`].
    Children(SendWrapper<DrawChildren>),
    /// What is called at an event.
    Listener(Listener),
    /// Takes the element.
    Reference(Taker),
}

/// What gives a value, and is called again whenever a signal changes that it reads.
pub type Follower = SendWrapper<Box<dyn FnMut() -> Value>>;

/// What takes an element.
pub type Taker = SendWrapper<Box<dyn FnOnce(&Element)>>;

/// What is called at an event. It runs with the owner, and so the contexts, of the view that it was written in.
pub struct Listener {
    owner: Option<Owner>,
    listen: SendWrapper<Box<dyn FnMut(Event)>>,
}

/// What draws children before a comment.
pub type DrawChildren = Box<dyn FnOnce(&Node) -> Box<dyn Children>>;

/// Children on the page, which change by themselves.
pub trait Children {
    /// Gives each node that they consist of to a function, in order.
    fn for_each_node(&self, function: &mut dyn FnMut(&Node));
}

impl Listener {
    fn new(listen: Box<dyn FnMut(Event)>) -> Self {
        Self {
            owner: Owner::current(),
            listen: SendWrapper::new(listen),
        }
    }

    fn call(&mut self, event: Event) {
        let Self { owner, listen } = self;
        let listen = || untrack(|| listen(event));
        match owner {
            Some(owner) => owner.with(listen),
            None => listen(),
        }
    }
}

impl Value {
    /// What a function gives, now and whenever a signal changes that it reads.
    pub fn reactive<T: Into<Value>>(mut function: impl FnMut() -> T + 'static) -> Self {
        let function = move || function().into();
        Self::Reactive(SendWrapper::new(Box::new(function)))
    }

    /// Children with elements of their own: nothing that was typed, open or focused before them stays.
    pub fn fresh(value: impl Into<Value>) -> Self {
        Self::Fresh(Box::new(value.into()))
    }

    /// Fills a reference with the element.
    pub fn reference<T: JsCast + 'static>(reference: NodeRef<T>) -> Self {
        let take = move |element: &Element| reference.load(element);
        Self::Reference(SendWrapper::new(Box::new(take)))
    }

    /// A listener to events of one type.
    pub fn listener<E: JsCast + 'static>(mut listen: impl FnMut(E) + 'static) -> Self {
        let listen = move |event: Event| listen(event.unchecked_into());
        Self::Listener(Listener::new(Box::new(listen)))
    }
}

impl Markup {
    /// A view of a shape; `markup!` calls it.
    pub fn new(shape: &'static Shape, values: Vec<Value>) -> Self {
        Self { shape, values }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Markup> for Value {
    fn from(markup: Markup) -> Self {
        Self::Markup(vec![markup])
    }
}

impl From<Vec<Markup>> for Value {
    fn from(markup: Vec<Markup>) -> Self {
        Self::Markup(markup)
    }
}

impl From<bool> for Value {
    fn from(is: bool) -> Self {
        Self::Flag(is)
    }
}

impl From<Vec<Value>> for Value {
    fn from(values: Vec<Value>) -> Self {
        Self::Group(values)
    }
}

/// What a component gives.
impl<T: Into<Value>> From<View<T>> for Value {
    fn from(view: View<T>) -> Self {
        view.into_inner().into()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
