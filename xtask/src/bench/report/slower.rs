//! Where another page is better than this app, in sentences. Left to people, such a list would be short.

use super::lists::{MEASURES, middle};
use super::loads::{Medians, medians};
use super::name;
use super::units::{bytes, duration};
use crate::bench::contender::Contender;
use crate::bench::pace::Network;
use crate::bench::results::Results;
use crate::bench::statistics::median;

/// A name, and the number of a page.
type Compared = (&'static str, fn(&Medians) -> f64);

/// What is compared of the visits.
const VISITS: [Compared; 3] = [
    ("Bars", |page| page.bars),
    ("Bars after the last byte", |page| page.after_last_byte),
    ("Longest task", |page| page.longest_task),
];

/// Less of a difference is none.
const MARGIN: f64 = 1.05;

/// Every measure in which a page of others beats the app by more than 5%, best first.
pub fn slower(results: &Results) -> Vec<String> {
    let mut sentences = Vec::new();
    for (size, _) in &results.documents {
        for network in [Network::Unlimited, Network::Office, Network::Fast3G] {
            let medians = medians(results, *size, network);
            for (what, number) in VISITS {
                let pages = medians.iter().map(|page| (page.contender, number(page)));
                let what = format!("{what} with {}, {}", name(*size), network.title());
                sentences.extend(sentence(&what, &pages.collect::<Vec<_>>(), duration));
            }
        }
        let memory = results.memory.iter().filter(|entry| entry.size == *size);
        let memory: Vec<_> = memory
            .filter_map(|entry| Some((entry.contender, median(&entry.taken)?)))
            .collect();
        sentences.extend(sentence(
            &format!("Memory with {}", name(*size)),
            &memory,
            bytes,
        ));
        for (what, numbers) in MEASURES {
            let of = |contender: &Contender| {
                Some((*contender, middle(results, *contender, *size, numbers)?))
            };
            let lists: Vec<_> = Contender::ALL.iter().filter_map(of).collect();
            sentences.extend(sentence(
                &format!("The list of {}: {what}", name(*size)),
                &lists,
                duration,
            ));
        }
    }
    if let Some((size, _)) = results.documents.first() {
        let medians = medians(results, *size, Network::Fast3G);
        let code: Vec<_> = medians
            .iter()
            .map(|page| (page.contender, page.code))
            .collect();
        sentences.extend(sentence(
            "Download of the page until its bars",
            &code,
            bytes,
        ));
    }
    sentences
}

fn sentence(what: &str, pages: &[(Contender, f64)], words: fn(f64) -> String) -> Option<String> {
    let (_, own) = pages
        .iter()
        .find(|(contender, _)| *contender == Contender::App)?;
    let mut better: Vec<_> = pages
        .iter()
        .filter(|(contender, number)| contender.is_peer() && number * MARGIN < *own)
        .collect();
    better.sort_by(|one, other| one.1.total_cmp(&other.1));
    let better: Vec<_> = better
        .iter()
        .map(|(contender, number)| format!("{} {}", contender.title(), words(*number)))
        .collect();
    (!better.is_empty()).then(|| format!("{what}: {}; this app {}", better.join(", "), words(*own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_others_that_are_clearly_better_are_named() {
        let pages = [
            (Contender::App, 100.0),
            (Contender::Element, 10.0),
            (Contender::React, 97.0),
            (Contender::Chartjs, 60.0),
            (Contender::Plain, 40.0),
        ];
        assert_eq!(
            sentence("Bars", &pages, duration).as_deref(),
            Some("Bars: Plain JavaScript 40 ms, Chart.js 60 ms; this app 100 ms")
        );
        assert_eq!(
            sentence(
                "Bars",
                &[(Contender::App, 1.0), (Contender::React, 2.0)],
                duration
            ),
            None
        );
        assert_eq!(sentence("Bars", &[(Contender::React, 2.0)], duration), None);
    }
}
