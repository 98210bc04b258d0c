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
    /// Active Users as it was before: the build given with --before
    #[value(skip)]
    Before,
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

    /// The folder below which it is served.
    pub fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Element => "element",
            Self::React => "react",
            Self::Chartjs => "chartjs",
            Self::Plain => "plain",
            Self::Worker => "worker",
            Self::Before => "before",
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
            Self::Worker => "Plain JavaScript in a worker",
            Self::Before => "Active Users before",
        }
    }

    /// Whether it is not this project's own.
    pub fn is_peer(self) -> bool {
        !matches!(self, Self::App | Self::Element | Self::Before)
    }

    /// Whether it has a list of users as well.
    pub fn has_list(self) -> bool {
        matches!(self, Self::App | Self::React | Self::Before)
    }
}

/// Where the files of every page are: those of the app in `dist`, those of the app as it was in `before`.
pub fn folders(
    project: &Project,
    dist: PathBuf,
    before: Option<PathBuf>,
) -> BTreeMap<&'static str, PathBuf> {
    let root = project.root();
    let peers = Contender::ALL
        .iter()
        .filter(|contender| contender.is_peer());
    let mut folders: BTreeMap<_, _> = peers
        .map(|peer| {
            (
                peer.word(),
                root.join("target/bench/pages").join(peer.word()),
            )
        })
        .collect();
    folders.insert(Contender::App.word(), dist);
    folders.insert(Contender::Element.word(), root.join("bench/element"));
    folders.extend(before.map(|before| (Contender::Before.word(), before)));
    folders
}
