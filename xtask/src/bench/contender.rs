//! What is measured.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::project::Project;

/// A page that shows the same two bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, serde::Serialize)]
pub enum Contender {
    /// Active Users: the Dashboard
    App,
    /// <active-users-chart> on a bare page
    Element,
    /// React 19 with React Router, Recharts and TanStack Table
    React,
    /// Chart.js
    Chartjs,
    /// Plain JavaScript: fetch, json(), reduce, SVG
    Plain,
    /// Plain JavaScript that counts in a worker
    Worker,
}

impl Contender {
    /// All of them, this project's own ones first.
    pub const ALL: [Self; 6] = [
        Self::App,
        Self::Element,
        Self::React,
        Self::Chartjs,
        Self::Plain,
        Self::Worker,
    ];

    /// Those that have a list of users as well.
    pub const WITH_LIST: [Self; 2] = [Self::App, Self::React];

    /// The folder below which it is served.
    pub fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Element => "element",
            Self::React => "react",
            Self::Chartjs => "chartjs",
            Self::Plain => "plain",
            Self::Worker => "worker",
        }
    }

    /// What it is called in a table.
    pub fn title(self) -> &'static str {
        match self {
            Self::App => "Active Users",
            Self::Element => "`<active-users-chart>`",
            Self::React => "React",
            Self::Chartjs => "Chart.js",
            Self::Plain => "Plain JavaScript",
            Self::Worker => "Plain JavaScript, worker",
        }
    }

    /// Whether its files are built by Vite.
    pub fn is_peer(self) -> bool {
        !matches!(self, Self::App | Self::Element)
    }
}

/// Where the files of every page are.
pub fn folders(project: &Project, dist: PathBuf) -> BTreeMap<&'static str, PathBuf> {
    let folder = |contender: Contender| match contender {
        Contender::App => dist.clone(),
        Contender::Element => project.root().join("bench/element"),
        peer => project.root().join("target/bench/pages").join(peer.word()),
    };
    Contender::ALL
        .iter()
        .map(|contender| (contender.word(), folder(*contender)))
        .collect()
}
