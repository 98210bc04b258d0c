//! A free port on the loopback interface.

use std::io::ErrorKind;
use std::net::Ipv4Addr;

use anyhow::{Result, bail};
use tokio::net::TcpListener;

/// How many more ports are tried.
const MORE: u16 = 20;

/// Listens on `first` or on the next free port after it, and says so when it is another one; 0 is
/// any free port. Answers the listener and its port.
///
/// # Errors
/// No free port among those tried, or one that may not be opened.
pub async fn listen(first: u16) -> Result<(TcpListener, u16)> {
    let last = first.saturating_add(MORE);
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => {
                let port = listener.local_addr()?.port();
                if first != 0 && port != first {
                    println!("Port {first} is taken; using {port}");
                }
                return Ok((listener, port));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                bail!("Port {port} cannot be opened: {error}; choose another one with --port")
            }
        }
    }
    bail!("The ports {first} to {last} are all taken; choose another one with --port")
}
