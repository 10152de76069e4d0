//! What printed documents and files are made from, and the pieces that several of them share.

mod ratings;

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use crate::base::{Date, IndicatorId};
use crate::documents::paper::{Block, Pack, Paper, PaperSize};
use crate::documents::picture::radar::{FEWEST_AXES, Radar};
use crate::documents::picture::readiness;
use crate::documents::table::{self, Column, Table};
use crate::domain::mission::{MissingGroup, SignOff};
use crate::domain::score::Readiness;
use crate::domain::{Action, Document, Facts, Framework};
use crate::say;
use crate::words::{Words, with};

/// What a printed document or a file is made from.
pub struct Manuscript<'a> {
    pub(super) facts: &'a Facts,
    pub(super) document: &'a Document,
    pub(super) framework: &'a Framework,
    pub(super) today: Date,
    pub(super) words: &'a Words,
    pub(super) paper_size: PaperSize,
    /// The teams that stand side by side, in their order.
    pub(super) teams: Vec<Rc<Facts>>,
    /// Whether a text of the document in the making was too long for its place.
    pub(super) cut: Cell<bool>,
}

impl<'a> Manuscript<'a> {
    /// A team's answers with what follows from them, the words to say it in, and the paper it goes on.
    #[must_use]
    pub fn of(facts: &'a Facts, words: &'a Words, paper_size: PaperSize) -> Manuscript<'a> {
        Manuscript {
            facts,
            document: &facts.document,
            framework: &facts.framework,
            today: facts.today,
            words,
            paper_size,
            teams: Vec::new(),
            cut: Cell::new(false),
        }
    }

    /// The same with the teams that stand side by side, in their order.
    #[must_use]
    pub fn with_teams(self, teams: Vec<Rc<Facts>>) -> Manuscript<'a> {
        Manuscript { teams, ..self }
    }

    /// A paper with a running head of community and month.
    pub(in crate::documents) fn paper(&self, pack: Pack, title: impl Into<String>, blocks: Vec<Block>) -> Paper {
        let month = self.words.formats().month(self.today);
        Paper {
            pack,
            title: title.into(),
            running_head: self.words.print_running_head(with::Community(self.community()), with::Month(month)),
            blocks,
        }
    }

    /// The community's name, or the words for a team without one.
    pub(in crate::documents) fn community(&self) -> String {
        or(&self.document.mission.community, self.words.print_our_district())
    }

    /// A title with the community's name, or without where it has none.
    pub(in crate::documents) fn titled(&self, named: impl Fn(&str) -> String, ours: Cow<'static, str>) -> String {
        match self.document.mission.community.trim() {
            "" => ours.into_owned(),
            name => named(name),
        }
    }

    /// The statement, or the words that say how one is made.
    pub(in crate::documents) fn statement(&self) -> String {
        or(
            &say::mission::statement(&self.document.mission, self.framework, self.words),
            self.words.mission_no_mission(),
        )
    }

    /// The mission in a paragraph, for documents about something else; none while there is none.
    pub(in crate::documents) fn north_star(&self) -> Option<Block> {
        let statement = say::mission::statement(&self.document.mission, self.framework, self.words);
        let statement = statement.trim();
        (!statement.is_empty()).then(|| Block::Text(self.words.mission_printed_north_star(statement)))
    }

    /// The statement in a second language, if the chosen draft has one.
    pub(in crate::documents) fn second_statement(&self, longest: usize) -> Option<Block> {
        let second = self.document.mission.draft()?.second_wording.trim();
        (!second.is_empty()).then(|| Block::Statement(self.terse(second, longest)))
    }

    /// A part beside the radar of the steps; alone where there are too few steps to span an area.
    pub(in crate::documents) fn beside_radar(&self, readiness: &Readiness, part: Block) -> Block {
        if self.framework.steps.len() < FEWEST_AXES {
            return part;
        }
        Block::Beside(vec![self.radar(readiness)], vec![part])
    }

    fn radar(&self, readiness: &Readiness) -> Block {
        let word = say::readiness::overall_word(&readiness.overall, self.framework, self.words);
        let radar = Radar {
            axes: readiness::axes(self.framework, &self.document.readiness, readiness, None),
            levels: self.framework.level_count(),
            finding: self.words.readiness_radar(word),
        };
        Block::Radar(radar, self.words.readiness_radar_key().into_owned())
    }

    /// Who is missing, in lines; rows of small groups are left out, and a line says so.
    pub(in crate::documents) fn missing(&self, most: usize, longest: usize) -> Vec<String> {
        let shown: Vec<&MissingGroup> = self.shown_groups().collect();
        let mut lines: Vec<String> = shown.iter().take(most).map(|row| self.missing_line(row, longest)).collect();
        if shown.len() > most {
            lines.push(self.words.print_and_more((shown.len() - most) as u32));
        }
        lines.extend(self.hidden_groups());
        if lines.is_empty() {
            lines.push(self.words.mission_nobody_named().into_owned());
        }
        lines
    }

    /// Who is missing, in lines for a page that everybody reads: without days that have passed, and without a word of
    /// rows too small for print.
    pub(in crate::documents) fn missing_in_public(&self, most: usize, longest: usize) -> Vec<String> {
        let shown = self.shown_groups().take(most).map(|row| {
            let by = row.by.filter(|by| *by >= self.today);
            self.missing_line(&MissingGroup { by, ..row.clone() }, longest)
        });
        let more = self.shown_groups().count().saturating_sub(most) as u32;
        shown.chain((more > 0).then(|| self.words.print_and_others(more))).collect()
    }

    /// The groups large enough for print.
    pub(in crate::documents) fn shown_groups(&self) -> impl Iterator<Item = &MissingGroup> {
        self.document.mission.named_groups().filter(|row| !row.is_below_limit())
    }

    /// The words that say how many groups are left out, if any is.
    pub(in crate::documents) fn hidden_groups(&self) -> Option<String> {
        let hidden = self.document.mission.named_groups().filter(|row| row.is_below_limit()).count();
        (hidden > 0).then(|| self.words.print_hidden_rows(hidden as u32))
    }

    /// A group with today's value and its target; where room is scarce, both values stay.
    pub(in crate::documents) fn missing_line(&self, row: &MissingGroup, longest: usize) -> String {
        let line = self.missing_line_of(
            &self.words.capitalized(row.group.trim()),
            row.baseline.trim(),
            row.target.trim(),
            row.by,
        );
        if line.chars().count() <= longest {
            return line;
        }
        let [group, baseline, target] =
            [(&row.group, longest / 2), (&row.baseline, longest / 3), (&row.target, longest / 3)]
                .map(|(text, most)| self.terse(text, most));
        self.missing_line_of(&self.words.capitalized(&group), &baseline, &target, row.by)
    }

    fn missing_line_of(&self, group: &str, baseline: &str, target: &str, by: Option<Date>) -> String {
        let by = self.month(by);
        match (baseline, target, by.as_str()) {
            ("", "", _) => group.to_owned(),
            (baseline, "", _) => self.words.mission_missing_now(with::Baseline(baseline), with::Group(group)),
            ("", target, "") => self.words.mission_missing_target(with::Group(group), with::Target(target)),
            ("", target, by) => {
                self.words.mission_missing_target_by(with::By(by), with::Group(group), with::Target(target))
            }
            (baseline, target, "") => {
                self.words.mission_missing_both(with::Baseline(baseline), with::Group(group), with::Target(target))
            }
            (baseline, target, by) => self.words.mission_missing_by(
                with::Baseline(baseline),
                with::By(by),
                with::Group(group),
                with::Target(target),
            ),
        }
    }

    /// A table of texts in one document alone: its columns as head and width in percent.
    pub(in crate::documents) fn table<const N: usize>(
        &self,
        caption: impl Into<String>,
        columns: [(Cow<'static, str>, u8); N],
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> Block {
        let table = Table {
            caption: caption.into(),
            columns: columns.map(|(head, width)| Column::said(head, width)).into(),
            rows: rows.into_iter().map(|row| row.into_iter().map(table::Cell::Text).collect()).collect(),
        };
        table.block(self.words)
    }

    /// An indicator's title, also where only an earlier edition of the framework had it.
    pub(in crate::documents) fn title(&self, id: &IndicatorId) -> String {
        let found = self.framework.indicator(id).map(|indicator| indicator.title.as_str());
        found.unwrap_or_else(|| self.document.framework.title_of(id)).to_owned()
    }

    /// A name, a role, a day.
    pub(in crate::documents) fn sign_off(&self, line: &SignOff) -> String {
        let date = self.day(line.date);
        let mut parts = vec![line.name.trim(), line.role.trim(), &date];
        parts.retain(|part| !part.is_empty());
        self.words.joined(&parts)
    }

    /// Text, or the words for "not decided yet".
    pub(in crate::documents) fn or_open(&self, text: &str) -> String {
        or(text, self.words.plan_open())
    }

    /// A day, or nothing.
    pub(in crate::documents) fn day(&self, date: Option<Date>) -> String {
        date.map(|date| self.words.date(date)).unwrap_or_default()
    }

    /// A month, or nothing.
    pub(in crate::documents) fn month(&self, date: Option<Date>) -> String {
        date.map(|date| self.words.formats().month(date)).unwrap_or_default()
    }

    /// The month in which an action is due, and whether that has passed; or the words for "not decided yet".
    pub(in crate::documents) fn due_month(&self, action: &Action) -> String {
        let month = self.month(action.due_date);
        match action.overdue_days(self.today) {
            Some(_) => self.words.plan_overdue(month),
            None => self.or_open(&month),
        }
    }

    /// The day of the next report, and whether it has passed; or the words for "not decided yet".
    pub(in crate::documents) fn next_report(&self) -> String {
        match self.document.plan.next_report {
            Some(day) if day < self.today => self.words.plan_report_passed(self.words.date(day)),
            day => self.or_open(&self.day(day)),
        }
    }

    /// A text on one line where room is scarce: what is longer ends at a word, with dots, and the paper is told.
    pub(in crate::documents) fn terse(&self, text: &str, longest: usize) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((cut, _)) = text.char_indices().nth(longest) else { return text };
        self.cut.set(true);
        let end = text[..cut].rfind(' ').filter(|end| *end > cut / 2).unwrap_or(cut);
        self.words.print_cut(text[..end].trim_end_matches([',', ';', ':', '.', ' ']))
    }
}

fn or(text: &str, otherwise: Cow<'static, str>) -> String {
    let text = text.trim();
    if text.is_empty() { otherwise.into_owned() } else { text.to_owned() }
}

/// Labels with the texts that are not empty.
pub(in crate::documents) fn pairs(
    rows: impl IntoIterator<Item = (Cow<'static, str>, String)>,
) -> Vec<(String, String)> {
    rows.into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| (label.into_owned(), text.trim().to_owned()))
        .collect()
}
