//! What a manuscript says of ratings: levels, what is cited for them, and what rests on what.

use std::borrow::Cow;
use std::rc::Rc;

use super::Manuscript;
use crate::base::IndicatorId;
use crate::documents::paper::Block;
use crate::domain::framework::Foundation;
use crate::domain::score::StepReadiness;
use crate::domain::{Answer, Indicator, Response, Step, edition};
use crate::say;
use crate::say::choice::said;
use crate::words::with;

impl Manuscript<'_> {
    /// The indicators of a step of which something is known: level with descriptor, evidence, target. Nothing where all
    /// are open.
    pub(in crate::documents) fn answers(&self, step: &Step) -> Option<Block> {
        let words = self.words;
        let rows = step.indicators.iter().filter(|indicator| !self.is_open(indicator)).map(|indicator| {
            let title = words.print_titled(with::Id(&indicator.id), with::Title(&indicator.title));
            vec![title, self.level_today(indicator), self.evidence(indicator), self.aim(indicator)]
        });
        let columns = [
            (words.readiness_indicator(), 19),
            (words.readiness_today(), 32),
            (words.readiness_printed_evidence(), 36),
            (words.readiness_printed_target(), 13),
        ];
        let rows: Vec<Vec<String>> = rows.collect();
        (!rows.is_empty()).then(|| self.table(&step.title, columns, rows))
    }

    /// Whether nothing is known of an indicator: neither a rating nor what somebody noted beside one.
    pub(in crate::documents) fn is_open(&self, indicator: &Indicator) -> bool {
        let answer = self.document.readiness.answer(&indicator.id);
        answer.is_none_or(|answer| answer.response.is_none())
            && edition::beyond(&self.document.readiness, &indicator.id).is_none()
            && self.remarks(indicator).is_empty()
    }

    /// The indicators of which nothing is known, step by step, under a heading of this level; nothing where there are none.
    pub(in crate::documents) fn open(&self, level: u8) -> Vec<Block> {
        let words = self.words;
        let mut count = 0;
        let mut steps = Vec::new();
        for step in &self.framework.steps {
            let open = step.indicators.iter().filter(|indicator| self.is_open(indicator));
            let titled = |open: &Rc<Indicator>| words.print_titled(with::Id(&open.id), with::Title(&open.title));
            let titles: Vec<String> = open.map(titled).collect();
            count += titles.len() as u32;
            if !titles.is_empty() {
                let titles = with::Titles(words.joined(&titles));
                steps.push(words.readiness_open_step(with::Step(&step.short_title), titles));
            }
        }
        if steps.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(level, words.readiness_open_title(count)), Block::List(steps)]
    }

    /// Answers to indicators that only earlier editions of the framework had: they are kept, and count nowhere.
    pub(in crate::documents) fn strays(&self) -> Option<Block> {
        let words = self.words;
        let rows = edition::strays(self.document, self.framework).into_iter().map(|id| {
            let title = words.print_titled(with::Id(id), with::Title(self.title(id)));
            vec![title, say::readiness::stray_level(id, &self.document.readiness, words), self.stray_notes(id)]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        (!rows.is_empty()).then(|| self.table(words.edition_strays_title(), self.columns_of_evidence(), rows))
    }

    /// The columns of a table of indicators with level and evidence.
    pub(in crate::documents) fn columns_of_evidence(&self) -> [(Cow<'static, str>, u8); 3] {
        let words = self.words;
        [(words.readiness_indicator(), 30), (words.readiness_level(), 18), (words.readiness_printed_evidence(), 52)]
    }

    fn stray_notes(&self, id: &IndicatorId) -> String {
        let notes = self.notes(id);
        if notes.is_empty() { self.words.print_none().into_owned() } else { notes.join("\n") }
    }

    /// An indicator's level with its descriptor, or why it has none.
    fn level_today(&self, indicator: &Indicator) -> String {
        let words = self.words;
        match self.document.readiness.answer(&indicator.id).and_then(|answer| answer.response.as_ref()) {
            None => match edition::beyond(&self.document.readiness, &indicator.id) {
                Some(level) => words.edition_beyond(level),
                None => words.readiness_not_rated().into_owned(),
            },
            Some(Response::NotApplicable { reason }) => words.readiness_not_applicable_because(self.or_open(reason)),
            Some(Response::Level(level)) => {
                let descriptor = indicator.descriptors.get(level.index()).map(String::as_str).unwrap_or_default();
                words.readiness_level_today(
                    with::Descriptor(descriptor),
                    with::Level(level.number()),
                    with::Name(self.framework.level_name(*level)),
                )
            }
        }
    }

    /// What is cited for an indicator, in lines; "claimed" comes first.
    pub(in crate::documents) fn cited(&self, indicator: &Indicator) -> Vec<String> {
        let mut lines = Vec::new();
        if self.document.readiness.is_claimed(self.framework, indicator) {
            lines.push(self.words.readiness_claimed_no_evidence().into_owned());
        }
        lines.extend(self.notes(&indicator.id));
        lines
    }

    /// The note, link and day that are kept for an indicator.
    fn notes(&self, id: &IndicatorId) -> Vec<String> {
        let Some(answer) = self.document.readiness.answer(id) else { return Vec::new() };
        let evidence = &answer.evidence;
        let mut lines = vec![evidence.note.trim().to_owned(), evidence.link.trim().to_owned(), self.day(evidence.date)];
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// What is cited for an indicator, how sure the team is, and who answered.
    fn evidence(&self, indicator: &Indicator) -> String {
        let lines = self.remarks(indicator);
        if lines.is_empty() { self.words.print_none().into_owned() } else { lines.join("\n") }
    }

    fn remarks(&self, indicator: &Indicator) -> Vec<String> {
        let mut lines = self.cited(indicator);
        if let Some(answer) = self.document.readiness.answer(&indicator.id) {
            lines.extend(answer.confidence.map(|sure| self.words.readiness_how_sure_word(said(sure, self.words))));
            if !answer.reason.trim().is_empty() {
                lines.push(self.words.workshop_print_reason(answer.reason.trim()));
            }
            if !answer.answered_by.trim().is_empty() {
                lines.push(self.words.readiness_answered_by_name(answer.answered_by.trim()));
            }
        }
        lines
    }

    fn aim(&self, indicator: &Indicator) -> String {
        let assessment = &self.document.readiness;
        let rated = assessment.level(&indicator.id).is_some();
        let aim = assessment.target_level(self.framework, &indicator.id).filter(|_| rated);
        aim.map_or_else(|| self.words.print_none().into_owned(), |level| self.framework.level_name(level).to_owned())
    }

    /// "X is ahead of Y: why."
    pub(in crate::documents) fn foundation(&self, row: &Foundation) -> String {
        self.words.readiness_ahead(
            with::Because(&row.because),
            with::Needs(self.title(&row.needs)),
            with::Title(self.title(&row.indicator)),
        )
    }

    /// The level of an indicator in words.
    pub(in crate::documents) fn level_word(&self, id: &IndicatorId) -> String {
        let answer = self.document.readiness.answer(id);
        match answer.and_then(Answer::level) {
            Some(level) => {
                let is_claimed = self.framework.indicator(id).is_some_and(|known| self.facts.is_claimed(known));
                let level =
                    self.words.print_titled(with::Id(level.to_string()), with::Title(self.framework.level_name(level)));
                say::readiness::with_claim(level, is_claimed, self.words)
            }
            None if answer.is_some_and(Answer::is_not_applicable) => self.words.readiness_not_applicable().into_owned(),
            None => self.words.readiness_not_rated().into_owned(),
        }
    }

    /// How many levels of the steps are claimed.
    pub(in crate::documents) fn claimed(&self, steps: &[StepReadiness]) -> u32 {
        steps.iter().map(|step| step.claimed).sum::<usize>() as u32
    }
}
