use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::spawn;

/// Starts a program in the background, in its own process group. When the input closes, because
/// [`Guarded`] was dropped or the test's process ended in any way, the program gets a signal, and
/// then the rest of the group is killed.
const GUARD: &str =
    r#"signal=$0; "$@" & cat >/dev/null; kill -s "$signal" $!; wait; kill -s KILL 0"#;

/// How a program is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At once, since nothing it has matters any more.
    Kill,
    /// On request, since it has something to clean up. Only for programs that then end promptly.
    Ask,
}

/// A program that ends, with everything it started, when this is dropped.
#[derive(Debug)]
pub struct Guarded(Child);

impl Guarded {
    /// Starts it. The receiver yields the numbers that `number` finds in the lines of its output.
    pub fn start(
        program: &Command,
        end: End,
        number: fn(&str) -> Option<u16>,
    ) -> (Self, Receiver<u16>) {
        let mut guard = Command::new("sh");
        guard
            .args(["-c", GUARD])
            .arg(match end {
                End::Kill => "KILL",
                End::Ask => "TERM",
            })
            .arg(program.get_program())
            .args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => guard.env(name, value),
                None => guard.env_remove(name),
            };
        }
        let guard = guard
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut guard = guard.unwrap_or_else(|error| {
            let program = program.get_program().display();
            panic!("The shell that guards {program} could not start: {error}")
        });
        let (sender, receiver) = channel();
        let output = guard.stdout.take();
        // Reading can block for ever, so it gets its own thread, which ends with the program. It
        // keeps reading when nobody listens, so that the program never blocks on writing.
        spawn(move || {
            let lines = output.map(|output| BufReader::new(output).lines());
            for line in lines.into_iter().flatten().map_while(Result::ok) {
                let _ = number(&line).map(|number| sender.send(number));
            }
        });
        (Self(guard), receiver)
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
