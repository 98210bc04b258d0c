//! The list of users: letters, filters and sorts to painted rows, and scrolling.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::{Value, json};

use super::cdp::Chromium;
use super::contender::Contender;
use super::counts::{Counts, WORDS};
use super::input;
use super::server::Server;
use super::tab::Tab;

/// How long the rows may take, whatever the document.
const PATIENCE: Duration = Duration::from_secs(90);

/// After each answer. Longer than any pause that a list makes between letters.
const REST: Duration = Duration::from_millis(400);

/// Between two letters of somebody who types quickly.
const TYPING: Duration = Duration::from_millis(120);

/// Between two turns of the wheel, by so many pixels.
const TURNING: Duration = Duration::from_millis(50);
const TURN: i32 = 300;

/// So many turns down and up again.
const TURNS: usize = 12;

/// What the list of one page took, in milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct List {
    /// From the navigation to the first rows.
    pub opening: Vec<f64>,
    /// From a letter to its rows, with rest between the letters.
    pub letters: Vec<f64>,
    /// From the last letter of a word, typed quickly, to its rows.
    pub words: Vec<f64>,
    /// From a click on Active, Inactive or All to its rows.
    pub filters: Vec<f64>,
    /// From a click on a header to the rows in their new order.
    pub sorts: Vec<f64>,
    /// The longest time without a new frame while the wheel turns.
    pub frames: Vec<f64>,
    /// The longest task meanwhile; 0 if none was longer than 50 ms.
    pub tasks: Vec<f64>,
}

impl List {
    /// Adds another round.
    pub fn extend(&mut self, other: Self) {
        self.opening.extend(other.opening);
        self.letters.extend(other.letters);
        self.words.extend(other.words);
        self.filters.extend(other.filters);
        self.sorts.extend(other.sorts);
        self.frames.extend(other.frames);
        self.tasks.extend(other.tasks);
    }
}

/// Opens the list and does everything once. The number of rows is checked every time.
///
/// # Errors
/// A number of rows other than the document's.
pub fn measure(
    chromium: &mut Chromium,
    server: &Server,
    contender: Contender,
    counts: &Counts,
) -> Result<List> {
    let mut tab = Tab::open(chromium, &server.address("/blank"))?;
    let mut list = List::default();
    let visit = Visit {
        tab: &mut tab,
        counts,
    };
    let done = visit.everything(server, contender, &mut list);
    tab.close()?;
    done.map(|()| list)
}

struct Visit<'a, 'b> {
    tab: &'a mut Tab<'b>,
    counts: &'a Counts,
}

impl Visit<'_, '_> {
    fn everything(mut self, server: &Server, contender: Contender, list: &mut List) -> Result<()> {
        let expected =
            json!({ "rows": self.counts.users, "patience": PATIENCE.as_millis() as u64 });
        self.tab.visit(
            &server.address(&format!("/{}/users", contender.word())),
            &expected,
        )?;
        let opened = self.tab.ask("bench.finished()", PATIENCE + REST);
        let opened = opened.context("When it is opened")?;
        list.opening.push(
            opened
                .get("done")
                .and_then(Value::as_f64)
                .context("The list says no time")?,
        );
        for word in WORDS {
            self.letters(word, list)?;
            self.word(word, list)?;
        }
        let Counts {
            users,
            active,
            inactive,
            ..
        } = *self.counts;
        for (label, count) in [("Active", active), ("Inactive", inactive), ("All", users)] {
            list.filters.push(self.click("tab", label, count, false)?);
        }
        for label in ["Name", "Last used"] {
            list.sorts.push(self.click("header", label, users, true)?);
        }
        self.scroll(list)
    }

    /// Types a word letter by letter and waits for the rows each time.
    fn letters(&mut self, word: &str, list: &mut List) -> Result<()> {
        self.focus()?;
        for (end, letter) in word.char_indices() {
            let typed = word.get(..end + letter.len_utf8()).unwrap_or(word);
            self.await_rows("keydown", 1, self.found(typed)?, false)?;
            input::press(self.tab, letter)?;
            list.letters.push(self.rows(typed)?);
        }
        self.clear()
    }

    /// Types a word without waiting.
    fn word(&mut self, word: &str, list: &mut List) -> Result<()> {
        self.focus()?;
        self.await_rows("keydown", word.len(), self.found(word)?, false)?;
        for letter in word.chars() {
            input::press(self.tab, letter)?;
            sleep(TYPING);
        }
        list.words.push(self.rows(word)?);
        self.clear()
    }

    fn click(&mut self, what: &str, label: &str, count: usize, changes: bool) -> Result<f64> {
        let place = self
            .tab
            .ask(&format!("bench.{what}({label:?})"), PATIENCE)?;
        self.await_rows("click", 1, count, changes)?;
        input::click(self.tab, &place)?;
        self.rows(label)
    }

    fn scroll(&mut self, list: &mut List) -> Result<()> {
        self.tab.start("stop", "bench.watchFrames()")?;
        for turn in 0..TURNS * 2 {
            let by = if turn < TURNS { TURN } else { -TURN };
            input::turn(self.tab, by)?;
            sleep(TURNING);
        }
        let seen = self.tab.ask("stop()", PATIENCE)?;
        list.frames
            .extend(seen.get("frame").and_then(Value::as_f64));
        list.tasks
            .extend(seen.get("longest").and_then(Value::as_f64));
        Ok(())
    }

    /// Begins to wait for so many rows after an input event, or after the last of several.
    fn await_rows(&mut self, event: &str, times: usize, count: usize, changes: bool) -> Result<()> {
        let wanted = json!({ "times": times, "count": count, "changes": changes });
        let patience = PATIENCE.as_millis();
        self.tab.start(
            "asked",
            &format!("bench.answer({event:?}, {wanted}, {patience})"),
        )
    }

    /// How long the rows took; then a rest.
    fn rows(&mut self, what: &str) -> Result<f64> {
        let taken = self
            .tab
            .ask("asked", PATIENCE + REST)
            .with_context(|| format!("After {what:?}"))?;
        sleep(REST);
        taken.as_f64().context("The list says no time")
    }

    fn found(&self, text: &str) -> Result<usize> {
        self.counts
            .found(text)
            .context("Nobody counted who is found")
    }

    fn focus(&mut self) -> Result<()> {
        self.tab
            .ask(
                "document.querySelector('input[type=search]').focus()",
                PATIENCE,
            )
            .map(drop)
    }

    fn clear(&mut self) -> Result<()> {
        self.tab.ask(
            "document.querySelector('input[type=search]').select()",
            PATIENCE,
        )?;
        self.await_rows("keydown", 1, self.counts.users, false)?;
        input::delete(self.tab)?;
        self.rows("the search was cleared").map(drop)
    }
}
