//! The end of a round: what stays of the votes, and what was put off.

use crate::ui::view::{Callback, Html, MouseEvent, html};

use super::head::head;
use crate::app::drafts::SETTLE;
use crate::app::{Msg, PanelMsg, RoundMsg};
use crate::domain::panel::{Round, VoteRecord};
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::TextField;

pub(super) fn close(scene: &Scene) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let is_open = panel.open_round().is_some();
    let lead = if is_open { words.workshop_close_lead() } else { words.workshop_close_lead_done() };
    html! {
        <>
            { head(words.workshop_close_title(), lead.into_owned(), words) }
            { match (panel.open_round(), panel.latest()) {
                (Some(_), _) => keep(scene),
                (None, Some(round)) => html! { <section class="card" part="card"><p role="status">{ words.workshop_close_done(words.date(round.date)) }</p></section> },
                (None, None) => html! { <section class="card" part="card"><p>{ words.workshop_reveal_none() }</p></section> },
            } }
            { parking(scene) }
        </>
    }
}

fn parking(scene: &Scene) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let parked: Vec<&str> = panel.latest().iter().flat_map(|round| &round.parked).map(|id| id.as_str()).collect();
    let on_text = scene.on(|text| Msg::Panel(PanelMsg::ParkingLotWritten(text)));
    html! {
        <section class="card" part="card" aria-labelledby="parking-title">
            <h3 class="card__title" id="parking-title">{ words.workshop_parking() }</h3>
            if !parked.is_empty() {
                <p>{ words.workshop_parking_items(parked.join(", ")) }</p>
            }
            <TextField id="parking-lot" label={words.workshop_parking_field()} hint={words.workshop_parking_hint()}
                value={panel.parking_lot.clone()} lines={Some(4)} {on_text} />
        </section>
    }
}

/// What to keep. Until the round is closed nothing is decided.
fn keep(scene: &Scene) -> Html {
    let words = &scene.words;
    let draft = scene.draft(format!("{SETTLE}-keep"));
    let chosen = draft.written().and_then(VoteRecord::named).unwrap_or(VoteRecord::Spread);
    let open = scene.model.document.panel.open_round().map_or(0, |round| left(scene, round));
    let apart = scene
        .model
        .document
        .panel
        .open_round()
        .map_or(0, |round| round.late().filter(|(_, counts)| !counts).count() as u32);
    let option = |keeps: VoteRecord| {
        let id = ["keep-", keeps.word()].concat();
        let draft = draft.clone();
        let onchange = Callback::from(move |_: yew::Event| draft.write(keeps.word()));
        html! {
            <label class="toggle" for={id.clone()} key={id.clone()}>
                <input type="radio" class="toggle__box toggle__box--round" name="keep" {id} checked={chosen == keeps} {onchange} />
                <span>{ said(keeps, words) }</span>
            </label>
        }
    };
    let close = scene.on(move |_: MouseEvent| Msg::Round(RoundMsg::Closed(chosen)));
    html! {
        <section class="card" part="card">
            <p>{ words.workshop_close_open(open) }</p>
            <fieldset class="keep">
                <legend class="field__label">{ words.workshop_close_keep() }</legend>
                { for VoteRecord::ALL.into_iter().rev().map(option) }
            </fieldset>
            if apart > 0 {
                <p>{ words.workshop_close_apart(apart) }</p>
            }
            <p class="field__hint">{ words.workshop_close_warning() }</p>
            { button(Tone::Primary, words.workshop_close_now(), close) }
        </section>
    }
}

fn left(scene: &Scene, round: &Round) -> u32 {
    let spreads = round.spreads(&scene.model.framework);
    spreads.iter().filter(|spread| round.is_open(&spread.indicator)).count() as u32
}
