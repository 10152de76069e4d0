//! The pilot planner: which sites mirror the district, how well, and what they cannot tell.

use std::cell::Cell;
use std::rc::Rc;

use crate::ui::view::{
    Callback, Html, MouseEvent, Properties, UseStateHandle, classes, component, html, use_effect_with, use_state,
};

use super::schools::Import;
use crate::app::edit::Spot;
use crate::app::{Msg, PilotMsg};
use crate::base::ItemId;
use crate::base::decimal;
use crate::base::text::lower;
use crate::documents::tables::pilot as tables;
use crate::domain::pilot::balance::{self, Line};
use crate::domain::pilot::select::{Search, Selection};
use crate::domain::pilot::{FEWEST_SCHOOLS, Kind, MOST_SITES, Pilot, Unit};
use crate::say;
use crate::say::choice::offered;
use crate::ui::draft::Draft;
use crate::ui::edited::{chosen, written};
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::{TextField, select_field};
use crate::ui::table::table;
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws the schools and, once there are some, the planner.
pub(super) fn pilot(scene: &Scene) -> Html {
    let words = &scene.words;
    let pilot = &scene.model.document.plan.pilot;
    let few = pilot.schools.rows.len() < FEWEST_SCHOOLS;
    html! {
        <>
            { units(scene) }
            <Import pilot={pilot.clone()} text={scene.draft("schools-text")} columns={scene.draft("schools-columns")}
                words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
            if !pilot.schools.rows.is_empty() {
                if few && pilot.unit.is_none_or(|unit| unit == Unit::School) {
                    <p class="field__hint">{ words.pilot_few_schools() }</p>
                }
                <Planner pilot={pilot.clone()} search={scene.draft("pilot-search")} words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
            }
        </>
    }
}

fn units(scene: &Scene) -> Html {
    let words = &scene.words;
    let unit = scene.model.document.plan.pilot.unit.unwrap_or(Unit::School);
    let on_choice = chosen(&scene.send, &Spot::new("plan.pilot.unit"));
    html! { <div class="fields">{ select_field("pilot-unit", words.pilot_unit(), &offered::<Unit>(words), unit.word(), on_choice) }</div> }
}

#[derive(Clone, PartialEq, Properties)]
struct PlannerProps {
    pilot: Pilot,
    search: Draft,
    words: Words,
    send: Callback<Msg>,
    ask: Callback<Wish>,
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
    html! {
        <div class="fields">
            <TextField id="pilot-count" kind="number" label={words.pilot_site_count()} hint={say::pilot::why_so_many(words, pilot)} example={pilot.wanted().to_string()} value={count} on_text={on_count} />
            { select_field("pilot-need", words.pilot_need(), &columns, &need.column, chosen(send, &need_spot.field("column"))) }
            if !need.column.is_empty() {
                <TextField id="pilot-need-least" {label} value={need.at_least.clone()} on_text={demand("at_least")} />
                <TextField id="pilot-need-sites" kind="number" label={words.pilot_need_sites()} value={need.sites.unwrap_or(1).to_string()}
                    on_text={demand("sites")} />
            }
        </div>
    }
}

fn result(props: &PlannerProps, found: &Selection) -> Html {
    let PlannerProps { pilot, words, send, .. } = props;
    let schools = &pilot.schools;
    let lines = balance::balance(schools, &found.sites);
    let unseen = balance::unseen(schools, &found.sites);
    let ids: Vec<ItemId> = found.sites.iter().map(|row| schools.rows[*row].id.clone()).collect();
    let is_agreed =
        !pilot.sites.is_empty() && ids.iter().all(|id| pilot.sites.contains(id)) && ids.len() == pilot.sites.len();
    let agreed: Vec<&str> =
        pilot.sites.iter().filter_map(|id| Some(schools.rows[schools.row(id)?].name.as_str())).collect();
    let agree = send.reform(move |_: MouseEvent| Msg::Pilot(PilotMsg::SitesAgreed(ids.clone())));
    let balanced = lines.iter().filter(|line| line.is_balanced()).count() as u32;
    html! {
        <div class="pilot">
            <div class="pilot__sites">
                <strong>{ words.pilot_suggested(found.sites.len() as u32) }</strong>
                <ul class="pilot__suggested">
                    { for found.sites.iter().map(|row| html! {
                        <li><bdi>{ schools.rows[*row].name.clone() }</bdi>{ " " }<span class="pilot__facts">{ say::pilot::facts(words, schools, *row) }</span></li>
                    }) }
                </ul>
            </div>
            <p class="field__hint">
                { if found.is_exact { words.pilot_exact() } else { words.pilot_near() } }
                { " " }
                { words.pilot_balanced(with::Balanced(balanced), with::Total(lines.len() as u32)) }
            </p>
            if found.sites.len() as u32 != found.wanted {
                <p class="field__fault">{ words.pilot_other_count(with::Count(found.sites.len() as u32), with::Wanted(found.wanted)) }</p>
            }
            if found.need_short > 0 {
                <p class="field__fault">{ words.pilot_need_short(found.need_short) }</p>
            }
            if is_agreed {
                <p class="pilot__agreed" role="status">{ words.pilot_agreed() }</p>
            } else {
                if !agreed.is_empty() {
                    <p>{ words.pilot_agreed_others(words.joined(&agreed)) }</p>
                }
                <div class="row">{ button(Tone::Primary, words.pilot_agree(), agree) }</div>
            }
            { plot(words, pilot, &lines) }
            if !unseen.is_empty() {
                <h3 class="form__legend">{ words.pilot_cannot_tell() }</h3>
                <ul class="pilot__unseen">{ for unseen.iter().map(|one| html! { <li>{ say::pilot::unseen(words, schools, one) }</li> }) }</ul>
            }
            <details class="fold" id="pilot-balance">
                <summary class="fold__summary">{ words.pilot_balance() }</summary>
                { table(&tables::balance(words, schools, &lines), words) }
                <p class="field__hint">{ words.pilot_objective() }</p>
                { weights(props) }
            </details>
        </div>
    }
}

/// How much each column counts.
fn weights(props: &PlannerProps) -> Html {
    let PlannerProps { pilot, words, send, .. } = props;
    let options: Vec<(String, String)> =
        (0..=3_u32).map(|weight| (weight.to_string(), words.pilot_weight(weight))).collect();
    html! {
        <div class="fields">
            { for pilot.schools.columns.iter().enumerate().map(|(at, column)| {
                let on_choice = send.reform(move |text: String| Msg::Pilot(PilotMsg::ColumnWeighed(at, text.parse().unwrap_or(1))));
                select_field(format!("pilot-weight-{at}"), column.name.clone(), &options, &column.weight.unwrap_or(1).to_string(), on_choice)
            }) }
        </div>
    }
}

/// How far the pilots are from the district, thing by thing: a dot on a line from one deviation below to one above, and
/// the usual bound as a band. The balance table says the same.
fn plot(words: &Words, pilot: &Pilot, lines: &[Line]) -> Html {
    let place = |thousandths: i64| {
        let clamped = thousandths.clamp(-1000, 1000);
        decimal::unscaled(500 + clamped * 48 / 100, 1)
    };
    let name = |line: &Line| {
        let column = &pilot.schools.columns[line.column].name;
        line.category
            .as_ref()
            .map_or_else(|| column.clone(), |word| words.pilot_is(with::Name(column), with::Value(word)))
    };
    html! {
        <figure class="love" aria-label={words.pilot_plot()}>
            <figcaption class="field__hint">{ words.pilot_plot_hint() }</figcaption>
            <ul class="love__list">
                { for lines.iter().map(|line| html! {
                    <li class="love__line">
                        <span class="love__name">{ name(line) }</span>
                        <svg class="love__drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="love__band" x={place(-250)} y="0" width="24" height="10" />
                            <line class="love__middle" x1="50" x2="50" y1="0" y2="10" />
                            if let Some(difference) = line.difference {
                                <line class={classes!("love__dot", (!line.is_balanced()).then_some("love__dot--off"))} x1={place(difference)} x2={place(difference)} y1="1" y2="9" />
                            }
                        </svg>
                        <span class="love__value">{ line.difference.map_or_else(|| words.print_none().into_owned(), |difference| say::amount::thousandths(words, difference)) }</span>
                    </li>
                }) }
            </ul>
        </figure>
    }
}

/// How many schools are listed at a time.
const MOST_LISTED: usize = 30;

#[derive(Clone, PartialEq, Properties)]
struct SchoolListProps {
    pilot: Pilot,
    sites: Vec<usize>,
    search: Draft,
    words: Words,
    send: Callback<Msg>,
}

/// The schools, each to be held in or kept out. The sites come first; others are found by their name.
#[component]
fn SchoolList(props: &SchoolListProps) -> Html {
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
