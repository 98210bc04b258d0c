//! Browsers' reports of what the policy has blocked.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::portal::Portal;

/// How many reports to keep; newer ones replace the oldest.
const KEPT: usize = 200;

/// A browser's report of something that the content security policy has blocked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Report {
    /// The page where it happened.
    pub document_uri: String,
    /// The directive that blocked it, such as `script-src-elem`.
    pub effective_directive: String,
    /// What was blocked: an address, or a word such as `inline` or `trusted-types-sink`.
    pub blocked_uri: String,
    /// The script that caused it, if the browser knows.
    pub source_file: String,
    /// The line in that script, counted from 1, or 0 if the browser does not know.
    pub line_number: u64,
    /// The beginning of what was blocked.
    pub script_sample: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} blocked {} on {}",
            self.effective_directive, self.blocked_uri, self.document_uri
        )?;
        if !self.source_file.is_empty() {
            write!(f, " ({}:{})", self.source_file, self.line_number)?;
        }
        Ok(())
    }
}

/// The latest reports, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Reports(Arc<Mutex<VecDeque<Report>>>);

impl Reports {
    /// Adds a report.
    pub fn add(&self, report: Report) {
        let mut reports = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if reports.len() == KEPT {
            reports.pop_front();
        }
        reports.push_back(report);
    }

    /// All reports that are kept.
    pub fn all(&self) -> Vec<Report> {
        let reports = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        reports.iter().cloned().collect()
    }
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "csp-report")]
    report: Report,
}

/// `POST /csp-reports`. Needs no session, because the sign-in page has the policy too.
pub async fn receive(
    State(portal): State<Portal>,
    body: Bytes,
) -> Result<StatusCode, (StatusCode, &'static str)> {
    let envelope: Envelope = serde_json::from_slice(&body)
        .map_err(|_| (StatusCode::BAD_REQUEST, "This is not a policy report.\n"))?;
    portal.collect(envelope.report);
    Ok(StatusCode::NO_CONTENT)
}
