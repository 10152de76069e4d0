//! The sites that a search has found: who they are, how well they mirror the district, and what they cannot tell.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, classes, html};

use super::props::PlannerProps;
use crate::app::{Msg, PilotMsg};
use crate::base::{ItemId, decimal};
use crate::documents::tables::pilot as tables;
use crate::domain::pilot::balance::{self, Line};
use crate::domain::pilot::select::Selection;
use crate::domain::pilot::{Pilot, Schools};
use crate::say;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::select_field;
use crate::ui::parts::fold::{Fold, long_list};
use crate::ui::table::table;
use crate::words::{Words, with};

/// Draws the sites that were found, how well they mirror the district, and what they cannot tell.
pub(super) fn result(props: &PlannerProps, found: &Selection) -> Html {
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
                { suggested(words, schools, &found.sites) }
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
                { untold(words, unseen.iter().map(|one| say::pilot::unseen(words, schools, one)).collect()) }
            }
            { mirrored(props, lines) }
        </div>
    }
}

/// How many sentences of what the pilots cannot tell are in sight.
const UNTOLD_IN_SIGHT: usize = 3;

fn untold(words: &Words, told: Vec<String>) -> Html {
    long_list("pilot-untold", told.len(), UNTOLD_IN_SIGHT, words, move |shown| {
        html! {
            <ul class="pilot__unseen">{ for told[shown].iter().map(|one| html! { <li>{ one.clone() }</li> }) }</ul>
        }
    })
}

/// The figures behind the drawing, and how much each of them counts.
fn mirrored(props: &PlannerProps, lines: Vec<Line>) -> Html {
    let props = props.clone();
    let summary = html! { <summary class="fold__summary">{ props.words.pilot_balance() }</summary> };
    let content = Callback::from(move |()| {
        let PlannerProps { pilot, words, .. } = &props;
        html! {
            <div class="room__fold">
                { table(&tables::balance(words, &pilot.schools, &lines), words) }
                <p class="field__hint">{ words.pilot_objective() }</p>
                { weights(&props) }
            </div>
        }
    });
    html! { <Fold id="pilot-balance" class="fold" {summary} {content} /> }
}

/// How many suggested sites are in sight.
const IN_SIGHT: usize = 6;

fn suggested(words: &Words, schools: &Rc<Schools>, sites: &[usize]) -> Html {
    let (told, schools, sites) = (words.clone(), Rc::clone(schools), sites.to_vec());
    long_list("pilot-suggested", sites.len(), IN_SIGHT, words, move |shown| {
        html! {
            <ul class="pilot__suggested">
                { for sites[shown].iter().map(|row| html! {
                    <li><bdi>{ schools.rows[*row].name.clone() }</bdi>{ " " }<span class="pilot__facts">{ say::pilot::facts(&told, &schools, *row) }</span></li>
                }) }
            </ul>
        }
    })
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

/// How many traits are in sight.
const TRAITS_IN_SIGHT: usize = 12;

/// How far the pilots are from the district, thing by thing. The balance table says the same.
fn plot(words: &Words, pilot: &Pilot, lines: &[Line]) -> Html {
    let (told, schools, drawn) = (words.clone(), Rc::clone(&pilot.schools), lines.to_vec());
    html! {
        <figure class="love" aria-label={words.pilot_plot()}>
            <figcaption class="field__hint">{ words.pilot_plot_hint() }</figcaption>
            { long_list("pilot-traits", lines.len(), TRAITS_IN_SIGHT, words, move |shown| html! {
                <ul class="love__list">{ for drawn[shown].iter().map(|line| mark(&told, &schools, line)) }</ul>
            }) }
        </figure>
    }
}

/// A mark on a line from one deviation below to one above, and the usual bound as a band.
fn mark(words: &Words, schools: &Schools, line: &Line) -> Html {
    let place = |thousandths: i64| {
        let clamped = thousandths.clamp(-1000, 1000);
        decimal::unscaled(500 + clamped * 48 / 100, 1)
    };
    let column = &schools.columns[line.column].name;
    let category = line.category.as_ref();
    let name = category.map_or_else(|| column.clone(), |word| words.pilot_is(with::Name(column), with::Value(word)));
    html! {
        <li class="love__line">
            <span class="love__name">{ name }</span>
            <svg class="love__drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="love__band" x={place(-250)} y="0" width="24" height="10" />
                <line class="love__middle" x1="50" x2="50" y1="0" y2="10" />
                if let Some(difference) = line.difference {
                    <line class={classes!("love__dot", (!line.is_balanced()).then_some("love__dot--off"))} x1={place(difference)} x2={place(difference)} y1="1" y2="9" />
                }
            </svg>
            <span class="love__value">{ line.difference.map_or_else(|| words.print_none().into_owned(), |difference| say::amount::thousandths(words, difference)) }</span>
        </li>
    }
}
