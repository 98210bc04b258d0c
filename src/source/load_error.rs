use std::fmt;

use super::Malformed;

/// Why something could not be loaded. `Display` is the sentence that the reader gets: what
/// happened, to what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// What was asked for, as the configuration names it.
    pub what: String,
    /// What went wrong.
    pub fault: Fault,
}

/// What can go wrong between asking for a document and having read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No answer: no network, no such server, or the browser forbids the request.
    Unreachable,
    /// Nothing came for so many seconds.
    TimedOut(u32),
    /// An answer with a status that is no success.
    Status(u16),
    /// An answer that is no document of users, or stops being one.
    Malformed(Malformed),
    /// A configuration that is not what it should be, in the parser's words.
    Configuration(String),
    /// A header that no request can carry, by its name.
    Header(String),
    /// The portal's fetcher gave something else than a `Response`.
    NotAResponse,
    /// The data that a page has set can't be written as a document, in the browser's words.
    NotADocument(String),
    /// The portal's fetcher gave a `Response` whose body was read before.
    UsedResponse,
    /// The portal's fetcher threw an error or rejected.
    FetcherFailed,
}

impl LoadError {
    /// Whether signing in again would help.
    pub fn is_session_end(&self) -> bool {
        self.fault == Fault::Status(401)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = &self.what;
        match &self.fault {
            Fault::Unreachable => {
                write!(
                    f,
                    "{what} could not be reached. Check the network connection, then retry."
                )
            }
            Fault::TimedOut(1) => write!(
                f,
                "{what} sent nothing for 1 second. The server may be busy; retry in a moment."
            ),
            Fault::TimedOut(seconds) => {
                write!(
                    f,
                    "{what} sent nothing for {seconds} seconds. The server may be busy; retry in a moment."
                )
            }
            Fault::Status(status) => status_sentence(f, what, *status),
            Fault::Malformed(malformed) => malformed_sentence(f, what, *malformed),
            Fault::Header(name) => {
                write!(
                    f,
                    "{what} was not asked for: the configured header “{name}” can't be sent. Correct its name and its value."
                )
            }
            Fault::NotADocument(problem) => write!(
                f,
                "{what} that this page has set can't be read ({problem}). Tell the owner of this site."
            ),
            Fault::UsedResponse => write!(
                f,
                "{what} couldn't be loaded: this page's custom fetcher returned a response that was read before. Tell the owner of this site."
            ),
            Fault::FetcherFailed => write!(
                f,
                "{what} couldn't be loaded: this page's custom fetcher failed. Retry; if it happens again, tell the owner of this site."
            ),
            Fault::NotAResponse => write!(
                f,
                "{what} was not loaded: the page's fetcher gave no Response. Tell the owner of this site."
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

fn status_sentence(f: &mut fmt::Formatter<'_>, what: &str, status: u16) -> fmt::Result {
    match status {
        401 => write!(
            f,
            "{what} needs you to be signed in (401). Sign in again, then retry."
        ),
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
            "{what} was asked for too often (429). Wait a minute, then retry."
        ),
        500..=599 => {
            write!(
                f,
                "The server failed to answer for {what} ({status}). Retry; if it goes on, tell the server's owner."
            )
        }
        _ => write!(
            f,
            "{what} was answered with an unexpected status ({status}). Check the configured source address."
        ),
    }
}

fn malformed_sentence(f: &mut fmt::Formatter<'_>, what: &str, malformed: Malformed) -> fmt::Result {
    match malformed {
        Malformed::Empty => write!(
            f,
            "{what} is empty. Check what the server sends for it, then retry."
        ),
        Malformed::WebPage => {
            write!(
                f,
                "{what} was answered with a web page instead of data. You may have to sign in again; then retry."
            )
        }
        Malformed::NotJson => write!(
            f,
            "{what} is not valid JSON. Check what the server sends for it, then retry."
        ),
        Malformed::NoUsers => write!(
            f,
            "{what} has no list of users. Check the configured source address."
        ),
        Malformed::UsersNotAList => {
            write!(
                f,
                "“users” in {what} is not a list. Check what the server sends for it, then retry."
            )
        }
        Malformed::TooLong => {
            write!(
                f,
                "{what} has a record of more than 16 MiB. Check what the server sends for it, then retry."
            )
        }
        Malformed::EndedEarly => write!(
            f,
            "{what} ended early. The connection may have been cut; retry."
        ),
        Malformed::Damaged { record } => write!(
            f,
            "{what} is damaged at record {record}: its text is not valid JSON. Users after it may be missing. Check what the server sends."
        ),
        Malformed::Miscounted { said, read } => write!(
            f,
            "{what} should have {said} records, but {read} arrived. Retry, or check what the server sends."
        ),
    }
}
