//! Children that stay the same elements as long as their keys are there.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashMap;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::Node;

use super::drawn::{Filled, insert, remove};
use super::{Children, Value};

impl Value {
    /// A child for each item, in the order of the items. While an item with its key is there, a child keeps its elements
    /// and its signals, even when it moves or the rest of the item changes; `draw` is not called again for it.
    pub fn each<T: Clone + 'static, V: Into<Value>>(
        mut items: impl FnMut() -> Vec<T> + 'static,
        key: impl Fn(&T) -> String + 'static,
        draw: impl Fn(T) -> V + 'static,
    ) -> Self {
        let latest = Rc::new(RefCell::new(Vec::new()));
        let keys = {
            let latest = latest.clone();
            move || {
                let items = items();
                let keys = items.iter().map(&key).collect();
                *latest.borrow_mut() = items;
                keys
            }
        };
        let draw = move |at: usize| {
            let item = latest.borrow().get(at).cloned();
            Some(draw(item?).into())
        };
        let owner = Owner::current().unwrap_or_default();
        let draw = move |comment: &Node| {
            let keyed = Keyed::follow(comment, owner, Box::new(keys), Box::new(draw));
            Box::new(keyed) as Box<dyn Children>
        };
        Self::Children(SendWrapper::new(Box::new(draw)))
    }
}

/// The children on the page.
struct Keyed {
    // Before the children: no effect may find them half gone.
    _effect: RenderEffect<()>,
    children: Rc<RefCell<Vec<Child>>>,
}

struct Child {
    key: String,
    filled: Filled,
    // What the signals in it end with: after the view, which reads them.
    _owner: Owner,
}

impl Keyed {
    /// Draws the children before a comment, and again whenever their keys change.
    fn follow(
        comment: &Node,
        owner: Owner,
        mut keys: Box<dyn FnMut() -> Vec<String>>,
        draw: Box<dyn Fn(usize) -> Option<Value>>,
    ) -> Self {
        let children = Rc::new(RefCell::new(Vec::new()));
        let (place, comment) = (Rc::downgrade(&children), comment.clone());
        let effect = RenderEffect::new(move |_| {
            let keys = keys();
            let draw = |at: usize, key: String| {
                let owner = owner.with(Owner::new);
                let filled = owner.with(|| untrack(|| Some(Filled::apart(draw(at)?))))?;
                Some(Child {
                    key,
                    filled,
                    _owner: owner,
                })
            };
            if let Some(children) = place.upgrade() {
                change(&mut children.borrow_mut(), keys, draw);
                put_in_order(&children.borrow(), &comment);
            }
        });
        Self {
            _effect: effect,
            children,
        }
    }
}

impl Children for Keyed {
    fn for_each_node(&self, function: &mut dyn FnMut(&Node)) {
        let children = self.children.borrow();
        children
            .iter()
            .for_each(|child| child.filled.for_each_node(function));
    }
}

/// Makes them the children of these keys, and takes away those that have none.
fn change(
    children: &mut Vec<Child>,
    keys: Vec<String>,
    draw: impl Fn(usize, String) -> Option<Child>,
) {
    let mut old: Vec<_> = children.drain(..).map(Some).collect();
    let places = old.iter().flatten().enumerate();
    let places: HashMap<_, _> = places.map(|(at, child)| (child.key.clone(), at)).collect();
    children.extend(keys.into_iter().enumerate().filter_map(|(at, key)| {
        let kept = places.get(&key).and_then(|at| old.get_mut(*at)?.take());
        kept.or_else(|| draw(at, key))
    }));
    let gone = old.iter().flatten();
    gone.for_each(|child| child.filled.for_each_node(&mut remove));
}

/// Moves as few as a walk from the last to the first has to.
fn put_in_order(children: &[Child], comment: &Node) {
    let mut next = comment.clone();
    for child in children.iter().rev() {
        // Each child ends in a comment of its own.
        let end = child.filled.node();
        if end.next_sibling().as_ref() != Some(&next) {
            child.filled.for_each_node(&mut |node| insert(node, &next));
        }
        next = child.filled.first_node();
    }
}
