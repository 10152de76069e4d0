//! The tables of readiness: the steps, and the rating of each indicator.

use crate::base::IndicatorId;
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Form, Table};
use crate::domain::score::{Coverage, Score};
use crate::domain::{Indicator, Response, Step};
use crate::say;

/// A row for each step, and one for all: level, percent, level word and coverage.
pub(crate) fn steps(manuscript: &Manuscript<'_>) -> Table {
    let (words, framework, readiness) = (manuscript.words, manuscript.framework, manuscript.facts.readiness());
    let columns = vec![
        Column::data("step_id").id(),
        Column::data("step"),
        Column::said(words.readiness_step(), 27),
        Column::said(words.readiness_level(), 11).named("level").number(),
        Column::said(words.readiness_score(), 12).number(),
        Column::data("target"),
        Column::said(words.readiness_level_reached(), 23).named("level_reached"),
        Column::said(words.readiness_rated(), 27).number(),
        Column::data("rated"),
        Column::data("indicators"),
    ];
    let row = |[id, title, name]: [&str; 3], score: Option<Score>, target, word: String, coverage: Coverage| {
        vec![
            Cell::text(id),
            Cell::text(title),
            Cell::text(name),
            level(score),
            Cell::of(score, |score| Cell::Percent(score.percent(framework.level_count()))).or_none(),
            level(target),
            Cell::Text(word),
            Cell::Text(say::readiness::coverage(coverage, words)),
            Cell::Count(coverage.rated as u32),
            Cell::Count(coverage.total() as u32),
        ]
    };
    let steps = framework.steps.iter().zip(&readiness.steps).map(|(step, at)| {
        let word = say::readiness::step_word(at, framework, words);
        row([step.id.as_str(), &step.title, &step.short_title], at.score, at.target, word, at.coverage)
    });
    let mut rows: Vec<Vec<Cell>> = steps.collect();
    let (overall, name) = (&readiness.overall, words.readiness_overall());
    let word = say::readiness::overall_word(overall, framework, words);
    rows.push(row(["overall", &name, &name], overall.score, None, word, overall.coverage));
    Table { caption: words.readiness_by_step().into_owned(), columns, rows }
}

/// A score as a level in tenths; a dash where there is none.
pub(crate) fn level(score: Option<Score>) -> Cell {
    Cell::of(score.map(Score::tenths), Cell::Tenths).or_none()
}

/// A row for each indicator, for data files.
pub(crate) fn ratings(manuscript: &Manuscript<'_>) -> Table {
    let columns = vec![
        Column::data("step_id"),
        Column::data("step"),
        Column::data("indicator_id").id(),
        Column::data("title"),
        Column::data("level").kept(Form::Level, "response"),
        Column::data("level_name"),
        Column::data("not_applicable").kept(Form::Reason, "response"),
        Column::data("target_level").kept(Form::Target, "target_level"),
        Column::data("claimed"),
        Column::data("evidence").kept(Form::Text, "evidence.note"),
        Column::data("evidence_link").kept(Form::Text, "evidence.link"),
        Column::data("evidence_date").kept(Form::Day, "evidence.date"),
        Column::data("confidence").kept(Form::Confidence, "confidence"),
        Column::data("answered_by").kept(Form::Text, "answered_by"),
        Column::data("priority"),
    ];
    let rows = |step: &'_ Step| -> Vec<Vec<Cell>> {
        step.indicators.iter().map(|indicator| rating(manuscript, step, indicator)).collect()
    };
    Table { caption: String::new(), columns, rows: manuscript.framework.steps.iter().flat_map(rows).collect() }
}

fn rating(manuscript: &Manuscript<'_>, step: &Step, indicator: &Indicator) -> Vec<Cell> {
    let readiness = &manuscript.document.readiness;
    let level = readiness.level(&indicator.id);
    let answer = readiness.answer(&indicator.id);
    let reason = match answer.and_then(|answer| answer.response.as_ref()) {
        Some(Response::NotApplicable { reason }) if reason.trim().is_empty() => "yes",
        Some(Response::NotApplicable { reason }) => reason,
        _ => "",
    };
    let evidence = answer.map(|answer| &answer.evidence);
    let number = |level: crate::base::Level| Cell::Count(level.number().into());
    vec![
        Cell::text(step.id.as_str()),
        Cell::text(&step.title),
        Cell::text(indicator.id.as_str()),
        Cell::text(&indicator.title),
        Cell::of(level, number),
        Cell::of(level, |level| Cell::text(manuscript.framework.level_name(level))),
        Cell::text(reason),
        Cell::of(readiness.target_level(manuscript.framework, &indicator.id), number),
        Cell::of(level, |_| Cell::Yes(readiness.is_claimed(manuscript.framework, indicator))),
        Cell::text(evidence.map_or("", |evidence| &evidence.note)),
        Cell::text(evidence.map_or("", |evidence| &evidence.link)),
        Cell::day(evidence.and_then(|evidence| evidence.date)),
        Cell::of(answer.and_then(|answer| answer.confidence), |sure| Cell::choice(sure, manuscript.words)),
        Cell::text(answer.map_or("", |answer| &answer.answered_by)),
        rank(manuscript, &indicator.id),
    ]
}

/// Which priority an indicator is, from 1.
pub(super) fn rank(manuscript: &Manuscript<'_>, indicator: &IndicatorId) -> Cell {
    let at = manuscript.document.plan.priorities.iter().position(|id| id == indicator);
    Cell::of(at, |at| Cell::Count(at as u32 + 1))
}
