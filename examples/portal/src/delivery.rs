//! Hands waiting mails to the mail server.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use lettre::transport::smtp;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::letter::letter;
use crate::store::Store;
use crate::store::mails::{self, End, Mail};

/// The pause after the first failure; each later one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// No pause is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// How long the mail server may take to greet, to take a mail, and to say goodbye.
const PATIENCE: Duration = Duration::from_secs(20);

/// Delivers mails, one after the other. A mail that fails has a pause of its own and holds up no
/// other.
#[derive(Debug)]
pub struct Delivery {
    store: Store,
    server: SocketAddr,
    failed: HashMap<i64, Failed>,
}

/// A mail that was not taken.
#[derive(Debug)]
struct Failed {
    pause: Duration,
    next_try: Instant,
}

impl Delivery {
    /// Delivers to the SMTP server at this address, without encryption.
    pub fn new(store: Store, server: SocketAddr) -> Self {
        Self {
            store,
            server,
            failed: HashMap::new(),
        }
    }

    /// Delivers whatever is waiting, then waits for `new_mail` or for the end of a pause, for ever.
    pub async fn run(mut self, new_mail: &Notify) -> Infallible {
        loop {
            if let Err(error) = self.round().await {
                eprintln!("The waiting mails can't be read: {error:#}");
                sleep(LONGEST_PAUSE).await;
                continue;
            }
            let next_try = self.failed.values().map(|failed| failed.next_try).min();
            match next_try {
                None => new_mail.notified().await,
                Some(next_try) => tokio::select! {
                    () = new_mail.notified() => {}
                    () = sleep_until(next_try) => {}
                },
            }
        }
    }

    /// Tries each waiting mail that is not in a pause.
    async fn round(&mut self) -> Result<()> {
        let waiting = self.store.with(|connection| mails::waiting(connection));
        for id in waiting.await? {
            let failed = self.failed.get(&id);
            if failed.is_none_or(|failed| failed.next_try <= Instant::now()) {
                let mail = self
                    .store
                    .with(move |connection| mails::find(connection, id));
                self.deliver(id, &mail.await?).await;
            }
        }
        Ok(())
    }

    /// Hands a mail over and marks it as sent. If the server refuses it for good, it is marked as
    /// refused; after any other failure it is tried again after a pause.
    async fn deliver(&mut self, id: i64, mail: &Mail) {
        match self.hand_over(mail).await {
            Ok(()) => self.mark(id, End::Sent).await,
            Err(error) if is_final(&error) => {
                eprintln!("Mail {id} was refused: {error:#}");
                self.mark(id, End::Refused).await;
            }
            Err(error) => {
                eprintln!("Mail {id} was not taken and will be tried again: {error:#}");
                self.pause(id);
            }
        }
    }

    /// Hands a mail to the server, and returns after the server's 250.
    ///
    /// A mail is handed over twice only if the portal can't know whether the server has it: after the
    /// mail's last byte the connection was cut, the server stayed silent, or the portal ended before
    /// the mail was marked. The second one has the same `Message-ID`, from which mail systems see
    /// that they have it already.
    ///
    /// # Errors
    /// The server can't be reached, refuses the mail or cuts the connection.
    async fn hand_over(&self, mail: &Mail) -> Result<()> {
        let letter = letter(mail)?;
        let mut server = within_patience(connect(self.server)).await?;
        let (envelope, text) = (letter.envelope(), letter.formatted());
        within_patience(async { Ok(server.send(envelope, &text).await?) }).await?;
        // The mail is marked without waiting for the server's goodbye.
        tokio::spawn(async move { timeout(PATIENCE, server.abort()).await });
        Ok(())
    }

    /// Marks a mail. Until that is done no other mail is handed over: to go on without it would mean
    /// to hand this one over again.
    async fn mark(&mut self, id: i64, end: End) {
        self.failed.remove(&id);
        let mark = || {
            self.store
                .with(move |connection| mails::mark(connection, id, end))
        };
        while let Err(error) = mark().await {
            eprintln!("Mail {id} can't be marked: {error:#}");
            sleep(FIRST_PAUSE).await;
        }
    }

    fn pause(&mut self, id: i64) {
        let before = self.failed.get(&id).map(|failed| failed.pause);
        let pause = before.map_or(FIRST_PAUSE, |pause| (pause * 2).min(LONGEST_PAUSE));
        let next_try = Instant::now() + pause;
        self.failed.insert(id, Failed { pause, next_try });
    }
}

async fn connect(server: SocketAddr) -> Result<AsyncSmtpConnection> {
    let stream = TcpStream::connect(server).await;
    let stream = stream.context("The mail server can't be reached")?;
    // A mail goes out in two pieces, of which the second must not wait until the first has arrived.
    stream.set_nodelay(true)?;
    let name = ClientId::default();
    Ok(AsyncSmtpConnection::connect_with_transport(Box::new(stream), &name).await?)
}

async fn within_patience<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let done = timeout(PATIENCE, work).await;
    done.context("The mail server doesn't answer")?
}

/// Whether the server has refused the mail for good.
fn is_final(error: &anyhow::Error) -> bool {
    let refusal = error.downcast_ref::<smtp::Error>();
    refusal.is_some_and(smtp::Error::is_permanent)
}
