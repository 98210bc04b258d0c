use std::ops::Range;

/// The rows of a continuous list below each other, and the track of the scroll bar over them.
///
/// Browsers limit how high an element may be, so the track of a very long list is shorter than its
/// rows. Near both ends a pixel of the track is a pixel of the rows, so that the first and the last
/// row are reached as in any list; between them it stands for several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    /// How many rows there are.
    pub rows: usize,
    /// The height of each, in pixels, above 0.
    pub row: f64,
}

/// Where a reader is on a track: the scroll position, and how far the rows are shifted up against
/// it. Small steps move the rows as far as the scroll bar, wherever on the track they are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// Pixels of the track above the window; below 0 where something stands above the rows.
    pub scroll: f64,
    /// A row stands on the track this much above its place among all rows.
    pub shift: f64,
}

/// What stands on a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// This many empty pixels.
    Gap(f64),
    /// The row at this position.
    Row(usize),
}

/// The longest track, in pixels. Every browser draws it, zoomed in five times as well.
const LONGEST: f64 = 5_000_000.0;
/// How much of a longer list, at each end, is as long on the track.
const END: f64 = 100_000.0;
/// A step of more windows than this is a jump of the scroll bar.
const JUMP: f64 = 3.0;
/// Rows are drawn in blocks, so that not every step of the scroll bar draws.
const BLOCK: usize = 10;

impl Track {
    /// The length of the track.
    pub fn length(self) -> f64 {
        self.all().min(LONGEST)
    }

    /// How many pixels of rows are above the window at a scroll position.
    pub fn offset_at(self, scroll: f64) -> f64 {
        map(scroll, self.length(), self.all())
    }

    /// The scroll position with this many pixels of rows above the window.
    pub fn scroll_at(self, offset: f64) -> f64 {
        map(offset, self.all(), self.length())
    }

    /// The positions of the rows to draw: those in the window, and one more window above and below.
    pub fn drawn(self, spot: Spot, window: f64) -> Range<usize> {
        let first = ((spot.offset() - window) / self.row).floor().max(0.0) as usize;
        let last = ((spot.offset() + 2.0 * window) / self.row).ceil().max(0.0) as usize;
        let start = first / BLOCK * BLOCK;
        let end = last.div_ceil(BLOCK) * BLOCK;
        // No row stands beside the track. A thousandth of a row is lost in rounding.
        let top = (spot.shift / self.row - 0.001).ceil().max(0.0) as usize;
        let bottom = ((self.length() + spot.shift) / self.row + 0.001).floor() as usize;
        let end = end.min(bottom).min(self.rows);
        start.max(top).min(end)..end
    }

    /// What stands on the track from its top to its bottom: some rows, another one where it is not
    /// among them, and the gaps around them.
    pub fn pieces(self, drawn: Range<usize>, another: Option<usize>, shift: f64) -> Vec<Piece> {
        let top = drawn.start as f64 * self.row - shift;
        let bottom = drawn.end as f64 * self.row - shift;
        let another = another.filter(|row| *row < self.rows && !drawn.contains(row));
        let place = |row: usize| self.scroll_at(row as f64 * self.row);
        let rows = drawn.clone().map(Piece::Row);
        let mut pieces = Vec::with_capacity(drawn.len() + 4);
        match another {
            Some(row) if row < drawn.start => {
                let place = place(row).min(top - self.row).max(0.0);
                pieces.extend([Piece::Gap(place), Piece::Row(row)]);
                pieces.push(Piece::Gap((top - place - self.row).max(0.0)));
            }
            _ => pieces.push(Piece::Gap(top.max(0.0))),
        }
        pieces.extend(rows);
        match another {
            Some(row) if row >= drawn.end => {
                let last = self.length() - self.row;
                let place = place(row).max(bottom).min(last);
                pieces.push(Piece::Gap((place - bottom).max(0.0)));
                pieces.extend([Piece::Row(row), Piece::Gap((last - place).max(0.0))]);
            }
            _ => pieces.push(Piece::Gap((self.length() - bottom).max(0.0))),
        }
        pieces
    }

    /// The length of all rows.
    fn all(self) -> f64 {
        self.rows as f64 * self.row
    }
}

impl Spot {
    /// Where this many pixels of rows are above the window; at the end where there are not so many.
    pub fn at(offset: f64, track: Track) -> Self {
        let offset = offset.min(track.all());
        let scroll = track.scroll_at(offset);
        let shift = offset - scroll;
        Self { scroll, shift }
    }

    /// How many pixels of rows are above the window.
    pub fn offset(self) -> f64 {
        (self.scroll + self.shift).max(0.0)
    }

    /// Where the reader is after the scroll bar has moved.
    #[must_use]
    pub fn moved(self, scroll: f64, track: Track, window: f64) -> Self {
        let is_jump = (scroll - self.scroll).abs() > JUMP * window;
        let shift = match is_jump {
            true => track.offset_at(scroll) - scroll,
            false => self.shift,
        };
        Self { scroll, shift }
    }

    /// The same rows in the window, with the scroll bar where it belongs. Small steps leave it behind.
    #[must_use]
    pub fn settled(self, track: Track) -> Self {
        let settled = Self::at(self.offset(), track);
        match (settled.shift - self.shift).abs() < 0.5 {
            true => self,
            false => settled,
        }
    }
}

/// Maps a point of one length to that of another: in the same distance from the nearer end there,
/// and in proportion between the ends.
fn map(point: f64, from: f64, to: f64) -> f64 {
    // `clamp` would pull in float formatting for its panic message.
    let point = point.max(0.0).min(from);
    if from == to || point <= END {
        point
    } else if point >= from - END {
        to - (from - point)
    } else {
        END + (point - END) * (to - 2.0 * END) / (from - 2.0 * END)
    }
}
