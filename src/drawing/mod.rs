//! Where the parts of drawings stand: numbers, which a view only maps to attributes.

mod bars;
mod range;
mod timeline;
mod track;
mod trend;

pub use bars::{Change, Share, bar_length, change, shares, stack};
pub use range::likely_percent;
pub use timeline::Timeline;
pub use track::{Piece, Spot, Track};
pub use trend::{Scale, anchor, moved, nearest, percent, x};
