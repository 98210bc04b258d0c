use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;

use crate::display::Display;
use crate::engine::Engine;
use crate::environment;
use crate::guarded::{End, Guarded};
use crate::patience::Patience;

/// The language in which Firefox and WebKit write dates and numbers. If the machine lacks it,
/// WebKit uses American English; without this setting it would take "C", which isn't a language.
const LANGUAGE: (&str, &str) = ("LC_ALL", "en_GB.UTF-8");

/// A separate WebDriver server with the browsers it starts.
#[derive(Debug)]
pub struct Driver {
    port: u16,
    // Dropped in this order.
    _program: Guarded,
    _display: Option<Display>,
}

impl Driver {
    /// Starts it on a free port, keeping everything it and its browser write in `home`; `None` if
    /// it isn't running in time.
    pub async fn start(engine: Engine, home: &Path) -> Option<Self> {
        match engine {
            Engine::Chromium => {
                let mut program = Command::new(environment::chromedriver());
                Self::announced(at_home(&mut program, home).arg("--port=0"))
            }
            Engine::Firefox => {
                let mut program = Command::new(environment::geckodriver());
                at_home(&mut program, home).args(["--port", "0"]);
                program.env(LANGUAGE.0, LANGUAGE.1);
                // Firefox's crash reporter would leave the process group.
                Self::announced(program.env("MOZ_CRASHREPORTER_DISABLE", "1"))
            }
            Engine::WebKit => Self::webkit(home).await,
        }
    }

    /// A driver that finds a free port and prints it.
    fn announced(program: &Command) -> Option<Self> {
        let (program, ports) = Guarded::start(program, End::Kill, port);
        Some(Self {
            port: ports.recv_timeout(Patience::limit()).ok()?,
            _program: program,
            _display: None,
        })
    }

    /// A driver that must be given the port and prints nothing.
    async fn webkit(home: &Path) -> Option<Self> {
        let display = Display::start()?;
        let port = free_port();
        let mut program = Command::new(environment::webkit_driver());
        at_home(&mut program, home)
            .arg(format!("--port={port}"))
            .env("DISPLAY", display.name())
            // Keep it off the desktop of whoever runs the tests.
            .env("GDK_BACKEND", "x11")
            .env(LANGUAGE.0, LANGUAGE.1);
        let (program, _) = Guarded::start(&program, End::Kill, |_| None);
        let driver = Self {
            port,
            _program: program,
            _display: Some(display),
        };
        let patience = Patience::start();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if !patience.again().await {
                return None;
            }
        }
        Some(driver)
    }

    /// The address it listens on.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Shields it from the user's own settings and files.
fn at_home<'a>(program: &'a mut Command, home: &Path) -> &'a mut Command {
    program
        .env("HOME", home)
        .env("TMPDIR", home)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CACHE_HOME")
}

/// A port that is free now. If another program takes it, the browser is restarted.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    match listener.and_then(|listener| listener.local_addr()) {
        Ok(address) => address.port(),
        Err(error) => panic!("There is no free port for the driver: {error}"),
    }
}

/// Parses the port from `ChromeDriver was started successfully on port 39343.` or `1795443659083
/// geckodriver INFO Listening on 127.0.0.1:42487`.
fn port(line: &str) -> Option<u16> {
    let port = match line.split_once("started successfully on port ") {
        Some((_, port)) => port.trim_end_matches('.'),
        None => line.split_once("Listening on ")?.1.rsplit_once(':')?.1,
    };
    port.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn both_drivers_say_their_port_in_words_of_their_own() {
        let chromedriver = "ChromeDriver was started successfully on port 39343.";
        let geckodriver = "1795443659083\tgeckodriver\tINFO\tListening on 127.0.0.1:42487";
        assert_eq!(port(chromedriver), Some(39343));
        assert_eq!(port(geckodriver), Some(42487));
        assert_eq!(port("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
