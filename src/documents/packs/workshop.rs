//! What a team's round says, on paper.

use crate::base::IndicatorId;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Block;
use crate::domain::agreement::{Spread, Verdict};
use crate::domain::panel::Round;
use crate::say;
use crate::words::with;

impl Manuscript<'_> {
    /// How the ratings of the latest round are spread; nothing where there was none. It names nobody.
    pub(super) fn rated_together(&self) -> Vec<Block> {
        let words = self.words;
        let Some(round) = self.document.panel.latest() else { return Vec::new() };
        let rows = round.spreads(self.framework).into_iter().map(|spread| self.spread_row(round, &spread));
        let columns = [
            (words.workshop_print_indicator(), 26),
            (words.workshop_print_spread(), 36),
            (words.workshop_print_median(), 11),
            (words.workshop_print_agreement(), 15),
            (words.workshop_print_outcome(), 12),
        ];
        let title = Block::Heading(2, words.workshop_print_title().into_owned());
        vec![Block::PageBreak, title, self.table(words.workshop_print_title(), columns, rows)]
    }

    fn spread_row(&self, round: &Round, spread: &Spread) -> Vec<String> {
        let words = self.words;
        let title = self.framework.indicator(&spread.indicator);
        let title =
            title.map(|found| words.print_titled(with::Id(&found.id), with::Title(&found.title))).unwrap_or_default();
        let none = || words.print_none().into_owned();
        let agreement = spread.agreement().filter(|_| spread.verdict() != Verdict::TooFew);
        vec![
            title,
            say::workshop::in_words(spread, words),
            spread.median_tenths().map_or_else(none, |tenths| say::workshop::median(tenths, words)),
            agreement.map_or_else(none, |found| say::workshop::hundredths(found.hundredths(), words)),
            self.outcome(round, &spread.indicator),
        ]
    }

    fn outcome(&self, round: &Round, id: &IndicatorId) -> String {
        let words = self.words;
        let level = self.document.readiness.level(id).filter(|_| round.settled.contains(id));
        match level {
            Some(level) => level.to_string(),
            None if round.parked.contains(id) => words.workshop_is_parked().into_owned(),
            None => words.workshop_print_open().into_owned(),
        }
    }

    /// What was put off: parked indicators and the parking lot's lines; nothing where there is neither.
    pub(super) fn parked(&self) -> Vec<Block> {
        let panel = &self.document.panel;
        let parked = panel.latest().map(|round| round.parked.as_slice()).unwrap_or_default();
        let titled = |id: &IndicatorId| {
            self.framework
                .indicator(id)
                .map(|found| self.words.print_titled(with::Id(&found.id), with::Title(&found.title)))
        };
        let mut lines: Vec<String> = parked.iter().filter_map(titled).collect();
        lines.extend(panel.parking_lot.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        if lines.is_empty() {
            return Vec::new();
        }
        let heading = Block::Heading(2, self.words.workshop_print_parking().into_owned());
        vec![Block::Together(vec![heading, Block::List(lines)])]
    }
}
