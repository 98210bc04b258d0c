use js_sys::parse_float;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// What scrolls the rows: the box around the table where it is lower than they are, as in an
/// element or a frame and with more columns than fit, else the window.
pub struct Scroller {
    frame: HtmlElement,
    has_bar: bool,
}

/// Sizes in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// The height of each row.
    pub row: f64,
    /// How much of the rows is in sight at a time.
    pub window: f64,
}

impl Scroller {
    /// The box around the table, or the window around that.
    pub fn of(frame: HtmlElement) -> Self {
        let has_bar = style(&frame, "max-height").is_some_and(|height| height != "none");
        Self { frame, has_bar }
    }

    /// Whether it is the box.
    pub fn has_bar(&self) -> bool {
        self.has_bar
    }

    /// How much of the rows is above what is in sight; below 0 where something else is.
    pub fn scroll(&self) -> f64 {
        if self.has_bar {
            return f64::from(self.frame.scroll_top());
        }
        let rows = self
            .find("tbody")
            .map(|rows| rows.get_bounding_client_rect());
        self.head() - rows.map_or(0.0, |rows| rows.top())
    }

    /// Scrolls to a position, except from above the rows to their top: they are in sight then.
    pub fn scroll_to(&self, scroll: f64) {
        let by = scroll - self.scroll();
        if scroll <= 0.0 && by >= 0.0 {
            return;
        }
        if self.has_bar {
            self.frame.scroll_by_with_x_and_y(0.0, by);
        } else {
            window().scroll_by_with_x_and_y(0.0, by);
        }
    }

    /// The sizes as they are drawn; `None` while nothing is.
    pub fn sizes(&self) -> Option<Sizes> {
        let row = self
            .find("tbody > [aria-rowindex]")
            .map(|row| height(&row))?;
        let window = match self.has_bar {
            true => f64::from(self.frame.client_height()) - self.head(),
            false => {
                let all = window().inner_height().ok()?.as_f64()?;
                all - self.head() - self.foot()
            }
        };
        (row > 0.0).then_some(Sizes {
            row,
            window: window.max(row),
        })
    }

    /// Where the rows begin to pass below what stays above them.
    fn head(&self) -> f64 {
        let height = self.find("thead").map_or(0.0, |head| height(&head));
        let top = ["thead th", "thead"].iter().find_map(|head| {
            let top = parse_float(&style(&self.find(head)?, "top")?);
            top.is_finite().then_some(top)
        });
        height + top.unwrap_or(0.0)
    }

    /// How much of the window the foot covers.
    fn foot(&self) -> f64 {
        let foot = self.frame.next_element_sibling();
        let foot = foot.filter(|foot| style(foot, "position").as_deref() == Some("sticky"));
        foot.map_or(0.0, |foot| height(&foot))
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.frame.query_selector(selector).ok()?
    }
}

fn height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// How a property of an element comes out.
fn style(element: &Element, property: &str) -> Option<String> {
    let style = window().get_computed_style(element).ok()??;
    style.get_property_value(property).ok()
}

/// The place in the list of the row that an element is in, from 0.
pub fn row_position(element: &Element) -> Option<usize> {
    let row = element.closest("tbody > [aria-rowindex]").ok()??;
    // The first row is the head.
    let index: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
    index.checked_sub(2)
}

/// The link of the user in a row that is drawn, by its place in the list.
pub fn row_link(frame: &HtmlElement, position: usize) -> Option<Element> {
    let link = format!("tbody > [aria-rowindex='{}'] a[data-user]", position + 2);
    frame.query_selector(&link).ok()?
}
