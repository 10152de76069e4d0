//! One page for families, in plain language: what the schools want, what happens this year, and how to ask.

use crate::base::Date;
use crate::documents::files::fit;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::words::with;

/// How much the page says: the most lines of a list, and the most characters of a line, a statement and a title.
struct Room {
    lines: usize,
    line: usize,
    statement: usize,
}

/// From much room to little.
const ROOMS: [Room; 5] = [
    Room { lines: 5, line: 240, statement: 600 },
    Room { lines: 5, line: 140, statement: 400 },
    Room { lines: 4, line: 84, statement: 300 },
    Room { lines: 3, line: 80, statement: 240 },
    Room { lines: 2, line: 80, statement: 180 },
];

pub(in crate::documents) fn family(manuscript: &Manuscript<'_>) -> Paper {
    let words = manuscript.words;
    let title = manuscript.titled(|name| words.family_title(name), words.family_title_ours());
    fit::fitted(manuscript, Pack::Family, title, &ROOMS, |room| page(manuscript, room))
}

fn page(manuscript: &Manuscript<'_>, room: &Room) -> Vec<Block> {
    let (words, document) = (manuscript.words, manuscript.document);
    let mut blocks = vec![
        Block::Heading(2, words.family_want().into_owned()),
        Block::Statement(manuscript.terse(&manuscript.statement(), room.statement)),
    ];
    blocks.extend(manuscript.second_statement(room.statement));
    let list = |heading: &str, items: Vec<String>| {
        let items: Vec<String> =
            items.into_iter().take(room.lines).map(|item| manuscript.terse(&item, room.line)).collect();
        let is_empty = items.is_empty();
        [Block::Heading(2, heading.to_owned()), Block::List(items)].into_iter().filter(move |_| !is_empty)
    };
    let bands = manuscript.framework.mission.bands.iter().filter_map(|band| {
        let text = document.mission.experiences.get(&band.id).filter(|text| !text.trim().is_empty())?;
        Some(words.mission_printed_band(with::Label(&band.label), with::Text(text.trim())))
    });
    blocks.extend(list(&words.family_learn(), bands.collect()));
    if document.mission.named_groups().next().is_some() {
        blocks.extend(list(&words.family_reach(), manuscript.missing_in_public(room.lines, room.line)));
    }
    blocks.extend(list(&words.family_do(), steps(manuscript)));
    if let Some(sites) = sites(manuscript) {
        blocks.extend([Block::Heading(2, words.family_first().into_owned()), Block::Text(sites)]);
    }
    let measures = document.plan.measures.iter().map(|measure| measure.what.trim().to_owned());
    let mut known: Vec<String> = [document.mission.measure.trim().to_owned()].into_iter().chain(measures).collect();
    known.retain(|line| !line.is_empty());
    blocks.extend(list(&words.family_know(), known));
    blocks.push(Block::Together(vec![
        Block::Heading(2, words.family_ask().into_owned()),
        Block::Text(words.family_ask_about().into_owned()),
        Block::Blanks(vec![words.family_contact().into_owned()]),
    ]));
    if manuscript.cut.get() {
        blocks.push(Block::Note(words.family_cut().into_owned()));
    }
    blocks
}

/// What is still to be done, with its month. One that has passed is no news to a family.
fn steps(manuscript: &Manuscript<'_>) -> Vec<String> {
    let actions = manuscript.document.plan.actions.iter();
    let open = actions.filter(|action| action.status.is_open() && !action.title.trim().is_empty());
    let coming = |day: Option<Date>| manuscript.month(day.filter(|day| *day >= manuscript.today));
    open.map(|action| match coming(action.due_date).as_str() {
        "" => action.title.trim().to_owned(),
        month => manuscript.words.family_by(with::Month(month), with::Title(action.title.trim())),
    })
    .collect()
}

/// Where it starts: the pilot's sites.
fn sites(manuscript: &Manuscript<'_>) -> Option<String> {
    let pilot = &manuscript.document.plan.pilot;
    let sites = pilot.sites.iter().filter_map(|id| Some(pilot.schools.rows[pilot.schools.row(id)?].name.as_str()));
    let sites: Vec<&str> = sites.collect();
    (!sites.is_empty()).then(|| manuscript.words.family_sites(manuscript.words.list(&sites)))
}
