//! Finds a free port on the loopback interface.

use std::io::ErrorKind;
use std::net::Ipv4Addr;

use anyhow::{Result, bail};
use tokio::net::TcpListener;

/// How many more ports to try.
const MORE: u16 = 20;

/// Listens on `first`, or on the next free port after it, which it then prints. 0 means any free
/// port. Returns the listener and its port.
///
/// # Errors
/// No port is free among those tried, or one of them cannot be opened.
pub async fn listen(first: u16) -> Result<(TcpListener, u16)> {
    let last = first.saturating_add(MORE);
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => {
                let port = listener.local_addr()?.port();
                if first != 0 && port != first {
                    println!("Port {first} is in use; using {port} instead");
                }
                return Ok((listener, port));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                bail!("Cannot open port {port}: {error}; choose another one with --port")
            }
        }
    }
    bail!("Ports {first} to {last} are all in use; choose another one with --port")
}
