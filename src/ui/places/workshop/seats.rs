//! Who has rated: the seats of the roster, and the phones beside them.

use crate::ui::view::{Html, html};

use crate::app::{Msg, RoundMsg};
use crate::domain::panel::{Ballot, Round, Sealed};
use crate::domain::rating_code::IndicatorSet;
use crate::say;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button, tool};
use crate::ui::parts::icon::Icon;
use crate::words::{Words, with};

pub(super) fn seats(scene: &Scene, sealed: &Sealed) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let total = IndicatorSet::of(&scene.model.framework, sealed.scope).ids.len() as u32;
    let rated = |ballot: &Ballot| rated(ballot, total, words);
    html! {
        <section class="card" part="card" aria-labelledby="who-title">
            <h3 class="card__title" id="who-title">{ words.workshop_who() }</h3>
            <p role="status">{ words.workshop_who_count(sealed.count(&panel.roster) as u32) }</p>
            <ul class="seats">
                { for panel.roster.iter().enumerate().map(|(at, person)| {
                    let own: Vec<String> = sealed.of(&person.id).map(rated).collect();
                    html! {
                        <li class="seats__row" key={person.id.to_string()}>
                            <span class="seats__name">{ say::workshop::numbered(panel, at, words) }</span>
                            <span class="seats__about">
                                { if own.is_empty() { words.workshop_who_not().into_owned() } else { own.join("; ") } }
                                if own.len() > 1 {
                                    <b class="seats__two">{ " " }{ words.workshop_who_two() }</b>
                                }
                            </span>
                        </li>
                    }
                }) }
                { for sealed.ballots.iter().filter(|ballot| ballot.is_by_phone()).map(|ballot| {
                    let rater = ballot.rater.clone();
                    let remove = scene.on_click(move || Msg::Round(RoundMsg::BallotRemoved(rater.clone())));
                    let remove = tool(Icon::Remove, words.workshop_who_remove(ballot.number()), false, remove);
                    phone(scene, ballot, words.common_done_of(with::Done(ballot.ratings.len() as u32), with::Total(total)), remove)
                }) }
            </ul>
        </section>
    }
}

/// How much somebody has rated, and how it came.
fn rated(ballot: &Ballot, total: u32, words: &Words) -> String {
    let way = if ballot.is_by_phone() {
        words.workshop_who_by_phone(ballot.number()).into()
    } else {
        said(ballot.way, words)
    };
    [words.common_done_of(with::Done(ballot.ratings.len() as u32), with::Total(total)).as_str(), " ", &way].concat()
}

/// What was given after the reveal: who it is, and whether it counts. Nothing while nothing was.
pub(super) fn late(scene: &Scene, round: &Round) -> Html {
    let words = &scene.words;
    if round.late().next().is_none() {
        return html! {};
    }
    let total = IndicatorSet::of(&scene.model.framework, round.scope).ids.len() as u32;
    html! {
        <ul class="seats" aria-label={words.workshop_late()}>
            { for round.late().map(|(ballot, counts)| {
                let replaces = round.apart.iter().chain(round.ballots.iter()).any(|other| !other.late && other.is_by(ballot));
                let state = match (counts, replaces) {
                    (true, _) => words.workshop_late_counts(),
                    (false, true) => words.workshop_late_replaces(),
                    (false, false) => words.workshop_late_apart(),
                };
                let rater = ballot.rater.clone();
                let turn = scene.on_click(move || Msg::Round(RoundMsg::Counted(rater.clone())));
                let label = if counts { words.workshop_late_leave() } else { words.workshop_late_count() };
                let done = words.common_done_of(with::Done(ballot.ratings.len() as u32), with::Total(total));
                let about = [done.as_str(), ". ", &state].concat();
                phone(scene, ballot, about, button(Tone::Plain, label, turn))
            }) }
        </ul>
    }
}

/// A phone's ballot, the seat it is on, and what can be done with it. A phone without a seat is put on one by hand.
fn phone(scene: &Scene, ballot: &Ballot, about: String, ways: Html) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let (rater, told) = (ballot.rater.clone(), ballot.rater.clone());
    let seat = ballot.seat(&panel.roster);
    let onchange = scene.on(move |event: yew::Event| {
        let chosen = yew::TargetCast::target_unchecked_into::<web_sys::HtmlSelectElement>(&event).value();
        Msg::Round(RoundMsg::Seated(told.clone(), (!chosen.is_empty()).then(|| chosen.into())))
    });
    let id = format!("seat-{rater}");
    html! {
        <li class="seats__row" key={rater}>
            <span class="seats__name">{ words.workshop_who_phone(ballot.number()) }</span>
            <span class="seats__about">{ about }</span>
            if !panel.roster.is_empty() {
                <label class="visually-hidden" for={id.clone()}>{ words.workshop_who_seat(ballot.number()) }</label>
                <span class="field__select">
                    <select {id} class="field__control" {onchange}>
                        <option value="" selected={seat.is_none()}>{ words.workshop_who_no_seat() }</option>
                        { for panel.roster.iter().map(|person| html! {
                            <option key={person.id.to_string()} value={person.id.to_string()} selected={seat == Some(person)}>
                                { say::workshop::name_of(panel, &person.id, words) }
                            </option>
                        }) }
                    </select>
                </span>
            }
            { ways }
        </li>
    }
}
