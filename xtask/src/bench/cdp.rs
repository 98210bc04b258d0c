//! Chromium's own protocol, over a pair of pipes: no port is open, and a browser whose pipes are closed
//! ends by itself.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::browser::ARGUMENTS;

/// The shell gives Chromium its input and output as the files 3 and 4, where it looks for commands.
const WITH_PIPES: &str = r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

/// Nothing of a page may wait because it isn't in sight, and no process is kept in reserve: it would count
/// as memory.
const MORE_ARGUMENTS: [&str; 7] = [
    "--remote-debugging-pipe",
    "--no-first-run",
    "--window-size=1280,900",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-features=SpareRendererForSitePerProcess",
];

/// How long the browser may take to close.
const CLOSING: Duration = Duration::from_secs(5);

/// A running Chromium. Dropping it ends all its processes.
pub struct Chromium {
    program: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    last_id: u64,
    /// What was reported while an answer was awaited.
    events: VecDeque<Value>,
    profile: PathBuf,
}

impl Chromium {
    /// Starts it with an empty profile.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(chromium: &Path, profile: &Path) -> Result<Self> {
        if profile.exists() {
            fs::remove_dir_all(profile)
                .with_context(|| format!("{} cannot be removed", profile.display()))?;
        }
        let mut program = Command::new("sh")
            .args(["-c", WITH_PIPES])
            .arg(chromium)
            .args(ARGUMENTS)
            .args(MORE_ARGUMENTS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Chromium cannot be started")?;
        let (commands, answers) = program
            .stdin
            .take()
            .zip(program.stdout.take())
            .context("Chromium has no pipes")?;
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut answers = BufReader::new(answers);
            let mut message = Vec::new();
            while answers
                .read_until(0, &mut message)
                .is_ok_and(|read| read > 0)
            {
                message.pop();
                let Ok(value) = serde_json::from_slice(&message) else {
                    break;
                };
                if sender.send(value).is_err() {
                    break;
                }
                message.clear();
            }
        });
        Ok(Self {
            program,
            commands,
            messages,
            last_id: 0,
            events: VecDeque::new(),
            profile: profile.to_owned(),
        })
    }

    /// Sends a command to the browser or to one of its sessions, and waits for the answer.
    ///
    /// # Errors
    /// The browser's own words, no answer in time, or a tab that crashed meanwhile.
    pub fn call(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
        patience: Duration,
    ) -> Result<Value> {
        let id = self.send(session, method, parameters)?;
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = match self.messages.recv_timeout(left) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    bail!("no answer after {} s", patience.as_secs())
                }
                Err(RecvTimeoutError::Disconnected) => bail!("Chromium ended"),
            };
            if message.get("id") == Some(&json!(id)) {
                return match message.get("error") {
                    Some(error) => Err(anyhow!("{method}: {error}")),
                    None => Ok(message.get("result").cloned().unwrap_or_default()),
                };
            }
            let event = message.get("method").and_then(Value::as_str);
            if matches!(
                event,
                Some("Inspector.targetCrashed" | "Target.targetCrashed")
            ) {
                bail!("the tab crashed");
            }
            if event.is_some() {
                self.events.push_back(message);
            }
        }
    }

    /// Sends a command and does not wait for the answer.
    pub fn send(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Result<u64> {
        self.last_id += 1;
        let mut message = json!({ "id": self.last_id, "method": method, "params": parameters });
        if let (Some(session), Some(message)) = (session, message.as_object_mut()) {
            message.insert("sessionId".to_owned(), json!(session));
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.commands
            .write_all(&bytes)
            .context("Chromium no longer takes commands")?;
        Ok(self.last_id)
    }

    /// Takes what a session has reported so far.
    pub fn events(&mut self, session: &str) -> Vec<Value> {
        let (own, others): (VecDeque<_>, _) = self
            .events
            .drain(..)
            .partition(|event| event.get("sessionId") == Some(&json!(session)));
        self.events = others;
        own.into()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let closed = self.call(None, "Browser.close", json!({}), CLOSING);
        let end = Instant::now() + CLOSING;
        while closed.is_ok() && Instant::now() < end {
            if matches!(self.program.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        // Nothing more can be done about a failure here.
        let _ = self.program.kill();
        let _ = self.program.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
