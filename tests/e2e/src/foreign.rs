use std::process::Command;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::environment;
use crate::folder::Folder;
use crate::guarded::{End, Guarded};
use crate::page::Page;
use crate::patience::Patience;

/// A portal of another platform, which is a program of its own.
#[derive(Debug)]
pub struct ForeignPortal {
    port: u16,
    // Dropped in this order.
    _program: Guarded,
    _folder: Option<Folder>,
}

impl ForeignPortal {
    /// The example in Next.js, which takes the users from this address.
    ///
    /// # Panics
    /// If it isn't built, or doesn't start.
    pub fn next(users: &str) -> Self {
        let example = environment::next();
        let mut program = Command::new("node");
        program
            .arg(example.join("../node_modules/next/dist/bin/next"))
            .args(["start", "--hostname", "127.0.0.1", "--port", "0"])
            .arg(example)
            .env("NEXT_TELEMETRY_DISABLED", "1")
            .env("USERS", users);
        Self::start(&program, None)
    }

    /// The example in Django's admin, with four members; `None` where Django is missing.
    ///
    /// # Panics
    /// If it doesn't start.
    pub fn django() -> Option<Self> {
        let python = environment::django()?;
        let folder = Folder::new("django");
        let mut program = Command::new(python);
        program
            .arg(environment::example("django/serve.py"))
            .arg(folder.path())
            .env("DIST", environment::dist())
            .env("PYTHONDONTWRITEBYTECODE", "1");
        Some(Self::start(&program, Some(folder)))
    }

    fn start(program: &Command, folder: Option<Folder>) -> Self {
        let (guarded, ports) = Guarded::start(program, End::Kill, port);
        let Ok(port) = ports.recv_timeout(Patience::limit() * 3) else {
            let program = program.get_program().display();
            panic!("{program} has not said where it listens");
        };
        Self {
            port,
            _program: guarded,
            _folder: folder,
        }
    }

    /// A page of it in a new browser.
    pub async fn page(&self, engine: Engine) -> Page {
        let address = format!("http://127.0.0.1:{}", self.port);
        Page::new(Browser::start_in(engine).await, address)
    }
}

/// The port in a line with an address of this machine.
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("http://127.0.0.1:")?;
    let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn each_portal_says_its_port_in_an_address() {
        assert_eq!(
            port("   - Local:         http://127.0.0.1:39343"),
            Some(39343)
        );
        assert_eq!(port("http://127.0.0.1:42487/admin/"), Some(42487));
        assert_eq!(port("Ready in 300ms"), None);
    }
}
