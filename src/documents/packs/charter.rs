//! The pilot's charter: what it asks, where, and what decides, agreed before it starts.

use super::measure;
use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::pairs;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::tables::pilot as tables;
use crate::domain::measure::TrackedMeasure;
use crate::domain::pilot::{Pilot, balance};
use crate::say;
use crate::say::choice::said;

pub(in crate::documents) fn charter(manuscript: &Manuscript<'_>) -> Paper {
    let (words, pilot) = (manuscript.words, &manuscript.document.plan.pilot);
    let charter = &pilot.charter;
    let mut blocks: Vec<Block> = manuscript.north_star().into_iter().collect();
    blocks.extend([
        Block::Pairs(pairs([
            (words.charter_question(), manuscript.or_open(&charter.question)),
            (words.measure_baseline(), manuscript.or_open(&charter.baseline)),
        ])),
        Block::Heading(2, words.charter_sites_agreed(pilot.sites.len() as u32)),
    ]);
    blocks.extend(sites(manuscript, pilot));
    blocks.push(Block::Heading(2, words.measure_title().into_owned()));
    let plan = &manuscript.document.plan;
    // The charter's measures; all of the plan's where it names none.
    let named = |measure: &&TrackedMeasure| charter.measures.is_empty() || charter.measures.contains(&measure.id);
    blocks.push(measure::measures(manuscript, plan.measures.iter().filter(named)));
    blocks.push(Block::Together(vec![
        Block::Heading(2, words.charter_thresholds().into_owned()),
        Block::Note(words.charter_thresholds_hint().into_owned()),
        Block::Pairs(pairs([
            (words.charter_stop(), manuscript.or_open(&charter.stop)),
            (words.charter_adapt(), manuscript.or_open(&charter.adapt)),
            (words.charter_scale(), manuscript.or_open(&charter.scale)),
            (words.charter_agreed_on(), manuscript.or_open(&manuscript.day(charter.agreed_on))),
        ])),
    ]));
    blocks.extend(tables::cycles(manuscript).block_of_some(words));
    if !charter.playbook.trim().is_empty() {
        blocks.push(Block::Heading(2, words.charter_playbook().into_owned()));
        blocks.push(Block::Text(charter.playbook.clone()));
    }
    blocks.extend(tables::waves(manuscript).block_of_some(words));
    blocks.push(Block::Together(vec![
        Block::Heading(2, words.charter_decision().into_owned()),
        Block::Pairs(pairs([
            (
                words.charter_decided(),
                charter
                    .decision
                    .map(|it| said(it, words))
                    .map_or_else(|| manuscript.or_open(""), std::borrow::Cow::into_owned),
            ),
            (words.charter_decided_on(), manuscript.day(charter.decided_on)),
            (words.charter_decision_reason(), charter.decision_reason.clone()),
        ])),
        Block::Blanks(vec![words.charter_signed().into_owned(), words.charter_signed().into_owned()]),
    ]));
    manuscript.paper(Pack::Charter, words.charter_title(), blocks)
}

/// The sites, how well they mirror the district, and what they cannot tell.
pub(super) fn sites(manuscript: &Manuscript<'_>, pilot: &Pilot) -> Vec<Block> {
    let (words, schools) = (manuscript.words, &pilot.schools);
    let rows: Vec<usize> = pilot.sites.iter().filter_map(|id| schools.row(id)).collect();
    if rows.is_empty() {
        return vec![Block::Text(words.charter_no_sites().into_owned())];
    }
    let mut blocks = vec![tables::sites(manuscript, &rows).block(words)];
    let lines = manuscript.facts.balance();
    if !lines.is_empty() {
        blocks.push(tables::balance(words, schools, lines).block(words));
        blocks.push(Block::Note(words.pilot_objective().into_owned()));
    }
    let blind: Vec<String> =
        balance::unseen(schools, &rows).iter().map(|unseen| say::pilot::unseen(words, schools, unseen)).collect();
    if !blind.is_empty() {
        blocks.push(Block::Heading(3, words.pilot_cannot_tell().into_owned()));
        blocks.push(Block::List(blind));
    }
    blocks
}
