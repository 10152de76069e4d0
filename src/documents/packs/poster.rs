//! The mission alone, large enough for a wall.

use crate::documents::files::fit;
use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::pairs;
use crate::documents::paper::{Block, Pack, Paper};
use crate::domain::mission::SignOff;
use crate::say::mission::phrases;

/// The lines left for signing by hand where nobody is listed.
const EMPTY_LINES: usize = 4;

/// How much the wall holds: the most characters of a statement and of a list in words, the most groups and the most
/// characters of each, and the most people and the most characters of each.
struct Room {
    statement: usize,
    list: usize,
    groups: usize,
    group: usize,
    people: usize,
    person: usize,
}

/// From much room to little.
const ROOMS: [Room; 4] = [
    Room { statement: 700, list: 500, groups: 4, group: 140, people: 20, person: 140 },
    Room { statement: 500, list: 240, groups: 3, group: 100, people: 12, person: 90 },
    Room { statement: 400, list: 160, groups: 3, group: 80, people: 8, person: 80 },
    Room { statement: 300, list: 110, groups: 2, group: 70, people: 5, person: 70 },
];

pub(in crate::documents) fn poster(manuscript: &Manuscript<'_>) -> Paper {
    let words = manuscript.words;
    let title = manuscript.titled(|name| words.mission_poster_title(name), words.mission_poster_title_ours());
    fit::fitted(manuscript, Pack::Poster, title, &ROOMS, |room| page(manuscript, room))
}

fn page(manuscript: &Manuscript<'_>, room: &Room) -> Vec<Block> {
    let (words, mission) = (manuscript.words, &manuscript.document.mission);
    let offered = &manuscript.framework.mission;
    let mut blocks = vec![Block::Statement(manuscript.terse(&manuscript.statement(), room.statement))];
    blocks.extend(manuscript.second_statement(room.statement));
    let listed = |chosen: Vec<&str>, own: &str| {
        let own = own.trim();
        let all = words.list(&chosen.into_iter().chain((!own.is_empty()).then_some(own)).collect::<Vec<_>>());
        manuscript.terse(&all, room.list)
    };
    let partners = listed(phrases(&mission.partners, &offered.partners), &mission.own_partners);
    blocks.push(Block::Pairs(pairs([
        (words.mission_missing(), manuscript.missing_in_public(room.groups, room.group).join("\n")),
        (words.mission_printed_focus(), listed(phrases(&mission.focus, &offered.focus), &mission.own_focus)),
        (words.mission_printed_purposes(), listed(phrases(&mission.purposes, &offered.purposes), "")),
        (words.mission_printed_partners(), partners),
    ])));
    blocks.push(stand_behind(manuscript, room));
    if manuscript.cut.get() {
        blocks.push(Block::Note(words.print_foot_cut().into_owned()));
    }
    blocks
}

/// Who has agreed, and lines for those who have not yet. Who has no room is counted.
fn stand_behind(manuscript: &Manuscript<'_>, room: &Room) -> Block {
    let (words, mission) = (manuscript.words, &manuscript.document.mission);
    let named = mission.sign_offs.iter().filter(|line| !manuscript.sign_off(line).is_empty());
    let (agreed, waiting): (Vec<_>, Vec<_>) = named.partition(|line| line.date.is_some());
    let person = |line: &&SignOff| manuscript.terse(&manuscript.sign_off(line), room.person);
    let mut signed = vec![Block::Heading(2, words.mission_sign_off().into_owned())];
    if !agreed.is_empty() {
        let more = agreed.len().saturating_sub(room.people) as u32;
        let shown = agreed.iter().take(room.people).map(person);
        signed.push(Block::List(shown.chain((more > 0).then(|| words.print_and_more(more))).collect()));
    }
    let mut blanks: Vec<String> = waiting.iter().take(room.people).map(person).collect();
    if agreed.is_empty() && blanks.is_empty() {
        blanks = vec![words.mission_name_role().into_owned(); EMPTY_LINES];
    }
    if !blanks.is_empty() {
        signed.push(Block::Blanks(blanks));
    }
    Block::Together(signed)
}
