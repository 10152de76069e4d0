//! Everything decided, for those who will do it.

use super::{action, charter, cost, measure, progress};
use crate::base::{ChoiceId, IndicatorId};
use crate::documents::manuscript::{Manuscript, pairs};
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::tables::readiness::steps;
use crate::documents::tables::{mission, partner, plan};
use crate::domain::framework::Choice;
use crate::domain::score::{Readiness, Score};
use crate::domain::{Action, Step};
use crate::say;
use crate::say::mission::phrases;
use crate::words::with;

pub(in crate::documents) fn full_plan(manuscript: &Manuscript<'_>) -> Paper {
    let (words, document) = (manuscript.words, manuscript.document);
    let readiness = manuscript.facts.readiness();
    let mut blocks = vec![Block::Statement(manuscript.statement())];
    blocks.extend(manuscript.second_statement(usize::MAX));
    blocks.extend(signed(manuscript));
    blocks.extend(missing(manuscript));
    blocks.push(Block::Pairs(mission_pairs(manuscript)));
    blocks.extend(where_we_stand(manuscript, readiness));
    blocks.push(Block::Heading(2, words.plan_printed_priorities(document.plan.priorities.len() as u32)));
    if document.plan.priorities.is_empty() {
        blocks.push(Block::Text(words.plan_no_priorities().into_owned()));
    }
    for (index, id) in document.plan.priorities.iter().enumerate() {
        blocks.extend(priority(manuscript, index, id));
    }
    blocks.extend(other_actions(manuscript));
    blocks.extend(dates(manuscript));
    blocks.extend(manuscript.parked());
    if !document.plan.measures.is_empty() {
        blocks.push(Block::Heading(2, words.measure_title().into_owned()));
        blocks.push(measure::measures(manuscript, document.plan.measures.iter()));
    }
    let pilot = &document.plan.pilot;
    if !pilot.sites.is_empty() {
        blocks.push(Block::Heading(2, words.charter_sites_agreed(pilot.sites.len() as u32)));
        blocks.extend(charter::sites(manuscript, pilot));
    }
    blocks.extend(cost::in_short(manuscript));
    blocks.extend(progress::check_ins(manuscript));
    if let Some(partners) = partner::partners(manuscript).block_of_some(words) {
        blocks.push(Block::Heading(2, words.partner_title().into_owned()));
        blocks.push(partners);
    }
    blocks.push(asks(manuscript));
    // Where nothing is rated, "Where we stand" has said so.
    if readiness.overall.coverage.rated > 0 {
        blocks.push(Block::Heading(2, words.readiness_behind_levels().into_owned()));
        blocks.push(Block::Text(words.readiness_claims(manuscript.claimed(&readiness.steps))));
        blocks.extend(manuscript.framework.steps.iter().filter_map(|step| evidence(manuscript, step)));
        blocks.extend(manuscript.open(3));
    }
    blocks.extend(manuscript.strays());
    manuscript.paper(
        Pack::FullPlan,
        manuscript.titled(|name| words.plan_printed_title(name), words.plan_printed_title_ours()),
        blocks,
    )
}

/// What the board is asked, and what the team leaves.
fn asks(manuscript: &Manuscript<'_>) -> Block {
    let (words, document) = (manuscript.words, manuscript.document);
    let obstacles = chosen(manuscript, &document.mission.obstacles, &manuscript.framework.mission.obstacles, "");
    Block::Together(vec![
        Block::Heading(2, words.plan_board_and_us().into_owned()),
        Block::Pairs(pairs([
            (words.plan_ask(), manuscript.or_open(&document.plan.board_ask)),
            (words.plan_next_report(), manuscript.next_report()),
            (words.plan_printed_stop(), manuscript.or_open(&document.mission.stop)),
            (words.mission_printed_obstacles(), manuscript.or_open(&obstacles)),
        ])),
    ])
}

/// The indicators of a step with level and evidence, as far as something is known; nothing where none is.
fn evidence(manuscript: &Manuscript<'_>, step: &Step) -> Option<Block> {
    let words = manuscript.words;
    let rows = step.indicators.iter().filter(|indicator| !manuscript.is_open(indicator)).map(|indicator| {
        let cited = manuscript.cited(indicator).join("\n");
        let title = words.print_titled(with::Id(&indicator.id), with::Title(&indicator.title));
        vec![
            title,
            manuscript.level_word(&indicator.id),
            if cited.is_empty() { words.print_none().into_owned() } else { cited },
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    (!rows.is_empty()).then(|| manuscript.table(&step.title, manuscript.columns_of_evidence(), rows))
}

/// Who signed the mission.
fn signed(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let lines = manuscript.document.mission.sign_offs.iter().map(|line| manuscript.sign_off(line));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(3, manuscript.words.mission_sign_off().into_owned()), Block::List(lines)]
}

/// Who is missing today, without groups too small for print.
fn missing(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let words = manuscript.words;
    let mut blocks = vec![Block::Heading(2, words.mission_missing().into_owned())];
    let shown = mission::missing(manuscript).block_of_some(words);
    if shown.is_none() && manuscript.hidden_groups().is_none() {
        blocks.push(Block::Text(words.mission_nobody_named_yet().into_owned()));
    }
    blocks.extend(shown);
    blocks.extend(manuscript.hidden_groups().map(Block::Text));
    blocks
}

fn mission_pairs(manuscript: &Manuscript<'_>) -> Vec<(String, String)> {
    let (words, mission, offered) = (manuscript.words, &manuscript.document.mission, &manuscript.framework.mission);
    let bands = offered.bands.iter().filter_map(|band| {
        let text = mission.experiences.get(&band.id).filter(|text| !text.trim().is_empty())?;
        Some(words.mission_printed_band(with::Label(&band.label), with::Text(text.trim())))
    });
    let bands: Vec<String> = bands.collect();
    pairs([
        (words.mission_includes(), mission.includes.clone()),
        (words.mission_printed_owned(), mission.owned.clone()),
        (words.mission_learners_here(), mission.learners.clone()),
        (words.mission_printed_focus(), chosen(manuscript, &mission.focus, &offered.focus, &mission.own_focus)),
        (words.mission_printed_purposes(), chosen(manuscript, &mission.purposes, &offered.purposes, "")),
        (words.mission_experiences(), bands.join("\n")),
        (
            words.mission_printed_partners(),
            chosen(manuscript, &mission.partners, &offered.partners, &mission.own_partners),
        ),
        (words.mission_printed_authors(), chosen(manuscript, &mission.authors, &offered.authors, &mission.own_authors)),
        (words.mission_printed_measure(), mission.measure.clone()),
        (words.mission_decides(), mission.decides.clone()),
    ])
}

/// Chosen choices and the team's own words for more.
fn chosen(manuscript: &Manuscript<'_>, ids: &[ChoiceId], offered: &[Choice], own: &str) -> String {
    let own = own.trim();
    manuscript
        .words
        .list(&phrases(ids, offered).into_iter().chain((!own.is_empty()).then_some(own)).collect::<Vec<_>>())
}

fn where_we_stand(manuscript: &Manuscript<'_>, readiness: &Readiness) -> Vec<Block> {
    let (words, framework, _assessment) = (manuscript.words, manuscript.framework, &manuscript.document.readiness);
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let lens = manuscript.facts.equity_lens();
    let tenths = |score: Score| words.formats().number(f64::from(score.tenths()) / 10.0, 1);
    let lens = match (lens.equity, lens.others) {
        (Some(equity), Some(others)) => {
            words.readiness_equity_levels(with::Equity(tenths(equity)), with::Others(tenths(others)))
        }
        _ => String::new(),
    };
    let title = |id: &IndicatorId| {
        let is_claimed = framework.indicator(id).is_some_and(|known| manuscript.facts.is_claimed(known));
        if is_claimed { words.readiness_claimed_title(manuscript.title(id)) } else { manuscript.title(id) }
    };
    let titled = |ids: Vec<&IndicatorId>| words.list(&ids.into_iter().map(title).collect::<Vec<_>>());
    let (strengths, gaps) = (manuscript.facts.strengths(), manuscript.facts.gaps());
    let ahead = manuscript.facts.unmet_foundations();
    vec![
        Block::Heading(2, words.readiness_where_we_stand(word)),
        Block::Text(say::readiness::overall_sentence(readiness, framework, words)),
        manuscript.beside_radar(readiness, steps(manuscript).block(words)),
        Block::Pairs(pairs([
            (words.readiness_strengths(), titled(strengths.iter().map(|(id, _)| id).collect())),
            (words.readiness_gaps(), titled(gaps.iter().map(|(id, _)| id).collect())),
            (words.readiness_equity_lens(), lens),
            (
                words.readiness_foundations(),
                ahead.iter().map(|row| manuscript.foundation(row)).collect::<Vec<_>>().join("\n"),
            ),
        ])),
    ]
}

/// A priority as one traceable line, and its actions in full.
fn priority(manuscript: &Manuscript<'_>, index: usize, id: &IndicatorId) -> Vec<Block> {
    let (words, document) = (manuscript.words, manuscript.document);
    let actions: Vec<&Action> = document.plan.actions_for(id).collect();
    let first = actions.first().map(|action| action.title.as_str()).unwrap_or_default();
    let what = &document.mission.what;
    let mission = if what.trim().is_empty() { manuscript.statement() } else { what.clone() };
    let reading = actions.iter().filter_map(|action| action.measure.latest()).max_by_key(|reading| reading.date);
    let reading = reading
        .map(|reading| words.plan_printed_reading(with::Date(words.date(reading.date)), with::Value(&reading.value)));
    let known = manuscript.framework.indicator(id).is_some();
    let aim = document.readiness.target_level(manuscript.framework, id).filter(|_| known);
    let level = match aim.map(|level| manuscript.framework.level_name(level)) {
        Some(aim) => words.plan_level_to(with::Aim(aim), with::Level(manuscript.level_word(id))),
        None => manuscript.level_word(id),
    };
    let trace = [
        (words.mission_printed_heading(), manuscript.terse(&mission, 90)),
        (words.mission_missing(), first_missing(manuscript)),
        (words.plan_level_now(), level),
        (words.plan_printed_action(), manuscript.or_open(&manuscript.terse(first, 90))),
        (words.plan_latest(), reading.unwrap_or_else(|| words.plan_printed_no_reading().into_owned())),
    ];
    let mut head = vec![
        Block::Heading(3, words.print_numbered(with::Number(index as u32 + 1), with::Title(manuscript.title(id)))),
        Block::Trace(pairs(trace)),
    ];
    if actions.is_empty() {
        head.push(Block::Text(words.plan_no_actions().into_owned()));
    }
    let mut blocks = vec![Block::Together(head)];
    blocks.extend(actions.into_iter().flat_map(|action| action::in_full(manuscript, action)));
    blocks
}

/// The first of those who are missing, and how many more there are.
fn first_missing(manuscript: &Manuscript<'_>) -> String {
    let more = manuscript.shown_groups().count().saturating_sub(1) as u32;
    let first = manuscript.shown_groups().next().map(|row| manuscript.missing_line(row, 90));
    let first = first.unwrap_or_else(|| manuscript.words.mission_nobody_named().into_owned());
    if more > 0 { manuscript.words.print_with_more(with::Count(more), with::First(first)) } else { first }
}

/// Actions of indicators that are no priority (any more): they are the team's, so they stay in the plan, in short, since a
/// large district has many.
fn other_actions(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let plan = &manuscript.document.plan;
    let others: Vec<&Action> =
        plan.actions.iter().filter(|action| !plan.priorities.contains(&action.indicator)).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(3, manuscript.words.plan_other_actions().into_owned())];
    blocks.extend(others.into_iter().flat_map(|action| action::in_short(manuscript, action)));
    blocks
}

/// When things are due, and who holds too much at once.
fn dates(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let words = manuscript.words;
    if manuscript.document.plan.actions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(2, words.plan_timeline().into_owned()), plan::due(manuscript).block(words)];
    let warnings = manuscript.facts.overloads().iter().map(|load| {
        words.plan_printed_overload(
            with::Count(load.count as u32),
            with::Month(words.formats().month(load.month)),
            with::Owner(&load.owner),
        )
    });
    let warnings: Vec<String> = warnings.collect();
    if !warnings.is_empty() {
        blocks.push(Block::List(warnings));
    }
    blocks
}
