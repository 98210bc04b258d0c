use crate::report::Report;
use crate::settings::Settings;
pub fn run(settings: &Settings) -> Report {
    Report::new(settings)
}
