//! A mail server for tests, which keeps every mail and can fail where real ones do.

mod letter;
mod smtp;

use std::collections::{HashMap, HashSet, VecDeque};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use crate::patience::Patience;

pub use letter::Mail;

/// A mail server on a free port of this machine. It stops when dropped.
#[derive(Debug)]
pub struct Mailbox {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    task: JoinHandle<()>,
}

/// What the mail server does with a mail that is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// It takes the mail and says so.
    Taken,
    /// It cuts the connection in place of an answer, without the mail.
    Lost,
    /// It takes the mail and cuts the connection in place of an answer: the client can't know.
    TakenUnsaid,
    /// It takes the mail, says so, and cuts the connection before the client can say goodbye.
    TakenAndCut,
    /// It answers with this code, 4xx or 5xx, and doesn't take the mail.
    Refused(u16),
}

/// What arrived, and what is planned.
#[derive(Debug, Default)]
struct Shelf(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    arrived: Vec<Mail>,
    plan: VecDeque<Handover>,
    refused: HashMap<String, u16>,
}

impl Shelf {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailbox {
    /// Starts a mail server that takes everything.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn start() -> Self {
        let listening = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let bound = listening.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("The mail server has no port: {error}"),
        };
        let shelf = Arc::<Shelf>::default();
        let task = tokio::spawn(serve(listener, shelf.clone()));
        Self {
            address,
            shelf,
            task,
        }
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Each mail that a person would see, in the order of arrival. One that was handed over again,
    /// with the same `Message-ID`, is there once, as mail systems do it.
    pub fn mails(&self) -> Vec<Mail> {
        let mut seen = HashSet::new();
        let mut mails = self.handed_over();
        mails.retain(|mail| seen.insert(mail.message_id.clone()));
        mails
    }

    /// Each mail that was taken, including those that were handed over again.
    pub fn handed_over(&self) -> Vec<Mail> {
        self.shelf.lock().arrived.clone()
    }

    /// Does this with the next mails that are handed over, one after the other; after the last it
    /// takes everything again.
    pub fn plan(&self, handovers: impl IntoIterator<Item = Handover>) {
        self.shelf.lock().plan.extend(handovers);
    }

    /// Answers with this code, 4xx or 5xx, whenever a mail is for this address.
    pub fn refuse(&self, address: &str, code: u16) {
        let mut shelf = self.shelf.lock();
        shelf.refused.insert(address.to_owned(), code);
    }

    /// Takes mails for this address again.
    pub fn accept(&self, address: &str) {
        self.shelf.lock().refused.remove(address);
    }

    /// Waits until there are this many mails.
    ///
    /// # Panics
    /// If there are more, or still fewer when time is up.
    pub async fn has(&self, count: usize) {
        let what = format!("{count} mail(s) arrive");
        Patience::until(&what, || self.mails().len() >= count).await;
        let mails = self.mails();
        assert_eq!(mails.len(), count, "There are more mails: {mails:#?}");
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves until it is dropped, and with it all connections.
async fn serve(listener: TcpListener, shelf: Arc<Shelf>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let shelf = shelf.clone();
        connections.spawn(async move {
            // A client may leave whenever it wants.
            let _ = smtp::talk(stream, &shelf).await;
        });
        while connections.try_join_next().is_some() {}
    }
}
