use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread::spawn;

use crate::environment;
use crate::patience::Patience;

/// Starts the driver in the background of a process group of its own, and ends the whole group
/// as soon as the input is closed: by [`Driver`]'s drop, or because the test's process is gone,
/// however it came to its end.
const GUARD: &str = r#""$0" --port=0 & cat >/dev/null; kill -KILL 0"#;

/// A WebDriver server of its own, with the browsers that it starts.
#[derive(Debug)]
pub struct Driver {
    guard: Child,
    address: String,
}

impl Driver {
    /// Starts it on a free port; `None` when it does not say in time that it runs.
    pub fn start(home: &Path) -> Option<Self> {
        let program = environment::chromedriver();
        let mut guard = Command::new("sh")
            .args(["-c", GUARD])
            .arg(&program)
            .env("HOME", home)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "The shell that guards {} could not start: {error}",
                    program.display()
                )
            });
        let (sender, receiver) = channel();
        let output = guard.stdout.take();
        // Reading can wait for ever, so it has a thread of its own, which ends with the driver.
        spawn(move || {
            let lines = output.map(|output| BufReader::new(output).lines());
            let mut lines = lines.into_iter().flatten().map_while(Result::ok);
            let _ = lines.find_map(port).map(|port| sender.send(port));
        });
        let mut driver = Self {
            address: String::new(),
            guard,
        };
        let port = receiver.recv_timeout(Patience::limit()).ok()?;
        driver.address = format!("http://127.0.0.1:{port}");
        Some(driver)
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// `ChromeDriver was started successfully on port 39343.`
fn port(line: String) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
