use std::process::Command;

use crate::environment;
use crate::guarded::{End, Guarded};
use crate::patience::Patience;

/// A virtual display for one browser.
#[derive(Debug)]
pub struct Display {
    number: u16,
    _server: Guarded,
}

impl Display {
    /// Starts it; `None` if it doesn't print its number in time.
    pub fn start() -> Option<Self> {
        let mut program = Command::new(environment::xvfb());
        program.args(["-displayfd", "1", "-screen", "0", "1600x1200x24"]);
        program.args(["-nolisten", "tcp"]);
        // A polite end removes its lock, which could otherwise block the number for good.
        let (server, numbers) = Guarded::start(&program, End::Ask, |line| line.parse().ok());
        let number = numbers.recv_timeout(Patience::limit()).ok()?;
        Some(Self {
            number,
            _server: server,
        })
    }

    /// The value of the `DISPLAY` variable.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}
