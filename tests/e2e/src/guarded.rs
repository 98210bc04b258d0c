use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::spawn;

/// Starts a program in the background of a process group of its own. As soon as the input is
/// closed, by [`Guarded`]'s drop or because the test's process is gone, however it came to its
/// end, the program gets a signal, and whatever is left of the group is ended.
const GUARD: &str =
    r#"signal=$0; "$@" & cat >/dev/null; kill -s "$signal" $!; wait; kill -s KILL 0"#;

/// How a program is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At once: nothing of it matters any more.
    Kill,
    /// As it likes, since it has something to clear away. Only for those who do so at once.
    Ask,
}

/// A program that is gone, with all that it started, when this is dropped.
#[derive(Debug)]
pub struct Guarded(Child);

impl Guarded {
    /// Starts it. The numbers that `number` finds in the lines of its output come from the receiver.
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
        // Reading can wait for ever, so it has a thread of its own, which ends with the program.
        // It reads on when nobody listens any more, so that the program can always write.
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
