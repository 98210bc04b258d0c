use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use crate::patience::Patience;

/// Controls a body: it flows when the test says so, and ends well or badly.
#[derive(Debug)]
pub struct Tap(Sender<io::Result<String>>);

/// The server's end of a [`Tap`]. It serves the first request.
#[derive(Debug, Clone)]
pub struct Spout {
    length: Option<usize>,
    chunks: Arc<Mutex<Option<Receiver<io::Result<String>>>>>,
}

impl Tap {
    pub(super) fn new(length: Option<usize>) -> (Self, super::Answer) {
        let (sender, receiver) = channel(1);
        let spout = Spout {
            length,
            chunks: Arc::new(Mutex::new(Some(receiver))),
        };
        (Self(sender), super::Answer::Tap(spout))
    }

    /// Sends a piece of the body.
    ///
    /// # Panics
    /// If the client is gone.
    pub async fn pour(&self, text: impl Into<String>) {
        let sent = timeout(Patience::limit(), self.0.send(Ok(text.into()))).await;
        assert!(
            matches!(sent, Ok(Ok(()))),
            "Nobody takes the next piece of the users' document"
        );
    }

    /// Ends the body properly.
    pub fn finish(self) {}

    /// Cuts the connection in the middle of the body.
    pub async fn cut(self) {
        let _ = self.0.send(Err(io::Error::other("cut on purpose"))).await;
    }

    /// Waits until the client goes away.
    ///
    /// # Panics
    /// If it stays.
    pub async fn left(&self) {
        let left = timeout(Patience::limit(), self.0.closed()).await;
        assert!(
            left.is_ok(),
            "Awaited that the client cancels the request for the users, in vain"
        );
    }
}

impl Spout {
    pub(super) fn pour(&self) -> Response {
        let chunks = self.chunks.lock();
        let Some(chunks) = chunks.unwrap_or_else(PoisonError::into_inner).take() else {
            panic!("The users were asked for once more while the test held the tap");
        };
        let chunks = stream::unfold(chunks, async |mut chunks| {
            Some((chunks.recv().await?, chunks))
        });
        let mut response = (
            [(CONTENT_TYPE, "application/json")],
            Body::from_stream(chunks),
        )
            .into_response();
        if let Some(length) = self.length {
            response.headers_mut().insert(CONTENT_LENGTH, length.into());
        }
        response
    }
}
