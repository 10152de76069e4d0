//! The laptop that is passed on: who is next, one person's ratings, and nothing of anybody else's.

use crate::ui::view::{Html, html};

use crate::app::{Msg, RoundMsg, SheetMsg};
use crate::base::ItemId;
use crate::domain::panel::{Sealed, SheetState, Turn};
use crate::domain::rating_code::IndicatorSet;
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::rating_sheet;

/// Draws the turn of the person who has the laptop.
pub(crate) fn hand_over(scene: &Scene, sealed: &Sealed, turn: &Turn) -> Html {
    html! {
        <div class="alone" part="main">
            { match turn.sheet.stage {
                SheetState::Door => door(scene, turn),
                SheetState::Rating => rating_sheet::sheet(scene, &turn.sheet, &IndicatorSet::of(&scene.model.framework, sealed.scope)),
                SheetState::Done => thanks(scene, sealed, turn),
            } }
        </div>
    }
}

fn door(scene: &Scene, turn: &Turn) -> Html {
    let words = &scene.words;
    let name = say::workshop::name_of(&scene.model.document.panel, &turn.respondent, words);
    let kept = turn.sheet.ratings.len() as u32;
    let begin = if kept == 0 { words.workshop_hand_begin(&name) } else { words.workshop_hand_go_on(&name) };
    html! {
        <>
            <h2 class="place__title alone__title" id="place-title" tabindex="-1">{ words.workshop_hand_title(&name) }</h2>
            <p class="place__lead">{ words.workshop_hand_words() }</p>
            if kept > 0 {
                <p>{ words.workshop_hand_kept(kept) }</p>
            }
            { rating_sheet::languages(scene, &turn.sheet) }
            <div class="row alone__row">
                { button(Tone::Primary, begin, scene.on_click(|| Msg::Sheet(SheetMsg::Begun))) }
                { button(Tone::Plain, words.workshop_hand_back(), scene.on_click(|| Msg::Round(RoundMsg::LaptopReturned))) }
            </div>
        </>
    }
}

fn thanks(scene: &Scene, sealed: &Sealed, turn: &Turn) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let waiting: Vec<&ItemId> =
        panel.roster.iter().map(|person| &person.id).filter(|id| sealed.of(id).next().is_none()).collect();
    html! {
        <>
            <h2 class="place__title alone__title" id="place-title" tabindex="-1">
                { words.workshop_hand_thanks(say::workshop::name_of(panel, &turn.respondent, words)) }
            </h2>
            if waiting.is_empty() {
                <p class="place__lead">{ words.workshop_hand_all() }</p>
            } else {
                <p class="place__lead">{ words.workshop_hand_next() }</p>
            }
            <div class="row alone__row">
                { for waiting.into_iter().map(|id| {
                    let label = words.workshop_laptop_pass(say::workshop::name_of(panel, id, words));
                    let id = id.clone();
                    button(Tone::Primary, label, scene.on_click(move || Msg::Round(RoundMsg::LaptopPassed(id.clone()))))
                }) }
                { button(Tone::Plain, words.workshop_hand_back(), scene.on_click(|| Msg::Round(RoundMsg::LaptopReturned))) }
            </div>
        </>
    }
}
