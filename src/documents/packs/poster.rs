//! The mission alone, large enough for a wall.

use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::pairs;
use crate::documents::paper::{Block, Pack, Paper};
use crate::say::mission::phrases;

/// The lines left for signing by hand where nobody is listed.
const EMPTY_LINES: usize = 4;

pub(in crate::documents) fn poster(manuscript: &Manuscript<'_>) -> Paper {
    let (words, mission) = (manuscript.words, &manuscript.document.mission);
    let offered = &manuscript.framework.mission;
    let mut blocks = vec![Block::Statement(manuscript.statement())];
    blocks.extend(manuscript.second_statement());
    let listed = |chosen: Vec<&str>, own: &str| {
        let own = own.trim();
        words.list(&chosen.into_iter().chain((!own.is_empty()).then_some(own)).collect::<Vec<_>>())
    };
    let partners = listed(phrases(&mission.partners, &offered.partners), &mission.own_partners);
    blocks.push(Block::Pairs(pairs([
        (words.mission_missing(), manuscript.missing_in_public(4, 140).join("\n")),
        (words.mission_printed_focus(), listed(phrases(&mission.focus, &offered.focus), &mission.own_focus)),
        (words.mission_printed_purposes(), listed(phrases(&mission.purposes, &offered.purposes), "")),
        (words.mission_printed_partners(), partners),
    ])));
    let (agreed, waiting): (Vec<_>, Vec<_>) = mission
        .sign_offs
        .iter()
        .filter(|line| !manuscript.sign_off(line).is_empty())
        .partition(|line| line.date.is_some());
    let mut signed = vec![Block::Heading(2, words.mission_sign_off().into_owned())];
    if !agreed.is_empty() {
        signed.push(Block::List(agreed.iter().map(|line| manuscript.sign_off(line)).collect()));
    }
    let mut blanks: Vec<String> = waiting.iter().map(|line| manuscript.sign_off(line)).collect();
    if agreed.is_empty() && blanks.is_empty() {
        blanks = vec![words.mission_name_role().into_owned(); EMPTY_LINES];
    }
    if !blanks.is_empty() {
        signed.push(Block::Blanks(blanks));
    }
    blocks.push(Block::Together(signed));
    manuscript.paper(
        Pack::Poster,
        manuscript.titled(|name| words.mission_poster_title(name), words.mission_poster_title_ours()),
        blocks,
    )
}
