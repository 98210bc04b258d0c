use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Malformed;

/// Why something could not be loaded. `Display` is the sentence that the reader gets: what
/// happened, to what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadError {
    /// What was requested, as the configuration names it.
    pub what: String,
    /// What went wrong with it.
    pub fault: Fault,
}

/// What can go wrong between asking for a document and having read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// No answer: no network, no such server, or the browser forbids the request.
    Unreachable,
    /// The browser has no network connection.
    Offline,
    /// No request can be made of the configured address.
    BadRequest,
    /// The server sent the request on, as one that asks to sign in does.
    Redirected,
    /// Nothing came for so many seconds.
    TimedOut(u32),
    /// An answer whose status is not a success.
    Status(u16),
    /// An answer that is not a document of users, or stops being one.
    Malformed(Malformed),
    /// A configuration that is not what it should be, in the parser's words.
    Configuration(String),
    /// A header that no request can carry, by its name.
    Header(String),
    /// What this browser has stored can't be read.
    Stored,
    /// The portal's fetcher gave something else than a `Response`.
    NotAResponse,
    /// The data that a page has set can't be written as a document, in the browser's words.
    NotADocument(String),
    /// The portal's fetcher gave a `Response` whose body was read before.
    UsedResponse,
    /// The portal's fetcher threw an error or rejected.
    FetcherFailed,
    /// The engine that reads the document stopped.
    EngineStopped,
}

impl LoadError {
    /// Whether signing in again would help.
    pub fn is_session_end(&self) -> bool {
        self.fault == Fault::Status(401)
    }
}

impl LoadError {
    /// Whether signing in again may help: a server may answer with its sign-in page in place of the
    /// data, or send the request on to one that the browser may not ask.
    pub fn may_need_sign_in(&self) -> bool {
        let faults = [Fault::Redirected, Fault::Malformed(Malformed::WebPage)];
        self.is_session_end() || faults.contains(&self.fault)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = &self.what;
        match &self.fault {
            Fault::Unreachable => {
                write!(
                    f,
                    "{what} couldn't be reached. Check the network connection, then retry."
                )
            }
            Fault::Offline => write!(
                f,
                "{what} couldn't be loaded: you are offline. Connect, then retry."
            ),
            Fault::BadRequest => write!(
                f,
                "{what} is not an address that can be loaded. Check the configured source address."
            ),
            Fault::Redirected => write!(
                f,
                "The server redirected the request for {what}, perhaps to a sign-in page. Sign in again if needed, then retry."
            ),
            Fault::TimedOut(1) => write!(
                f,
                "No response from {what} for 1 second. Retry in a moment."
            ),
            Fault::TimedOut(seconds) => {
                write!(
                    f,
                    "No response from {what} for {seconds} seconds. Retry in a moment."
                )
            }
            Fault::Status(status) => status_sentence(f, what, *status),
            Fault::Malformed(malformed) => malformed_sentence(f, what, *malformed),
            Fault::Header(name) => {
                write!(
                    f,
                    "{what} couldn't be loaded: the configured header “{name}” is not valid. Check its name and value."
                )
            }
            Fault::Stored => write!(
                f,
                "{what} can't be read from this browser. Ask your administrator before you clear this site's data: that deletes everything it keeps."
            ),
            Fault::NotADocument(problem) => write!(
                f,
                "{what} set by this page can't be read ({problem}). Contact the site owner."
            ),
            Fault::UsedResponse => write!(
                f,
                "{what} couldn't be loaded: this page's custom fetcher returned a response that was already read. Contact the site owner."
            ),
            Fault::FetcherFailed => write!(
                f,
                "{what} couldn't be loaded: this page's custom fetcher failed. Retry; if it happens again, contact the site owner."
            ),
            Fault::EngineStopped => write!(
                f,
                "{what} couldn't be read: the part of this page that reads it stopped. Retry; if it happens again, close other tabs or reload the page."
            ),
            Fault::NotAResponse => write!(
                f,
                "{what} couldn't be loaded: this page's custom fetcher returned an invalid response. Contact the site owner."
            ),
            Fault::Configuration(problem) => {
                write!(
                    f,
                    "{what} is not a valid configuration: {problem}. Correct the file, then retry."
                )
            }
        }
    }
}

impl std::error::Error for LoadError {}

/// The name of a document in the middle of a sentence: "The data" becomes "the data".
fn within(what: &str) -> Cow<'_, str> {
    match what.strip_prefix("The ") {
        Some(rest) => format!("the {rest}").into(),
        None => what.into(),
    }
}

fn status_sentence(f: &mut fmt::Formatter<'_>, what: &str, status: u16) -> fmt::Result {
    match status {
        401 => write!(f, "Sign in to load {what} (401)."),
        403 => write!(
            f,
            "You are not allowed to read {what} (403). Ask the owner of the admin portal for access."
        ),
        404 => write!(
            f,
            "{what} was not found (404). Check the configured source address."
        ),
        429 => write!(
            f,
            "Too many requests for {what} (429). Wait a minute, then retry."
        ),
        500..=599 => {
            write!(
                f,
                "The server returned an error for {what} ({status}). Retry, or contact your administrator."
            )
        }
        _ => write!(
            f,
            "Unexpected status for {what} ({status}). Check the configured source address."
        ),
    }
}

fn malformed_sentence(f: &mut fmt::Formatter<'_>, what: &str, malformed: Malformed) -> fmt::Result {
    match malformed {
        Malformed::Empty => write!(
            f,
            "{what} is empty. Check the server's response, then retry."
        ),
        Malformed::WebPage => {
            write!(
                f,
                "The server sent a web page instead of {}. Sign in again if needed, then retry.",
                within(what)
            )
        }
        Malformed::NotJson => write!(
            f,
            "{what} is not valid JSON. Check the server's response, then retry."
        ),
        Malformed::Unexpected => write!(
            f,
            "{what} is not in the expected form. Check its address in the configuration, then retry."
        ),
        Malformed::NoUsers => write!(
            f,
            "{what} has no list of users. Check the configured source address."
        ),
        Malformed::NoFigures => write!(
            f,
            "{what} has no users, and onboarded, active and inactive are not three whole numbers. Check the server's response, then retry."
        ),
        Malformed::UsersNotAList => {
            write!(
                f,
                "“users” in {} is not a list. Check the server's response, then retry.",
                within(what)
            )
        }
        Malformed::TooLong => {
            write!(
                f,
                "{what} contains a record larger than 16 MiB. Check the server's response, then retry."
            )
        }
        Malformed::EndedEarly => write!(
            f,
            "{what} ended early. The connection may have been cut; retry."
        ),
        Malformed::Damaged { record } => write!(
            f,
            "{what} is damaged at record {record}: its text is not valid JSON. Users after it may be missing. Check the server's response."
        ),
        Malformed::OnePage => write!(
            f,
            "{what} looks like one page of several. The server must send all users in one document."
        ),
        Malformed::Miscounted { said, read } => write!(
            f,
            "{what} should have {said} records, but {read} arrived. Retry, or check the server's response."
        ),
    }
}
