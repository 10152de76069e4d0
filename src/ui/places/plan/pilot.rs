//! The pilot planner: which sites mirror the district, how well, and what they cannot tell.

mod found;
mod listed;
mod props;

use std::cell::Cell;
use std::rc::Rc;

use crate::ui::view::{Callback, Html, UseStateHandle, component, html, use_effect_with, use_state};

use found::result;
use listed::SchoolList;
use props::PlannerProps;

use super::schools::Import;
use crate::app::edit::Spot;
use crate::app::{Msg, PilotMsg};
use crate::domain::pilot::select::{Search, Selection};
use crate::domain::pilot::{FEWEST_SCHOOLS, Kind, MOST_SITES, Pilot, Unit};
use crate::say;
use crate::say::choice::offered;
use crate::ui::edited::{chosen, written};
use crate::ui::parts::entry::Entry;
use crate::ui::parts::field::{TextField, select_field};
use crate::ui::{Scene, Wish};
use crate::words::with;

/// Draws the schools and, once there are some, the planner.
pub(super) fn pilot(scene: &Scene) -> Html {
    let words = &scene.words;
    let pilot = &scene.model.document.plan.pilot;
    let few = pilot.schools.rows.len() < FEWEST_SCHOOLS;
    html! {
        <>
            { known(scene) }
            if !pilot.schools.rows.is_empty() {
                if few && pilot.unit.is_none_or(|unit| unit == Unit::School) {
                    <p class="field__hint">{ words.pilot_few_schools() }</p>
                }
                <Planner pilot={pilot.clone()} search={scene.draft("pilot-search")} words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
            }
        </>
    }
}

/// What the sites are, and the table of them: settled once it is taken over.
fn known(scene: &Scene) -> Html {
    let words = &scene.words;
    let pilot = &scene.model.document.plan.pilot;
    let (schools, text) = (&pilot.schools, scene.draft("schools-text"));
    let (columns, rows) = (schools.columns.len() as u32, schools.rows.len() as u32);
    let facts = vec![words.schools_known(with::Columns(columns), with::Schools(rows))];
    let is_open = schools.rows.is_empty() || text.written().is_some();
    let fields = html! {
        <>
            { units(scene, pilot.unit.unwrap_or(Unit::School)) }
            <Import pilot={pilot.clone()} {text} columns={scene.draft("schools-columns")}
                words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
        </>
    };
    html! { <Entry id="pilot-known" name={words.pilot_schools()} {facts} {is_open} {fields} /> }
}

fn units(scene: &Scene, unit: Unit) -> Html {
    let words = &scene.words;
    let on_choice = chosen(&scene.send, &Spot::new("plan.pilot.unit"));
    html! { <div class="fields">{ select_field("pilot-unit", words.pilot_unit(), &offered::<Unit>(words), unit.word(), on_choice) }</div> }
}

/// How many looks the search takes before it lets the browser do something else: a few milliseconds on a slow machine.
const SLICE: u64 = 250_000;

/// Searches the best sites again whenever something they depend on changes, in slices, so that typing goes on. What was
/// found stays on screen until the next is.
#[component]
fn Planner(props: &PlannerProps) -> Html {
    let PlannerProps { pilot, words, .. } = props;
    let found: UseStateHandle<Option<Selection>> = use_state(|| None);
    let wishes = Pilot { sites: Vec::new(), charter: Default::default(), waves: Vec::new(), ..pilot.clone() };
    let (ask, told) = (props.ask.clone(), found.clone());
    use_effect_with(wishes, move |pilot| {
        let is_wanted = Rc::new(Cell::new(true));
        let search = Rc::new(std::cell::RefCell::new(Search::new(pilot)));
        slice(search, ask, Rc::clone(&is_wanted), told);
        move || is_wanted.set(false)
    });
    let schools = &pilot.schools;
    let selection = (*found).as_ref().filter(|found| found.sites.iter().all(|row| *row < schools.rows.len()));
    html! {
        <>
            { wishes_of(props) }
            <div aria-live="polite" aria-busy={selection.is_none().to_string()}>
                if let Some(selection) = selection {
                    { result(props, selection) }
                } else {
                    <p class="field__hint">{ words.pilot_searching() }</p>
                }
            </div>
            <SchoolList pilot={pilot.clone()} sites={selection.map(|found| found.sites.clone()).unwrap_or_default()} search={props.search.clone()}
                words={words.clone()} send={props.send.clone()} />
        </>
    }
}

fn slice(
    search: Rc<std::cell::RefCell<Search>>,
    ask: Callback<Wish>,
    is_wanted: Rc<Cell<bool>>,
    told: UseStateHandle<Option<Selection>>,
) {
    let go_on = ask.clone();
    ask.emit(Wish::Later(Callback::from(move |()| {
        if !is_wanted.get() {
            return;
        }
        if search.borrow_mut().work(SLICE) {
            told.set(Some(search.borrow().selection()));
        } else {
            slice(Rc::clone(&search), go_on.clone(), Rc::clone(&is_wanted), told.clone());
        }
    })));
}

/// How many sites, and whether high-need ones must be among them.
fn wishes_of(props: &PlannerProps) -> Html {
    let PlannerProps { pilot, words, send, .. } = props;
    let on_count = send.reform(|text: String| {
        Msg::Pilot(PilotMsg::SitesWanted(text.trim().parse().ok().filter(|count| (1..=MOST_SITES).contains(count))))
    });
    let need = &pilot.need;
    let schools = &pilot.schools;
    let mut columns = vec![(String::new(), words.pilot_no_need().into_owned())];
    columns.extend(schools.columns.iter().map(|column| (column.name.clone(), column.name.clone())));
    let need_spot = Spot::new("plan.pilot.need");
    let demand = |field: &str| written(send, &need_spot.field(field));
    let is_word = schools.columns.iter().any(|column| column.name == need.column && column.kind == Kind::Category);
    let label = if is_word { words.pilot_need_word() } else { words.pilot_need_least() };
    let count = pilot.site_count.map(|count| count.to_string()).unwrap_or_default();
    let fields = html! {
        <div class="fields">
            <TextField id="pilot-count" kind="number" label={words.pilot_site_count()} hint={say::pilot::why_so_many(words, pilot)} example={pilot.wanted().to_string()} value={count} on_text={on_count} />
            { select_field("pilot-need", words.pilot_need(), &columns, &need.column, chosen(send, &need_spot.field("column"))) }
            if !need.column.is_empty() {
                <TextField id="pilot-need-least" {label} value={need.at_least.clone()} on_text={demand("at_least")} />
                <TextField id="pilot-need-sites" kind="number" label={words.pilot_need_sites()} value={need.sites.unwrap_or(1).to_string()}
                    on_text={demand("sites")} />
            }
        </div>
    };
    let facts = vec![pilot.wanted().to_string()];
    html! { <Entry id="pilot-wishes" name={words.pilot_site_count()} {facts} is_open={pilot.sites.is_empty()} {fields} /> }
}
