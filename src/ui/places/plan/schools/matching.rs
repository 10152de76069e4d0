//! Known schools that a new table does not name. What it names otherwise is found in it by hand: sites, locks and
//! agreements stay with it.

use std::rc::Rc;

use super::props::{ImportProps, Understood};
use crate::domain::pilot::School;
use crate::domain::pilot::read::column_like;
use crate::ui::parts::field::select_field;
use crate::ui::parts::fold::Fold;
use crate::ui::view::{Callback, Html, html};
use crate::words::with;

/// The most known schools that are offered. Those that the team has said something about come first.
const MOST_KNOWN: usize = 30;

/// The most schools of the table that one of them may be.
const MOST_FRESH: usize = 300;

/// The schools that the table does not name again, and those of them that the team has said something about.
pub(super) fn lost(props: &ImportProps, found: &Rc<Understood>) -> Html {
    let (words, read) = (&props.words, &found.read);
    let known = &props.pilot.schools.rows;
    let names = |rows: &mut dyn Iterator<Item = &usize>| rows.map(|row| known[*row].name.as_str()).collect::<Vec<_>>();
    let all = names(&mut read.lost.iter());
    let is_said = |row: &&usize| {
        let lists = [&props.pilot.locked, &props.pilot.excluded, &props.pilot.sites];
        lists.into_iter().any(|list| list.contains(&known[**row].id))
    };
    let said = names(&mut read.lost.iter().filter(is_said));
    let need = &props.pilot.need.column;
    let is_needless = !need.is_empty() && column_like(&read.schools, need).is_none();
    html! {
        <>
        if !all.is_empty() || is_needless {
            <div class="import__group">
                if !all.is_empty() {
                    <p class="field__fault">{ words.schools_lost(with::Count(all.len() as u32), with::List(words.list(&all))) }</p>
                }
                if !said.is_empty() {
                    <p class="field__fault">{ words.schools_lost_sites(words.list(&said)) }</p>
                }
                if is_needless {
                    <p class="field__fault">{ words.schools_lost_need(need) }</p>
                }
            </div>
        }
        if !read.fresh.is_empty() && (!all.is_empty() || !found.reading.same.is_empty()) {
            { matching(props, found) }
        }
        </>
    }
}

/// The way to find them, closed.
fn matching(props: &ImportProps, found: &Rc<Understood>) -> Html {
    let summary = html! { <summary class="fold__summary">{ props.words.schools_match() }</summary> };
    let content = {
        let (props, found) = (props.clone(), Rc::clone(found));
        Callback::from(move |()| schools(&props, &found))
    };
    html! { <Fold id="schools-match" class="fold" {summary} {content} /> }
}

fn schools(props: &ImportProps, found: &Understood) -> Html {
    let pilot = &props.pilot;
    let same = &found.reading.same;
    let is_said = |school: &School| {
        [&pilot.locked, &pilot.excluded, &pilot.sites].into_iter().any(|list| list.contains(&school.id))
    };
    let is_matched = |school: &School| same.iter().any(|(known, _)| *known == school.id);
    let lost = || found.read.lost.iter().map(|row| &pilot.schools.rows[*row]);
    let matched = pilot.schools.rows.iter().filter(|school| is_matched(school));
    let offered =
        matched.chain(lost().filter(|school| is_said(school))).chain(lost().filter(|school| !is_said(school)));
    let options = options(props, found);
    html! {
        <>
            <p class="field__hint">{ props.words.schools_match_hint() }</p>
            { for offered.take(MOST_KNOWN).map(|school| field(props, found, school, &options)) }
        </>
    }
}

/// The schools of the table that nothing but a person's word makes known ones, by their lines.
fn options(props: &ImportProps, found: &Understood) -> Vec<(String, String)> {
    let words = &props.words;
    let read = &found.read;
    let rows = read.lines.iter().zip(&read.schools.rows).filter(|(line, _)| read.fresh.contains(line));
    let fresh = rows
        .take(MOST_FRESH)
        .map(|(line, school)| (line.to_string(), words.schools_at_row(with::Line(*line), with::Text(&school.name))));
    [("0".to_owned(), words.schools_match_none().into_owned())].into_iter().chain(fresh).collect()
}

fn field(props: &ImportProps, found: &Understood, school: &School, options: &[(String, String)]) -> Html {
    let chosen = found.reading.same.iter().find(|(known, _)| *known == school.id).map_or(0, |(_, line)| *line);
    let (corrections, id) = (props.columns.clone(), school.id.clone());
    let on_choice = Callback::from(move |line: String| corrections.add_line(&format!("same {id} {line}")));
    html! {
        <div key={school.id.to_string()}>
            { select_field(format!("schools-same-{}", school.id), school.name.clone(), options, &chosen.to_string(), on_choice) }
        </div>
    }
}
