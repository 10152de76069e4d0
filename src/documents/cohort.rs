//! A page about many teams, for the room: how they stand, where most lie below their target, and what moved. Each picture
//! has a table that says the same.

use std::borrow::Cow;

use super::files::html::blocks;
use super::node::Node;
use super::paper::Block;
use super::picture::dots::Dots;
use crate::base::Date;
use crate::domain::cohort::{Cohort, shown};
use crate::domain::{Framework, Indicator};
use crate::say;
use crate::words::{Words, with};

/// How many of the commonest gaps are told.
const MOST_GAPS: usize = 10;

/// What the page is made from.
pub struct CohortPage<'a> {
    /// The teams.
    pub cohort: &'a Cohort,
    /// What they were asked.
    pub framework: &'a Framework,
    /// The words to say it in.
    pub words: &'a Words,
    /// The day of the page.
    pub today: Date,
    /// How many files were not read.
    pub unread: u64,
    /// Groups of fewer teams are not shown; 1 shows all.
    pub fewest: u64,
}

impl CohortPage<'_> {
    /// The page's title.
    #[must_use]
    pub fn title(&self) -> String {
        self.words.cohort_title(self.cohort.len() as f64)
    }

    /// The page as HTML, without what is around it: safe, every word escaped.
    #[must_use]
    pub fn html(&self) -> String {
        let mut children = vec![
            Node::with_class("p", "paper__head", Node::lines(&self.words.date(self.today))),
            Node::with_class("h1", "paper__title", Node::lines(&self.title())),
        ];
        children.extend(blocks(&self.about()));
        if !self.cohort.is_empty() && self.cohort.len() >= self.fewest {
            for part in [self.steps(), self.indicators(), self.gaps(), self.moved()] {
                children.extend(part);
            }
        }
        let mut out = String::new();
        Node::with_class("article", "paper paper--cohort", children).write(&mut out);
        out
    }

    fn about(&self) -> Vec<Block> {
        let words = self.words;
        let mut said = vec![words.cohort_unread(self.unread as f64)];
        if self.cohort.len() < self.fewest {
            said.push(words.cohort_too_few(self.fewest as f64));
        } else if self.fewest > 1 {
            said.push(words.cohort_hidden(self.fewest as f64));
        }
        vec![Block::Text(said.join(" "))]
    }

    /// A count for a table, or the sign of one that is not shown.
    fn count(&self, count: Option<u64>) -> String {
        count.map_or_else(none, |count| self.words.formats().number(count as f64, 0))
    }

    fn heading(text: Cow<'_, str>) -> Block {
        Block::Heading(2, text.into_owned())
    }

    /// How many teams are at which level, step by step.
    fn steps(&self) -> Vec<Node> {
        let (words, framework) = (self.words, self.framework);
        let mut groups: Vec<String> = framework.levels.iter().map(|level| level.name.clone()).collect();
        groups.extend([words.say_early_reading().into_owned(), words.say_nothing_rated().into_owned()]);
        let counts = |place: usize| shown(&self.cohort.standings(framework, place), self.fewest);
        let rows: Vec<(String, Vec<Option<u64>>)> =
            framework.steps.iter().enumerate().map(|(place, step)| (step.short_title.clone(), counts(place))).collect();
        if rows.iter().flat_map(|(_, counts)| counts).all(|count| count.unwrap_or(0) == 0) {
            return self.nothing(words.cohort_steps());
        }
        let cells = rows.iter().map(|(name, counts)| {
            [name.clone()].into_iter().chain(counts.iter().map(|count| self.count(*count))).collect()
        });
        let table = self.table(words.cohort_steps(), words.readiness_step(), &groups, cells.collect());
        let dots = Dots { groups, rows, finding: words.cohort_steps().into_owned() };
        let note = Block::Note(words.cohort_dot(dots.each() as f64));
        drawn(Self::heading(words.cohort_steps()), words.cohort_steps(), dots.in_print(), &[note, table])
    }

    /// A part of which no group is large enough to be shown.
    fn nothing(&self, heading: Cow<'_, str>) -> Vec<Node> {
        blocks(&[Self::heading(heading), Block::Text(self.words.cohort_too_few(self.fewest as f64))])
    }

    /// A table whose first column is names and whose others are numbers of equal width.
    fn table(&self, caption: Cow<'_, str>, first: Cow<'_, str>, others: &[String], rows: Vec<Vec<String>>) -> Block {
        let each = (74 / others.len().max(1)).min(18) as u8;
        let widths = [100 - each * others.len() as u8].into_iter().chain(others.iter().map(|_| each)).collect();
        let head = [first.into_owned()].into_iter().chain(others.iter().cloned()).collect();
        Block::Table { caption: caption.into_owned(), head, widths, numbers: (1..=others.len()).collect(), rows }
    }

    /// The indicators with their places in the framework.
    fn all(&self) -> impl Iterator<Item = (usize, &Indicator)> {
        self.framework.indicators().map(|indicator| &**indicator).enumerate()
    }

    /// Median and spread of each indicator, as a strip of tiles and as a table.
    fn indicators(&self) -> Vec<Node> {
        let words = self.words;
        if self.fewest > 1 && self.all().all(|(place, _)| self.median(place).is_none()) {
            return self.nothing(words.cohort_indicators());
        }
        let mut part = blocks(&[Self::heading(words.cohort_indicators())]);
        let mut place = 0;
        for step in &self.framework.steps {
            let tiles = step.indicators.iter().enumerate().map(|(at, indicator)| self.tile(place + at, indicator));
            let tiles = Node::with_class("ul", "cohort__tiles", tiles.collect());
            part.push(Node::with_class("h3", "paper__h4", Node::lines(&step.title)));
            part.push(tiles);
            place += step.indicators.len();
        }
        let rows = self.all().map(|(place, indicator)| self.indicator_row(place, indicator));
        let heads = [words.cohort_rated(), words.cohort_median(), words.cohort_alike()].map(|head| head.into_owned());
        let table = self.table(words.cohort_indicators(), words.readiness_indicator(), &heads, rows.collect());
        part.extend(blocks(&[Block::Note(words.cohort_alike_note().into_owned()), table]));
        part
    }

    /// Median in tenths of a level and likeness in hundredths, where enough teams rated.
    fn median(&self, place: usize) -> Option<(u32, u32)> {
        let spread = self.cohort.spread(self.framework, place);
        let enough = u64::from(spread.count()) >= self.fewest;
        Some((spread.median_tenths()?, spread.agreement()?.hundredths())).filter(|_| enough)
    }

    fn tile(&self, place: usize, indicator: &Indicator) -> Node {
        let found = self.median(place);
        // The shade of a level that is half reached is that of the lower one.
        let shade = found.map_or(0, |(median, _)| median / 10 * 4 / u32::from(self.framework.level_count().max(1)));
        let numbers = found.map_or_else(none, |(median, alike)| {
            [&self.tenths(median), " · ", &say::workshop::hundredths(alike, self.words)].concat()
        });
        let lines = vec![
            Node::with_class("b", "cohort__id", Node::lines(indicator.id.as_str())),
            Node::with_class("span", "cohort__title", Node::lines(&indicator.title)),
            Node::with_class("span", "cohort__numbers", Node::lines(&numbers)),
        ];
        Node::with_class("li", format!("cohort__tile cohort__tile--{shade}"), lines)
    }

    fn tenths(&self, tenths: u32) -> String {
        self.words.formats().number(f64::from(tenths) / 10.0, 1)
    }

    fn named(&self, indicator: &Indicator) -> String {
        self.words.print_titled(with::Id(&indicator.id), with::Title(&indicator.title))
    }

    fn indicator_row(&self, place: usize, indicator: &Indicator) -> Vec<String> {
        let rated = u64::from(self.cohort.spread(self.framework, place).count());
        let found = self.median(place);
        vec![
            self.named(indicator),
            self.count(Some(rated).filter(|rated| *rated == 0 || *rated >= self.fewest)),
            found.map_or_else(none, |(median, _)| self.tenths(median)),
            found.map_or_else(none, |(_, alike)| say::workshop::hundredths(alike, self.words)),
        ]
    }

    /// Where most teams lie below their target.
    fn gaps(&self) -> Vec<Node> {
        let words = self.words;
        let mut found: Vec<(u64, usize, &Indicator)> =
            self.all().map(|(place, indicator)| (self.cohort.below(place), place, indicator)).collect();
        found.sort_by_key(|(below, place, _)| (std::cmp::Reverse(*below), *place));
        let is_any = found.first().is_some_and(|(below, ..)| *below > 0);
        let rows = found.into_iter().filter(|(below, ..)| *below >= self.fewest.max(1)).take(MOST_GAPS);
        let rows: Vec<_> = rows.map(|(below, place, indicator)| self.gap_row(below, place, indicator)).collect();
        if rows.is_empty() {
            let none = Block::Text(words.cohort_none_below().into_owned());
            let heading = words.cohort_gaps();
            return if is_any { self.nothing(heading) } else { blocks(&[Self::heading(heading), none]) };
        }
        let heads = [words.cohort_below(), words.cohort_share(), words.cohort_closes()].map(|head| head.into_owned());
        let table = self.table(words.cohort_gaps(), words.readiness_indicator(), &heads, rows);
        blocks(&[Self::heading(words.cohort_gaps()), table])
    }

    fn gap_row(&self, below: u64, place: usize, indicator: &Indicator) -> Vec<String> {
        let rated = u64::from(self.cohort.spread(self.framework, place).count());
        let below = shown(&[below, rated.saturating_sub(below)], self.fewest)[0];
        let percent = below.map(|below| (200 * below + rated) / (2 * rated.max(1)));
        let closed = self.cohort.closed(place);
        vec![
            self.named(indicator),
            self.count(below),
            percent.map_or_else(none, |percent| self.words.cohort_percent(percent as f64)),
            self.count(Some(closed).filter(|closed| *closed == 0 || *closed >= self.fewest)),
        ]
    }

    /// How many teams rose, stayed and fell since their last milestone.
    fn moved(&self) -> Vec<Node> {
        let words = self.words;
        let steps = self.framework.steps.iter().map(|step| step.short_title.clone());
        let names = steps.chain([words.readiness_overall().into_owned()]);
        let moves: Vec<(String, Vec<Option<u64>>, Option<i64>)> = names
            .enumerate()
            .map(|(place, name)| {
                let moved = self.cohort.moved(place);
                let mean = moved.mean_tenths().filter(|_| moved.count() >= self.fewest);
                (name, shown(&[moved.rose, moved.stayed, moved.fell], self.fewest), mean)
            })
            .collect();
        let heading = Self::heading(words.cohort_moved());
        if moves.iter().all(|(.., mean)| mean.is_none()) {
            let is_hidden = (0..moves.len()).any(|place| self.cohort.moved(place).count() > 0);
            let none = Block::Text(words.cohort_nothing_moved().into_owned());
            return if is_hidden { self.nothing(words.cohort_moved()) } else { blocks(&[heading, none]) };
        }
        let groups: Vec<String> =
            [words.cohort_rose(), words.cohort_stayed(), words.cohort_fell()].map(|name| name.into_owned()).into();
        let rows_drawn = moves.iter().map(|(name, counts, _)| (name.clone(), counts.clone())).collect();
        let dots = Dots { groups: groups.clone(), rows: rows_drawn, finding: words.cohort_moved().into_owned() };
        let note = Block::Note(words.cohort_dot(dots.each() as f64));
        let rows = moves.iter().map(|(name, counts, mean)| {
            let counts = counts.iter().map(|count| self.count(*count));
            let mean = mean.map_or_else(none, |mean| self.rise(mean));
            [name.clone()].into_iter().chain(counts).chain([mean]).collect()
        });
        let heads: Vec<String> = groups.into_iter().chain([words.cohort_mean().into_owned()]).collect();
        let table = self.table(words.cohort_moved(), words.readiness_step(), &heads, rows.collect());
        drawn(heading, words.cohort_moved(), dots.in_print(), &[note, table])
    }

    /// A rise with its sign: "+0.3".
    fn rise(&self, tenths: i64) -> String {
        let sign = if tenths > 0 { "+" } else { "" };
        [sign, &self.words.formats().number(tenths as f64 / 10.0, 1)].concat()
    }
}

/// The sign of what is not shown, or not known.
fn none() -> String {
    "–".to_owned()
}

/// A picture with its table under a heading. On a phone both can be moved sideways, by keys too.
fn drawn(heading: Block, name: Cow<'_, str>, picture: Node, below: &[Block]) -> Vec<Node> {
    let attributes = [("class", "cohort__wide"), ("tabindex", "0"), ("role", "group"), ("aria-label", &*name)];
    let mut part = blocks(&[heading]);
    part.push(Node::with("div", attributes, [vec![picture], blocks(below)].concat()));
    part
}
