use std::fmt;
use std::sync::Arc;

use super::directory::Directory;
use super::finding::Finding;
use super::order::Ordering;
use super::ranking_count::RankingCount;
use super::search::Folding;
use super::sends_count::SendsCount;
use crate::domain::Names;
use crate::query::{SortKey, UserQuery};

/// Work on all rows, in slices. Each slice looks at some thousands of rows, whatever they are, so that
/// it takes a few milliseconds; the store itself knows no clock.
pub(super) trait Slices: Send + Sync {
    /// Does the next slice. Gives whether something is left to do; where nothing is, the directory has
    /// what the work was for.
    fn step(&mut self, directory: &Directory) -> bool;
}

/// What an answer needs that no question has asked for so far: the order of a list, the rows that hold
/// a text, and the like. After the last step the answer itself comes at once.
///
/// Preparing is optional: otherwise the question does the same work in one piece. Stopping after any step loses
/// only the work done so far.
///
/// ```
/// # use std::sync::Arc;
/// # use active_users::{domain::{Instant, Names}, query::UserQuery, store::{DirectoryBuilder, Preparation}};
/// # let directory = Arc::new(DirectoryBuilder::new().finish(Instant::EPOCH, None));
/// let query = UserQuery::parse("q=ada&sort=name").query;
/// let mut preparation = Preparation::list(directory.clone(), &query, Names::Shown);
/// while preparation.step() {
///     // The place to let others work, or to stop because another question came.
/// }
/// assert_eq!(directory.page(&query, query.rows(), Names::Shown).total, 0);
/// ```
pub struct Preparation {
    directory: Arc<Directory>,
    /// The next is the last.
    work: Vec<Box<dyn Slices>>,
}

/// By hand: a derive would put the Debug code of all work into the download.
impl fmt::Debug for Preparation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preparation").finish_non_exhaustive()
    }
}

impl Preparation {
    /// For questions about a sorted list: a page, a user's place, the selected users.
    pub fn list(directory: Arc<Directory>, query: &UserQuery, names: Names) -> Self {
        let is_by_text = matches!(query.sort.key, SortKey::Name | SortKey::Email);
        Self::new(directory)
            .and_if(!query.q.is_empty() || is_by_text, || Folding { names })
            .and_if(true, || Ordering::new(query.sort.key, names))
            .and_if(!query.q.is_empty(), || Finding::new(&query.q, names))
            .reversed()
    }

    /// For the length of a list.
    pub fn length(directory: Arc<Directory>, query: &UserQuery, names: Names) -> Self {
        Self::new(directory).and_search(query, names).reversed()
    }

    /// For the counts beside a list's filters, and for managers.
    pub fn counts(directory: Arc<Directory>, query: &UserQuery, names: Names) -> Self {
        Self::new(directory)
            .and_search(query, names)
            .and_if(true, RankingCount::default)
            .reversed()
    }

    /// For searches to come.
    pub fn search(directory: Arc<Directory>, names: Names) -> Self {
        Self::new(directory).and_if(true, || Folding { names })
    }

    /// For the managers with the most Inactive users.
    pub fn teams(directory: Arc<Directory>) -> Self {
        Self::new(directory).and_if(true, RankingCount::default)
    }

    /// For the sends.
    pub fn sends(directory: Arc<Directory>) -> Self {
        Self::new(directory).and_if(true, SendsCount::default)
    }

    /// Does the next slice of the work. Gives whether something is left to do.
    pub fn step(&mut self) -> bool {
        let Self { directory, work } = self;
        while let Some(next) = work.last_mut() {
            if next.step(directory) {
                return true;
            }
            work.pop();
        }
        false
    }

    fn new(directory: Arc<Directory>) -> Self {
        Self {
            directory,
            work: Vec::new(),
        }
    }

    fn and_search(self, query: &UserQuery, names: Names) -> Self {
        let is_search = !query.q.is_empty();
        self.and_if(is_search, || Folding { names })
            .and_if(is_search, || Finding::new(&query.q, names))
    }

    fn and_if<T: Slices + 'static>(mut self, is_needed: bool, work: impl FnOnce() -> T) -> Self {
        if is_needed {
            self.work.push(Box::new(work()));
        }
        self
    }

    fn reversed(mut self) -> Self {
        self.work.reverse();
        self
    }
}
