//! A [`Markup`] on the page, and how it is patched with another.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, Node, Text};

use super::heard::Heard;
use super::{Children, Follower, Kind, Markup, Place, Shape, Value, parsed};

/// A view on the page.
pub struct Drawn {
    shape: &'static Shape,
    pub(super) root: Element,
    /// What fills each place of the shape.
    filled: Vec<Filled>,
}

/// A place and what is in it.
pub struct Filled {
    /// The element, or the comment that children stand before.
    node: Node,
    kind: Kind,
    content: Content,
}

enum Content {
    Nothing,
    /// The text of an attribute.
    Attribute(Cow<'static, str>),
    /// A property, which the browser or the reader may have changed since.
    Property,
    Style,
    Text(Text, Cow<'static, str>),
    Markup(Vec<Drawn>),
    Group(Vec<Filled>),
    Fresh(Box<Filled>),
    /// What a function gave last, and what calls it again.
    Reactive(Rc<RefCell<Filled>>, RenderEffect<()>),
    Children(Box<dyn Children>),
    Listener(Heard),
    Reference,
}

impl Markup {
    /// Makes its element, which is not on the page yet.
    pub(super) fn draw(self) -> Drawn {
        let Self { shape, values } = self;
        let root = parsed::element(shape);
        // Find all nodes before filling any: inserted children would shift the count.
        let nodes = parsed::nodes(&root, shape);
        let fill = |((node, place), value): ((Node, &Place), Value)| {
            let mut filled = Filled::new(node, place.kind);
            filled.fill(value);
            filled
        };
        let places = nodes.into_iter().zip(shape.places);
        let filled = places.zip(values).map(fill).collect();
        Drawn {
            shape,
            root,
            filled,
        }
    }

    /// Takes the place of what is drawn, whose elements it keeps if they have the same shape.
    pub(super) fn draw_over(self, drawn: &mut Drawn) {
        if std::ptr::eq(self.shape, drawn.shape) {
            let filled = drawn.filled.iter_mut();
            filled
                .zip(self.values)
                .for_each(|(filled, value)| filled.fill(value));
        } else {
            let new = self.draw();
            let _ = drawn.root.replace_with_with_node_1(&new.root);
            *drawn = new;
        }
    }
}

impl Filled {
    fn new(node: Node, kind: Kind) -> Self {
        Self {
            node,
            kind,
            content: Content::Nothing,
        }
    }

    /// Draws children before a comment of their own, in a fragment until they are put into place.
    pub fn apart(value: Value) -> Self {
        let comment: Node = document().create_comment("").into();
        let _ = document().create_document_fragment().append_child(&comment);
        let mut filled = Self::new(comment, Kind::Child);
        filled.fill(value);
        filled
    }

    /// Puts a value into the place of the present one.
    pub fn fill(&mut self, value: Value) {
        match (&mut self.content, value) {
            (Content::Nothing, Value::Nothing) => {}
            (Content::Attribute(old), Value::Text(new)) if *old == new => {}
            (Content::Attribute(old), Value::Flag(true)) if old.is_empty() => {}
            // A property even to the same value: it may have been changed since.
            (Content::Attribute(_), value @ Value::Text(_))
            | (Content::Property, value @ (Value::Text(_) | Value::Flag(_)))
            | (Content::Style, value @ Value::Text(_)) => {
                self.content = self.put(value);
            }
            (Content::Text(text, old), Value::Text(new)) => {
                if *old != new {
                    text.set_data(&new);
                    *old = new;
                }
            }
            (Content::Markup(old), Value::Markup(new)) => patch(&self.node, old, new),
            (Content::Group(old), Value::Group(new)) if old.len() == new.len() => {
                let old = old.iter_mut();
                old.zip(new).for_each(|(filled, value)| filled.fill(value));
            }
            (Content::Reactive(last, effect), Value::Reactive(function)) => {
                *effect = follow(last, function);
            }
            (Content::Listener(heard), Value::Listener(new)) => heard.call_instead(new),
            (_, value) => {
                self.clear();
                self.content = self.put(value);
            }
        }
    }

    fn put(&self, value: Value) -> Content {
        match (value, self.kind) {
            (Value::Text(text), Kind::Attribute(name)) => {
                Rndr::set_attribute(self.element(), name, &text);
                Content::Attribute(text)
            }
            (Value::Flag(true), Kind::Attribute(_)) => self.put(Value::Text("".into())),
            (Value::Text(text), Kind::Property(name)) => {
                Rndr::set_property_or_value(self.element(), name, &(&*text).into());
                Content::Property
            }
            (Value::Flag(is), Kind::Property(name)) => {
                Rndr::set_property(self.element(), name, &is.into());
                Content::Property
            }
            (Value::Text(text), Kind::Style(name)) => {
                let _ = self.style().set_property(name, &text);
                Content::Style
            }
            (Value::Reactive(function), _) => {
                let last = Rc::new(RefCell::new(Self::new(self.node.clone(), self.kind)));
                let effect = follow(&last, function);
                Content::Reactive(last, effect)
            }
            (Value::Reference(reference), _) => {
                reference.take()(self.element());
                Content::Reference
            }
            (Value::Text(text), Kind::Child) => {
                let node = Rndr::create_text_node(&text);
                insert(&node, &self.node);
                Content::Text(node, text)
            }
            (Value::Markup(markup), Kind::Child) => {
                let mut drawn = Vec::new();
                patch(&self.node, &mut drawn, markup);
                Content::Markup(drawn)
            }
            (Value::Group(values), Kind::Child) => {
                let draw = |value| {
                    let filled = Self::apart(value);
                    filled.for_each_node(&mut |node| insert(node, &self.node));
                    filled
                };
                Content::Group(values.into_iter().map(draw).collect())
            }
            (Value::Fresh(value), Kind::Child) => {
                let mut filled = Self::new(self.node.clone(), Kind::Child);
                filled.fill(*value);
                Content::Fresh(Box::new(filled))
            }
            (Value::Children(draw), Kind::Child) => Content::Children(draw.take()(&self.node)),
            (Value::Listener(listener), Kind::Listener(event)) => {
                Content::Listener(Heard::new(&self.node, event, listener))
            }
            (value, kind) => {
                let is_nothing = matches!(value, Value::Nothing | Value::Flag(false));
                debug_assert!(is_nothing, "{kind:?} takes no such value");
                Content::Nothing
            }
        }
    }

    fn element(&self) -> &Element {
        self.node.unchecked_ref()
    }

    fn style(&self) -> CssStyleDeclaration {
        self.node.unchecked_ref::<HtmlElement>().style()
    }

    /// Takes away what is in it. An element that goes with the focus tells its listeners at once: they must do no more
    /// than set signals.
    fn clear(&mut self) {
        self.for_each_child(&mut remove);
        match (&self.content, self.kind) {
            (Content::Property, Kind::Property(name)) => {
                Rndr::set_property(self.element(), name, &"".into());
            }
            (Content::Attribute(_), Kind::Attribute(name)) => {
                let _ = self.element().remove_attribute(name);
            }
            (Content::Style, Kind::Style(name)) => {
                let _ = self.style().remove_property(name);
            }
            (Content::Reactive(last, _), _) => last.borrow_mut().clear(),
            _ => {}
        }
        self.content = Content::Nothing;
    }

    /// The comment after the children.
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// The first node of the children, or the comment after them.
    pub fn first_node(&self) -> Node {
        let mut first = None;
        self.for_each_node(&mut |node| {
            first.get_or_insert_with(|| node.clone());
        });
        first.unwrap_or_else(|| self.node.clone())
    }

    /// Gives each node that the children consist of to a function, in order, and the comment after them.
    pub fn for_each_node(&self, function: &mut dyn FnMut(&Node)) {
        self.for_each_child(function);
        function(&self.node);
    }

    fn for_each_child(&self, function: &mut dyn FnMut(&Node)) {
        match &self.content {
            Content::Text(text, _) => function(text),
            Content::Markup(drawn) => drawn.iter().for_each(|drawn| function(&drawn.root)),
            Content::Group(group) => group.iter().for_each(|it| it.for_each_node(function)),
            Content::Fresh(filled) => filled.for_each_child(function),
            Content::Reactive(last, _) => last.borrow().for_each_child(function),
            Content::Children(children) => children.for_each_node(function),
            Content::Nothing
            | Content::Attribute(_)
            | Content::Property
            | Content::Style
            | Content::Listener(_)
            | Content::Reference => {}
        }
    }
}

/// Fills a place with what a function gives, now and whenever a signal changes that it reads.
///
/// It doesn't hold the place: one that is gone must end the effects in it at once, before they read signals that have
/// ended with it.
fn follow(place: &Rc<RefCell<Filled>>, mut function: Follower) -> RenderEffect<()> {
    let place = Rc::downgrade(place);
    RenderEffect::new(move |_| {
        let value = function();
        if let Some(place) = place.upgrade() {
            place.borrow_mut().fill(value);
        }
    })
}

/// Changes the views before a comment to others, each in its place.
fn patch(comment: &Node, old: &mut Vec<Drawn>, new: Vec<Markup>) {
    for gone in old.drain(new.len().min(old.len())..) {
        gone.root.remove();
    }
    let kept = old.len();
    for (at, markup) in new.into_iter().enumerate() {
        match old.get_mut(at) {
            Some(drawn) if at < kept => markup.draw_over(drawn),
            _ => {
                let drawn = markup.draw();
                insert(&drawn.root, comment);
                old.push(drawn);
            }
        }
    }
}

/// Puts a node before another one.
pub fn insert(node: &Node, before: &Node) {
    if let Some(parent) = before.parent_node() {
        let _ = parent.insert_before(node, Some(before));
    }
}

/// Takes a node away.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
