use super::directory::Directory;
use super::summary::Summary;
use super::trend::Trend;
use crate::domain::{Figure, Figures};

impl Directory {
    /// An organization of which a document has these figures and no users.
    #[must_use]
    pub fn with_figures(mut self, figures: Figures) -> Self {
        let oldest = figures.trend.last().map(|(day, _)| *day);
        self.history = self.history.or_else(|| oldest.map(Trend::reaches_back));
        self.figures = Some(figures);
        self
    }

    /// Every figure that can be told without the users.
    pub fn figures(&self) -> Figures {
        if let Some(figures) = &self.figures {
            return figures.clone();
        }
        let mut figures = Figures::default();
        Summary::each_count(self, |figure, users| {
            users
                .into_iter()
                .for_each(|users| figures.set(figure, users));
        });
        let effect = self.measured.effect;
        let others = [
            (Figure::RECORDS, self.records() as usize),
            (Figure::SET_ASIDE, self.set_aside().len()),
            (Figure::CAME_BACK, effect.came_back),
            (Figure::EARLY, effect.early),
            (Figure::OPEN, effect.open),
            (Figure::NO_RETURN, effect.no_return),
        ];
        for (figure, count) in others {
            figures.set(figure, count);
        }
        if let Some(trend) = self.trend() {
            let points = trend.active.iter().enumerate();
            figures.trend = points
                .map(|(point, active)| (trend.at(point).day(), *active))
                .collect();
        }
        figures
    }
}
