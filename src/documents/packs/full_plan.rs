//! Everything decided, for those who will do it.

use std::borrow::Cow;

use super::measure;
use crate::base::{ChoiceId, IndicatorId};
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::source::Source;
use crate::documents::source::{pairs, table};
use crate::domain::action::{Horizon, Status};
use crate::domain::framework::Choice;
use crate::domain::score::{Readiness, Score};
use crate::domain::{Action, Step};
use crate::say;
use crate::say::mission::phrases;

pub(in crate::documents) fn full_plan(source: &Source<'_>) -> Paper {
    let (words, document) = (source.words, source.document);
    let readiness = source.facts.readiness();
    let mut blocks = vec![Block::Statement(source.statement())];
    blocks.extend(source.second_statement());
    blocks.extend(signed(source));
    blocks.extend(missing(source));
    blocks.push(Block::Pairs(mission_pairs(source)));
    blocks.extend(where_we_stand(source, readiness));
    blocks.push(Block::Heading(2, words.print_priorities(document.plan.priorities.len() as u32)));
    if document.plan.priorities.is_empty() {
        blocks.push(Block::Text(words.print_no_priorities().into_owned()));
    }
    for (index, id) in document.plan.priorities.iter().enumerate() {
        blocks.extend(priority(source, index, id));
    }
    blocks.extend(other_actions(source));
    blocks.extend(dates(source));
    blocks.extend(source.parked());
    if !document.plan.measures.is_empty() {
        blocks.push(Block::Heading(2, words.deep_measures().into_owned()));
        blocks.push(measure::measures(source, document.plan.measures.iter()));
    }
    if let Some(partners) = measure::partners(source) {
        blocks.push(Block::Heading(2, words.depth_partners().into_owned()));
        blocks.push(partners);
    }
    blocks.push(Block::Heading(2, words.print_board_and_us().into_owned()));
    blocks.push(Block::Pairs(pairs([
        (words.print_ask(), source.or_open(&document.plan.board_ask)),
        (words.print_next_report(), source.or_open(&source.day(document.plan.next_report))),
        (words.print_stop(), source.or_open(&document.mission.stop)),
        (
            words.print_obstacles(),
            source.or_open(&chosen(source, &document.mission.obstacles, &source.framework.mission.obstacles, "")),
        ),
    ])));
    blocks.push(Block::Heading(2, words.print_behind_levels().into_owned()));
    if readiness.overall.coverage.rated == 0 {
        blocks.push(Block::Text(words.print_evidence_start().into_owned()));
    } else {
        blocks.push(Block::Text(words.print_claims(source.claimed(&readiness.steps))));
        blocks.extend(source.framework.steps.iter().map(|step| evidence(source, step)));
    }
    blocks.extend(source.strays());
    source.paper(
        Pack::FullPlan,
        source.titled(|name| words.print_plan_title(name), words.print_plan_title_ours()),
        blocks,
    )
}

/// The indicators of a step with level and evidence.
fn evidence(source: &Source<'_>, step: &Step) -> Block {
    let words = source.words;
    let rows = step.indicators.iter().map(|indicator| {
        let cited = source.cited(indicator).join("\n");
        let title = words.print_titled(&indicator.id, &indicator.title);
        vec![
            title,
            source.level_word(&indicator.id),
            if cited.is_empty() { words.print_none().into_owned() } else { cited },
        ]
    });
    table(&step.title, [words.print_indicator(), words.print_level(), words.print_evidence()], [30, 18, 52], rows)
}

/// Who stands behind the mission.
fn signed(source: &Source<'_>) -> Option<Block> {
    let lines = source.document.mission.sign_offs.iter().map(|line| source.sign_off(line));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let label = source.words.print_stand_behind().into_owned();
    (!lines.is_empty()).then(|| Block::Pairs(vec![(label, lines.join("\n"))]))
}

/// Who is missing today, without groups too small for print.
fn missing(source: &Source<'_>) -> Vec<Block> {
    let words = source.words;
    let cell =
        |text: &str| if text.trim().is_empty() { words.print_none().into_owned() } else { text.trim().to_owned() };
    let rows: Vec<Vec<String>> = source
        .shown_groups()
        .map(|row| {
            let count = row.count.map(|count| words.formats().number(f64::from(count), 0)).unwrap_or_default();
            vec![cell(&row.group), cell(&count), cell(&row.baseline), cell(&row.target), cell(&source.day(row.by))]
        })
        .collect();
    let mut blocks = vec![Block::Heading(2, words.print_who_is_missing().into_owned())];
    if rows.is_empty() && source.hidden_groups().is_none() {
        blocks.push(Block::Text(words.print_nobody_named_yet().into_owned()));
    }
    if !rows.is_empty() {
        let head =
            [words.print_group(), words.print_learners(), words.print_today(), words.print_target(), words.print_by()];
        blocks.push(table(words.print_today_and_target(), head, [36, 13, 17, 17, 17], rows));
    }
    blocks.extend(source.hidden_groups().map(Block::Text));
    blocks
}

fn mission_pairs(source: &Source<'_>) -> Vec<(String, String)> {
    let (words, mission, offered) = (source.words, &source.document.mission, &source.framework.mission);
    let bands = offered.bands.iter().filter_map(|band| {
        let text = mission.experiences.get(&band.id).filter(|text| !text.trim().is_empty())?;
        Some(words.print_band(&band.label, text.trim()))
    });
    let bands: Vec<String> = bands.collect();
    pairs([
        (words.print_includes(), mission.includes.clone()),
        (words.print_owned(), mission.owned.clone()),
        (words.print_learners_here(), mission.learners.clone()),
        (words.print_focus(), chosen(source, &mission.focus, &offered.focus, &mission.own_focus)),
        (words.print_purposes(), chosen(source, &mission.purposes, &offered.purposes, "")),
        (words.print_experiences(), bands.join("\n")),
        (words.print_partners(), chosen(source, &mission.partners, &offered.partners, &mission.own_partners)),
        (words.print_authors(), chosen(source, &mission.authors, &offered.authors, &mission.own_authors)),
        (words.print_measure(), mission.measure.clone()),
        (words.print_decides(), mission.decides.clone()),
    ])
}

/// Chosen choices and the team's own words for more.
fn chosen(source: &Source<'_>, ids: &[ChoiceId], offered: &[Choice], own: &str) -> String {
    let own = own.trim();
    source.words.list(&phrases(ids, offered).into_iter().chain((!own.is_empty()).then_some(own)).collect::<Vec<_>>())
}

fn where_we_stand(source: &Source<'_>, readiness: &Readiness) -> Vec<Block> {
    let (words, framework, _assessment) = (source.words, source.framework, &source.document.readiness);
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let lens = source.facts.equity_lens();
    let tenths = |score: Score| words.formats().number(f64::from(score.tenths()) / 10.0, 1);
    let lens = match (lens.equity, lens.others) {
        (Some(equity), Some(others)) => words.print_equity(tenths(equity), tenths(others)),
        _ => String::new(),
    };
    let titled = |ids: Vec<&IndicatorId>| words.list(&ids.into_iter().map(|id| source.title(id)).collect::<Vec<_>>());
    let (strengths, gaps) = (source.facts.strengths(), source.facts.gaps());
    let ahead = source.facts.unmet_foundations();
    vec![
        Block::Heading(2, words.print_where_we_stand(word)),
        Block::Text(say::readiness::overall_sentence(readiness, framework, words)),
        source.beside_radar(readiness, source.scores(readiness)),
        Block::Pairs(pairs([
            (words.print_strengths(), titled(strengths.iter().map(|(id, _)| id).collect())),
            (words.print_gaps(), titled(gaps.iter().map(|(id, _)| id).collect())),
            (words.print_equity_lens(), lens),
            (words.print_foundations(), ahead.iter().map(|row| source.foundation(row)).collect::<Vec<_>>().join("\n")),
        ])),
    ]
}

/// A priority as one traceable line, and its actions in full.
fn priority(source: &Source<'_>, index: usize, id: &IndicatorId) -> Vec<Block> {
    let (words, document) = (source.words, source.document);
    let actions: Vec<&Action> = document.plan.actions_for(id).collect();
    let first = actions.first().map(|action| action.title.as_str()).unwrap_or_default();
    let what = &document.mission.what;
    let mission = if what.trim().is_empty() { source.statement() } else { what.clone() };
    let reading = actions.iter().filter_map(|action| action.measure.latest()).max_by_key(|reading| reading.date);
    let reading = reading.map(|reading| words.print_reading(words.date(reading.date), &reading.value));
    let known = source.framework.indicator(id).is_some();
    let aim = document.readiness.target_level(source.framework, id).filter(|_| known);
    let level = match aim.map(|level| source.framework.level_name(level)) {
        Some(aim) => words.print_level_to(aim, source.level_word(id)),
        None => source.level_word(id),
    };
    let trace = [
        (words.print_mission(), source.terse(&mission, 90)),
        (words.print_who_is_missing(), first_missing(source)),
        (words.print_level_now(), level),
        (words.print_action(), source.or_open(&source.terse(first, 90))),
        (words.print_latest(), reading.unwrap_or_else(|| words.print_no_reading().into_owned())),
    ];
    let mut head =
        vec![Block::Heading(3, words.print_numbered(index as u32 + 1, source.title(id))), Block::Trace(pairs(trace))];
    if actions.is_empty() {
        head.push(Block::Text(words.print_no_actions().into_owned()));
    }
    let mut blocks = vec![Block::Together(head)];
    blocks.extend(actions.into_iter().map(|action| Block::Together(action_blocks(source, action))));
    blocks
}

/// The first of those who are missing, and how many more there are.
fn first_missing(source: &Source<'_>) -> String {
    let more = source.shown_groups().count().saturating_sub(1) as u32;
    let first = source.shown_groups().next().map(|row| source.missing_line(row, 90));
    let first = first.unwrap_or_else(|| source.words.print_nobody_named().into_owned());
    if more > 0 { source.words.print_with_more(more, first) } else { first }
}

/// Actions of indicators that are no priority (any more): they are the team's, so they stay in the plan.
fn other_actions(source: &Source<'_>) -> Vec<Block> {
    let plan = &source.document.plan;
    let others: Vec<&Action> =
        plan.actions.iter().filter(|action| !plan.priorities.contains(&action.indicator)).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(3, source.words.print_other_actions().into_owned())];
    blocks.extend(others.into_iter().map(|action| Block::Together(action_blocks(source, action))));
    blocks
}

fn action_blocks(source: &Source<'_>, action: &Action) -> Vec<Block> {
    let (words, equity) = (source.words, &action.equity);
    let reading = action.measure.latest().map(|reading| {
        let read = words.print_reading(words.date(reading.date), &reading.value);
        [read.as_str(), reading.note.trim()].join("\n")
    });
    let effort = match action.effort {
        Some(1) => words.print_effort_small(),
        Some(2) => words.print_effort_middle(),
        Some(3) => words.print_effort_large(),
        _ => Cow::default(),
    };
    let rows = [
        (words.print_owner(), source.or_open(&action.owner)),
        (words.print_due(), source.or_open(&source.day(action.due_date))),
        (words.print_first_step(), action.first_step.clone()),
        (words.print_start(), source.day(action.start_date)),
        (words.print_product(), action.product.clone()),
        (words.print_horizon(), action.horizon.map(|horizon| horizon_name(source, horizon)).unwrap_or_default()),
        (words.print_helpers(), action.helpers.clone()),
        (words.print_informed(), action.informed.clone()),
        (words.print_status(), status(source, action.status).into_owned()),
        (words.print_effort(), effort.into_owned()),
        (words.print_action_measure(), measure(source, action)),
        (words.print_latest(), reading.unwrap_or_default()),
        (words.print_equity_question(), equity.question.clone()),
        (words.print_gains_first(), equity.gains_first.clone()),
        (words.print_could_be_missed(), equity.could_be_missed.clone()),
        (words.print_split(), equity.split.clone()),
    ];
    vec![Block::Heading(4, source.or_open(&action.title)), Block::Pairs(pairs(rows))]
}

fn measure(source: &Source<'_>, action: &Action) -> String {
    let measure = &action.measure;
    let mut lines = vec![measure.what.trim().to_owned()];
    if !measure.baseline.trim().is_empty() {
        lines.push(source.words.print_measure_start(measure.baseline.trim()));
    }
    if !measure.target.trim().is_empty() {
        lines.push(source.words.print_measure_target(measure.target.trim()));
    }
    lines.join("\n")
}

fn status(source: &Source<'_>, status: Status) -> Cow<'static, str> {
    let words = source.words;
    match status {
        Status::Planned => words.print_status_planned(),
        Status::OnTrack => words.print_status_on_track(),
        Status::Stuck => words.print_status_stuck(),
        Status::Done => words.print_status_done(),
        Status::Stopped => words.print_status_stopped(),
    }
}

/// When things are due, and who holds too much at once.
fn dates(source: &Source<'_>) -> Vec<Block> {
    let (words, actions) = (source.words, &source.document.plan.actions);
    if actions.is_empty() {
        return Vec::new();
    }
    let placed = source.facts.timeline();
    let row = |action: &Action, within: String| {
        let day = |date| source.or_open(&source.day(date));
        vec![
            within,
            source.or_open(&action.title),
            source.or_open(&action.owner),
            day(action.start_date),
            day(action.due_date),
        ]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for horizon in Horizon::ALL {
        let due = placed.bars.iter().filter(|bar| bar.to == horizon);
        rows.extend(due.map(|bar| row(&actions[bar.action], horizon_name(source, horizon))));
    }
    rows.extend(placed.undated.iter().map(|at| row(&actions[*at], words.print_undated().into_owned())));
    let head = [words.print_horizon(), words.print_what(), words.print_owner(), words.print_start(), words.print_due()];
    let mut blocks = vec![
        Block::Heading(2, words.print_timeline().into_owned()),
        table(words.print_due_within(), head, [15, 39, 18, 14, 14], rows),
    ];
    let warnings = source
        .facts
        .overloads()
        .iter()
        .map(|load| words.print_overload(load.count as u32, words.formats().month(load.month), &load.owner));
    let warnings: Vec<String> = warnings.collect();
    if !warnings.is_empty() {
        blocks.push(Block::List(warnings));
    }
    blocks
}

fn horizon_name(source: &Source<'_>, horizon: Horizon) -> String {
    match horizon {
        Horizon::Year => source.words.print_this_year().into_owned(),
        days => source.words.print_days(days.days()),
    }
}
