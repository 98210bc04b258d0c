use std::env;
use std::ops::Range;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A part of the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The library, fed damaged documents.
    Native,
    /// The built app and elements in a browser, fed by a misbehaving server.
    Browser,
}

/// What to run, from the environment.
#[derive(Debug, Clone)]
pub struct Settings {
    pub part: Part,
    pub seed: u64,
    /// The steps to run, if there is time. The same steps and seed repeat the same run.
    pub steps: Range<u64>,
    /// No step begins after this time.
    pub end: Option<Instant>,
    /// Where the bytes of findings go.
    pub folder: PathBuf,
}

impl Settings {
    /// Reads `CAMPAIGN_PART`, `CAMPAIGN_SEED`, `CAMPAIGN_STEPS`, `CAMPAIGN_STEP` (one step only),
    /// `CAMPAIGN_SECONDS` and `CAMPAIGN_FOLDER`.
    ///
    /// # Panics
    /// If one that should be a number isn't.
    pub fn from_environment() -> Self {
        let part = match env::var("CAMPAIGN_PART").as_deref() {
            Ok("browser") => Part::Browser,
            _ => Part::Native,
        };
        let steps = match (number("CAMPAIGN_STEP"), number("CAMPAIGN_STEPS")) {
            (Some(step), _) => step..step.saturating_add(1),
            (None, Some(steps)) => 0..steps,
            (None, None) => 0..1000,
        };
        let seconds = number("CAMPAIGN_SECONDS").map(Duration::from_secs);
        let folder = env::var_os("CAMPAIGN_FOLDER").map_or("target/campaign".into(), PathBuf::from);
        Self {
            part,
            seed: number("CAMPAIGN_SEED").unwrap_or(1),
            steps,
            end: seconds.map(|seconds| Instant::now() + seconds),
            folder,
        }
    }

    /// The steps there is time for.
    pub fn steps(&self) -> impl Iterator<Item = u64> {
        let end = self.end;
        self.steps
            .clone()
            .take_while(move |_| end.is_none_or(|end| Instant::now() < end))
    }
}

fn number(variable: &str) -> Option<u64> {
    let text = env::var(variable).ok()?;
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} is “{text}”, which is not a number")))
}
