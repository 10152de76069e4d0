//! One page for families, in plain language: what the schools want, what happens this year, and how to ask.

use crate::base::Date;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::words::with;

/// How many lines each list has at most, so that it stays one page.
const MOST: usize = 5;

pub(in crate::documents) fn family(manuscript: &Manuscript<'_>) -> Paper {
    let (words, document) = (manuscript.words, manuscript.document);
    let mut blocks =
        vec![Block::Heading(2, words.family_want().into_owned()), Block::Statement(manuscript.statement())];
    blocks.extend(manuscript.second_statement());
    let bands = manuscript.framework.mission.bands.iter().filter_map(|band| {
        let text = document.mission.experiences.get(&band.id).filter(|text| !text.trim().is_empty())?;
        Some(words.mission_printed_band(with::Label(&band.label), with::Text(text.trim())))
    });
    list(&mut blocks, words.family_learn().into_owned(), bands.collect());
    if document.mission.named_groups().next().is_some() {
        list(&mut blocks, words.family_reach().into_owned(), manuscript.missing_in_public(MOST, 160));
    }
    let open = document.plan.actions.iter().filter(|action| action.status.is_open() && !action.title.trim().is_empty());
    // A month that has passed is no news to a family.
    let coming = |day: Option<Date>| manuscript.month(day.filter(|day| *day >= manuscript.today));
    let steps = open.map(|action| match coming(action.due_date).as_str() {
        "" => action.title.trim().to_owned(),
        month => words.family_by(with::Month(month), with::Title(action.title.trim())),
    });
    list(&mut blocks, words.family_do().into_owned(), steps.collect());
    let pilot = &document.plan.pilot;
    let sites = pilot.sites.iter().filter_map(|id| Some(pilot.schools.rows[pilot.schools.row(id)?].name.as_str()));
    let sites: Vec<&str> = sites.collect();
    if !sites.is_empty() {
        blocks.push(Block::Heading(2, words.family_first().into_owned()));
        blocks.push(Block::Text(words.family_sites(words.list(&sites))));
    }
    let measures = document.plan.measures.iter().map(|measure| measure.what.trim().to_owned());
    let mut known: Vec<String> = [document.mission.measure.trim().to_owned()].into_iter().chain(measures).collect();
    known.retain(|line| !line.is_empty());
    list(&mut blocks, words.family_know().into_owned(), known);
    blocks.push(Block::Together(vec![
        Block::Heading(2, words.family_ask().into_owned()),
        Block::Text(words.family_ask_about().into_owned()),
        Block::Blanks(vec![words.family_contact().into_owned()]),
    ]));
    let title = manuscript.titled(|name| words.family_title(name), words.family_title_ours());
    manuscript.paper(Pack::Family, title, blocks)
}

/// A heading with a list; nothing where there is nothing to list.
fn list(blocks: &mut Vec<Block>, heading: String, mut items: Vec<String>) {
    items.truncate(MOST);
    if !items.is_empty() {
        blocks.push(Block::Heading(2, heading));
        blocks.push(Block::List(items));
    }
}
