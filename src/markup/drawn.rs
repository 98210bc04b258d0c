//! A [`Markup`] on the page, and how it is patched with another.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
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
struct Filled {
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
    View(Box<AnyViewState>),
    /// What a function gave last, and what calls it again.
    Reactive(Rc<RefCell<Filled>>, RenderEffect<()>),
    Children(Box<dyn Children>),
    Listener(Heard),
    Reference,
}

impl Render for Markup {
    type State = Drawn;

    fn build(self) -> Drawn {
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

    fn rebuild(self, drawn: &mut Drawn) {
        if std::ptr::eq(self.shape, drawn.shape) {
            let filled = drawn.filled.iter_mut();
            filled
                .zip(self.values)
                .for_each(|(filled, value)| filled.fill(value));
        } else {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
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

    /// Puts a value into the place of the present one.
    fn fill(&mut self, value: Value) {
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
            (Content::View(old), Value::View(new)) => new.rebuild(old),
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
                if let Some(parent) = self.node.parent_node() {
                    let _ = parent.insert_before(&node, Some(&self.node));
                }
                Content::Text(node, text)
            }
            (Value::Markup(markup), Kind::Child) => {
                let mut drawn = Vec::new();
                patch(&self.node, &mut drawn, markup);
                Content::Markup(drawn)
            }
            (Value::View(view), Kind::Child) => {
                let mut state = view.build();
                self.node.insert_before_this(&mut state);
                Content::View(Box::new(state))
            }
            (Value::Children(draw), Kind::Child) => Content::Children(draw.take()(&self.node)),
            (Value::Listener(listener), Kind::Listener(event)) => {
                Content::Listener(Heard::new(&self.node, event, listener))
            }
            // Nothing else fits there.
            (_, _) => Content::Nothing,
        }
    }

    fn element(&self) -> &Element {
        self.node.unchecked_ref()
    }

    fn style(&self) -> CssStyleDeclaration {
        self.node.unchecked_ref::<HtmlElement>().style()
    }

    fn clear(&mut self) {
        match std::mem::replace(&mut self.content, Content::Nothing) {
            Content::Nothing | Content::Listener(_) | Content::Reference => {}
            Content::Property => {
                if let Kind::Property(name) = self.kind {
                    Rndr::set_property(self.element(), name, &"".into());
                }
            }
            Content::Attribute(_) => {
                if let Kind::Attribute(name) = self.kind {
                    let _ = self.element().remove_attribute(name);
                }
            }
            Content::Style => {
                if let Kind::Style(name) = self.kind {
                    let _ = self.style().remove_property(name);
                }
            }
            Content::Children(children) => children.remove(),
            Content::Reactive(last, effect) => {
                drop(effect);
                last.borrow_mut().clear();
            }
            Content::Text(text, _) => text.unchecked_ref::<Element>().remove(),
            Content::Markup(mut drawn) => drawn.iter_mut().for_each(Drawn::unmount),
            Content::View(mut state) => state.unmount(),
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
            Some(drawn) if at < kept => markup.rebuild(drawn),
            _ => {
                let mut drawn = markup.build();
                comment.insert_before_this(&mut drawn);
                old.push(drawn);
            }
        }
    }
}
