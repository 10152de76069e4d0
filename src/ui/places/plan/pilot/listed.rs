//! The schools that could be sites, each to be held in or kept out.

use crate::ui::view::{Callback, Html, MouseEvent, Properties, classes, component, html};

use crate::app::{Msg, PilotMsg};
use crate::base::text::lower;
use crate::domain::pilot::Pilot;
use crate::say;
use crate::ui::draft::Draft;
use crate::ui::parts::field::TextField;
use crate::words::Words;

/// How many schools are listed at a time.
const MOST_LISTED: usize = 30;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SchoolListProps {
    pub pilot: Pilot,
    pub sites: Vec<usize>,
    pub search: Draft,
    pub words: Words,
    pub send: Callback<Msg>,
}

/// The schools, each to be held in or kept out. The sites come first; others are found by their name.
#[component]
pub(super) fn SchoolList(props: &SchoolListProps) -> Html {
    let SchoolListProps { pilot, sites, search, words, send } = props;
    let schools = &pilot.schools;
    let needle = lower(search.text().trim());
    let mut rows: Vec<usize> = (0..schools.rows.len())
        .filter(|row| needle.is_empty() || lower(&schools.rows[*row].name).contains(&needle))
        .collect();
    let is_special = |row: &usize| {
        let id = &schools.rows[*row].id;
        sites.binary_search(row).is_ok() || pilot.locked.contains(id) || pilot.excluded.contains(id)
    };
    let (mut first, rest): (Vec<usize>, Vec<usize>) = rows.drain(..).partition(is_special);
    let total = first.len() + rest.len();
    first.extend(rest);
    first.truncate(MOST_LISTED);
    html! {
        <details class="fold" id="pilot-schools">
            <summary class="fold__summary">{ words.pilot_hold(schools.rows.len() as u32) }</summary>
            <TextField id="pilot-search" label={words.pilot_find()} value={search.text()} on_text={search.on_text()} />
            <ul class="pilot__list" aria-label={words.pilot_schools()}>
                { for first.iter().map(|row| school(pilot, *row, sites.binary_search(row).is_ok(), words, send)) }
            </ul>
            if total > first.len() {
                <p class="field__hint">{ words.pilot_more_schools((total - first.len()) as u32) }</p>
            }
        </details>
    }
}

fn school(pilot: &Pilot, row: usize, is_site: bool, words: &Words, send: &Callback<Msg>) -> Html {
    let school = &pilot.schools.rows[row];
    let (locked, excluded) = (pilot.locked.contains(&school.id), pilot.excluded.contains(&school.id));
    let press = |msg: PilotMsg| send.reform(move |_: MouseEvent| Msg::Pilot(msg.clone()));
    html! {
        <li class="pilot__school" key={school.id.to_string()}>
            <span class="pilot__name">
                <bdi>{ school.name.clone() }</bdi>
                if is_site {
                    { " " }<span class="tag">{ words.pilot_site() }</span>
                }
                if pilot.is_high_need(row) {
                    { " " }<span class="tag">{ words.pilot_high_need() }</span>
                }
                <span class="pilot__facts">{ say::pilot::facts(words, &pilot.schools, row) }</span>
            </span>
            <button type="button" class={classes!("button", "button--plain", locked.then_some("pilot__on"))} aria-pressed={locked.to_string()}
                aria-label={words.pilot_lock_named(&school.name)} onclick={press(PilotMsg::LockToggled(school.id.clone()))}>{ words.pilot_lock() }</button>
            <button type="button" class={classes!("button", "button--plain", excluded.then_some("pilot__on"))} aria-pressed={excluded.to_string()}
                aria-label={words.pilot_exclude_named(&school.name)} onclick={press(PilotMsg::ExclusionToggled(school.id.clone()))}>{ words.pilot_exclude() }</button>
        </li>
    }
}
