//! The fixed part of a view, parsed once and copied for each view of the shape.

use std::borrow::Cow;
use std::cell::RefCell;

use leptos::prelude::document;
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{Kind, Shape};

thread_local! {
    /// What was parsed of each shape, by its address.
    static PARSED: RefCell<Vec<(usize, Element)>> = const { RefCell::new(Vec::new()) };
}

/// The element of a shape, with nothing in its places.
pub fn element(shape: &'static Shape) -> Element {
    let address = std::ptr::from_ref(shape) as usize;
    let parsed = PARSED.with_borrow_mut(|all| {
        let at = all.binary_search_by_key(&address, |(address, _)| *address);
        let at = at.unwrap_or_else(|at| {
            all.insert(at, (address, parse(shape)));
            at
        });
        all.get(at)
            .map(|(_, element)| element.clone_node_with_deep(true))
    });
    match parsed {
        Some(Ok(copy)) => copy.unchecked_into(),
        _ => parse(shape),
    }
}

fn parse(shape: &Shape) -> Element {
    let html = Cow::Borrowed(shape.html);
    let parsed = match shape.is_svg {
        true => {
            // It comes in a `<g>`.
            let group = Rndr::create_svg_element_from_html(html);
            group.first_element_child().unwrap_or(group)
        }
        false => Rndr::create_element_from_html(html),
    };
    // Into the page's document: copies of it need not be taken over one by one.
    match document().import_node_with_deep(&parsed, true) {
        Ok(element) => element.unchecked_into(),
        Err(_) => parsed,
    }
}

/// The node of each place.
pub fn nodes(root: &Element, shape: &Shape) -> Vec<Node> {
    let mut node: Node = root.clone().into();
    let mut number = 0;
    let mut nodes = Vec::with_capacity(shape.places.len());
    for place in shape.places {
        while number < place.node {
            node = following(node);
            number += 1;
        }
        let is_comment = node.node_type() == Node::COMMENT_NODE;
        // An HTML parser makes another tree of a block in a paragraph, for instance.
        debug_assert_eq!(is_comment, place.kind == Kind::Child, "{}", shape.html);
        nodes.push(node.clone());
    }
    nodes
}

/// The node that begins next.
fn following(mut node: Node) -> Node {
    if let Some(child) = node.first_child() {
        return child;
    }
    loop {
        if let Some(sibling) = node.next_sibling() {
            return sibling;
        }
        match node.parent_node() {
            Some(parent) => node = parent,
            None => return node,
        }
    }
}
