//! A raw socket server in front of the one that serves the app. It misbehaves for the users and the
//! configuration and passes all other requests on.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::http::{head, length};

/// One step of the server's answer for the users.
#[derive(Debug, Clone)]
pub enum Act {
    /// Sends bytes.
    Send(Vec<u8>),
    /// Waits this many milliseconds.
    Wait(u64),
    /// Sends nothing until the browser gives up.
    Stall,
    /// Resets the connection.
    Reset,
}

/// The steps for the users, and for the configuration; none for a good configuration.
type Plan = Arc<Mutex<(Vec<Act>, Vec<Act>)>>;

/// The server; it stops when dropped.
#[derive(Debug)]
pub struct Front {
    origin: String,
    plan: Plan,
    task: JoinHandle<()>,
}

const BENCH: &str =
    "<!doctype html><title>Bench</title><link rel=icon href=data:,><div id=box></div>
    <script src=/bench.js></script><script type=module src=/embed.js></script>";

const SCRIPT: &str = "window.heard = [];
    for (const name of ['active-users-load', 'active-users-error']) {
        addEventListener(name, ({ type, detail }) => heard.push({ type, detail }));
    }
        // Ways to give an element its users, good and bad.
    const ask = step => fetch(`/users.json?${step}`);
    const fetchers = {
        fetcher: request => fetch(request),
        never: () => new Promise(() => {}),
        used: async request => {
            const response = await fetch(request);
            await response.text();
            return response;
        },
        rejects: () => Promise.reject(new Error('no token')),
    };
    window.fresh = async (tag, step, way) => {
        const element = document.createElement(tag);
        const attributes = { timeout: 1, 'users-href': '/users' };
        if (way === 'data') element.data = await (await ask(step)).text();
        else attributes.src = `/users.json?${step}`;
        if (fetchers[way]) element.fetcher = fetchers[way];
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        heard.length = 0;
        box.replaceChildren(element);
    };
    window.again = () => {
        heard.length = 0;
        box.firstElementChild.reload();
    };";

const CONFIG: &str = r#"{"source": {"timeout_seconds": 1}}"#;

impl Front {
    /// Starts in front of the server at this origin.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn start(behind: &str) -> Self {
        let listening = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let bound = listening.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("Cannot open a port for the misbehaving server: {error}"),
        };
        let behind: SocketAddr = match behind.trim_start_matches("http://").parse() {
            Ok(behind) => behind,
            Err(error) => panic!("{behind} is not an address: {error}"),
        };
        let plan = Plan::default();
        let of_task = plan.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A browser that goes away is not a fault.
                let plan = of_task.clone();
                tokio::spawn(async move {
                    let _ = serve(stream, behind, plan).await;
                });
            }
        });
        Self {
            origin: format!("http://{address}"),
            plan,
            task,
        }
    }

    /// Sets the steps for the users and for the configuration; none for a good configuration.
    pub fn plan(&self, users: Vec<Act>, config: Vec<Act>) {
        *self.plan.lock().unwrap_or_else(PoisonError::into_inner) = (users, config);
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, behind: SocketAddr, plan: Plan) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            // The browser opened this connection in advance and sent nothing.
            Err(_) => return Ok(()),
        }
    }
    let text = String::from_utf8_lossy(&request).into_owned();
    let path = text.split(' ').nth(1).unwrap_or_default();
    let (users, config) = plan.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match path.split('?').next().unwrap_or_default() {
        "/users.json" => play(stream, users).await,
        "/bench" => give(stream, "text/html", BENCH).await,
        "/bench.js" => give(stream, "text/javascript", SCRIPT).await,
        "/config.json" if !config.is_empty() => play(stream, config).await,
        "/config.json" => give(stream, "application/json", CONFIG).await,
        _ => {
            let mut server = TcpStream::connect(behind).await?;
            let asked = text.replacen("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1);
            let asked = asked.replacen("Connection: keep-alive\r\n", "", 1);
            server.write_all(asked.as_bytes()).await?;
            copy_bidirectional(&mut stream, &mut server)
                .await
                .map(|_| ())
        }
    }
}

async fn give(mut stream: TcpStream, kind: &str, text: &str) -> std::io::Result<()> {
    let headers = format!(
        "Content-Type: {kind}; charset=utf-8\r\n{}",
        length(text.len())
    );
    stream.write_all(&head("200 OK", &headers)).await?;
    stream.write_all(text.as_bytes()).await?;
    stream.shutdown().await
}

async fn play(mut stream: TcpStream, acts: Vec<Act>) -> std::io::Result<()> {
    for act in acts {
        match act {
            Act::Send(bytes) => stream.write_all(&bytes).await?,
            Act::Wait(milliseconds) => sleep(Duration::from_millis(milliseconds)).await,
            Act::Stall => {
                let mut rest = [0; 64];
                while stream.read(&mut rest).await? > 0 {}
            }
            Act::Reset => return stream.set_zero_linger(),
        }
    }
    stream.shutdown().await?;
    // Wait until the browser has read everything: closing with unread bytes would reset the
    // connection.
    let mut rest = [0; 64];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}
