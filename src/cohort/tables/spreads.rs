//! How the ratings of a round lie together.

use crate::base::IndicatorId;
use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::agreement::{Agreement, FEWEST_RATINGS, Pattern, Spread, Verdict};
use crate::domain::panel::Round;

/// The spread of an indicator in a round.
struct At<'a> {
    case: &'a Case,
    round: &'a Round,
    is_latest: bool,
    spread: &'a Spread,
}

table! {
    /// A row for each indicator of each round that was revealed. It names nobody. Of fewer than three ratings nothing is told
    /// but how many there are.
    spreads of at: At<'_> {
        /// The round's number, six hexadecimal digits.
        round_id: Text = &at.round.id;
        /// The day of the reveal.
        date: Day = at.round.date;
        /// Which indicators were rated: `full` or `pulse`.
        scope: Text = at.round.scope.word();
        /// Whether it is the team's latest round.
        latest: YesNo = at.is_latest;
        /// The edition of the framework that the ratings belong to.
        edition: Text = &at.round.framework.edition;
        /// The indicator's id.
        indicator_id: Text = &at.spread.indicator;
        /// How many chose a level.
        ratings: Number = at.spread.count();
        /// How many chose level 1. Empty below three ratings, as in the columns that follow.
        level_1: Number = at.at(0);
        /// How many chose level 2.
        level_2: Number = at.at(1);
        /// How many chose level 3. Empty where the framework has no such level.
        level_3: Number = at.at(2);
        /// How many chose level 4.
        level_4: Number = at.at(3);
        /// How many chose level 5.
        level_5: Number = at.at(4);
        /// How many chose level 6.
        level_6: Number = at.at(5);
        /// How many chose level 7.
        level_7: Number = at.at(6);
        /// How many could not tell from where they sit.
        cannot_tell: Number = at.told().map(|spread| spread.cannot_tell);
        /// How many called their rating a guess.
        guess: Number = at.told().map(|spread| spread.guess);
        /// How many were fairly sure.
        fair: Number = at.told().map(|spread| spread.fair);
        /// How many were certain.
        certain: Number = at.told().map(|spread| spread.certain);
        /// The median in tenths of a level: 25 between levels 2 and 3.
        median_tenths: Number = at.told().and_then(Spread::median_tenths);
        /// How close the ratings lie together, 0 to 100: the consensus of Tastle and Wierman.
        agreement: Number = at.told().and_then(Spread::agreement).map(Agreement::hundredths);
        /// What the spread asks of the team: `too_few`, `agreed`, `brief` or `discuss`.
        verdict: Text = verdict(at.spread.verdict());
        /// What it looks like: `split`, `outlier`, `wide`, `middling`, `claimed` or `together`.
        pattern: Text = at.pattern();
        /// Whether the team settled the indicator in this round.
        settled: YesNo = at.round.settled.contains(&at.spread.indicator);
        /// Whether it put the indicator off.
        parked: YesNo = at.round.parked.contains(&at.spread.indicator);
    }
}

impl At<'_> {
    /// The spread, where enough people rated that it tells of nobody.
    fn told(&self) -> Option<&Spread> {
        Some(self.spread).filter(|spread| spread.count() >= FEWEST_RATINGS)
    }

    fn at(&self, index: usize) -> Option<u32> {
        self.told()?.levels.get(index).copied()
    }

    fn pattern(&self) -> Option<&'static str> {
        let claimed_from = self.case.framework().claimed_from;
        self.spread.pattern(claimed_from, self.is_cited(&self.spread.indicator)).map(|pattern| match pattern {
            Pattern::Split(..) => "split",
            Pattern::Outlier(_) => "outlier",
            Pattern::Wide(..) => "wide",
            Pattern::Middling => "middling",
            Pattern::Claimed => "claimed",
            Pattern::Together => "together",
        })
    }

    fn is_cited(&self, id: &IndicatorId) -> bool {
        self.case.document.readiness.answer(id).is_some_and(|answer| answer.evidence.is_cited())
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFew => "too_few",
        Verdict::Agreed(_) => "agreed",
        Verdict::Brief => "brief",
        Verdict::Discuss => "discuss",
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let rounds = &case.document.panel.rounds;
    let mut rows = Vec::new();
    for (place, round) in rounds.iter().enumerate() {
        let is_latest = place + 1 == rounds.len();
        for spread in &round.spreads(case.framework()) {
            rows.push(case.row(row(&At { case, round, is_latest, spread })));
        }
    }
    rows
}
