//! A phone that rates: language, ratings, and the code to give back. Nothing else of the widget.

use crate::ui::view::{Callback, Html, MouseEvent, html};

use crate::app::drafts::JOIN_CODE;
use crate::app::{Msg, RoundMsg, SheetMsg};
use crate::base::ItemId;
use crate::domain::panel::{Phone, SheetState, short_number};
use crate::domain::rating_code::{IndicatorSet, JOIN_GROUP, MOST_TYPED, grouped};
use crate::say;
use crate::ui::parts::button::{Tone, button, icon_button};
use crate::ui::parts::field::TextField;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::two_steps::TwoSteps;
use crate::ui::parts::{qr, rating_sheet};
use crate::ui::{Scene, Wish};
use crate::words::Words;

/// Draws what the phone's owner sees.
pub(crate) fn phone(scene: &Scene) -> Html {
    let workshop = &scene.model.workshop;
    let Some(phone) = workshop.phone.as_ref().filter(|_| workshop.not_joined.is_none()) else {
        return html! { <div class="alone" part="main">{ join(scene) }</div> };
    };
    let Some((_, set)) = phone.round(&scene.model.framework) else {
        return html! { <div class="alone" part="main"><p role="alert">{ scene.words.workshop_join_other() }</p>{ join(scene) }</div> };
    };
    html! {
        <div class="alone" part="main">
            { match phone.sheet.stage {
                _ if !phone.asks.is_empty() => who(scene, phone, &set),
                SheetState::Door if phone.asks_who() => seats(scene, phone),
                SheetState::Door => door(scene, phone, &set),
                SheetState::Rating => rating_sheet::sheet(scene, &phone.sheet, &set),
                SheetState::Done => code(scene, phone),
            } }
        </div>
    }
}

fn door(scene: &Scene, phone: &Phone, set: &IndicatorSet) -> Html {
    let words = &scene.words;
    let begin = if phone.sheet.ratings.is_empty() { words.workshop_join_begin() } else { words.workshop_join_go_on() };
    html! {
        <>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.workshop_join_title() }</h2>
            { rating_sheet::languages(scene, &phone.sheet) }
            { rule(scene, set) }
            if !phone.team.is_empty() {
                <p>{ owner(phone, words) }</p>
            }
            { button(Tone::Primary, begin, scene.on_click(|| Msg::Sheet(SheetMsg::Begun))) }
            if !phone.team.is_empty() && !phone.has_begun() {
                { button(Tone::Quiet, words.workshop_seat_other(), scene.on_click(|| Msg::Round(RoundMsg::WhoAsked))) }
            }
        </>
    }
}

/// Asks who holds the phone, by the list that the link brought.
fn seats(scene: &Scene, phone: &Phone) -> Html {
    let words = &scene.words;
    let seat = |label: String, person: Option<ItemId>| {
        button(Tone::Plain, label, scene.on_click(move || Msg::Round(RoundMsg::SaidWho(person.clone()))))
    };
    html! {
        <>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.workshop_seat_title() }</h2>
            <p class="place__lead">{ words.workshop_seat_lead() }</p>
            <div class="seat-list" role="group" aria-label={words.workshop_people()}>
                { for phone.team.iter().enumerate().map(|(at, person)| seat(say::workshop::on_list(at, person, words), Some(person.id.clone()))) }
                { seat(words.workshop_seat_none().into_owned(), None) }
            </div>
        </>
    }
}

/// Whose ratings these are, as the phone knows it.
fn owner(phone: &Phone, words: &Words) -> String {
    let seat = phone.team.iter().enumerate().find(|(_, person)| Some(&person.id) == phone.respondent.as_ref());
    match seat {
        Some((at, person)) => words.workshop_seat_of(say::workshop::on_list(at, person, words)),
        None => words.workshop_seat_number(short_number(&phone.rater)),
    }
}

/// What is asked of a person before the first rating.
fn rule(scene: &Scene, set: &IndicatorSet) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="place__lead">{ words.workshop_join_words(set.ids.len() as u32) }</p>
            <details class="rule" open={true}>
                <summary class="rule__summary">{ words.readiness_rule() }</summary>
                <ul class="rule__list">{ for scene.model.framework.rule.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
            </details>
        </>
    }
}

/// Asks who holds the phone, where somebody has rated on it already. Nothing of those ratings shows.
fn who(scene: &Scene, phone: &Phone, set: &IndicatorSet) -> Html {
    let words = &scene.words;
    let about = if phone.join != phone.asks {
        words.workshop_who_other_round()
    } else if phone.sheet.stage == SheetState::Done {
        words.workshop_who_has_code()
    } else {
        words.workshop_who_has_none()
    };
    let begin = {
        let (send, ask) = (scene.send.clone(), scene.ask.clone());
        // Where there is a language to choose, the door asks for it.
        let is_ready = Words::languages().len() < 2;
        Callback::from(move |_: MouseEvent| {
            ask.emit(Wish::PassPhone);
            if is_ready {
                send.emit(Msg::Sheet(SheetMsg::Begun));
            }
        })
    };
    html! {
        <>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.workshop_who_rates() }</h2>
            <p class="place__lead">{ about }{ " " }{ words.workshop_who_blank() }</p>
            <div class="row alone__row">
                { button(Tone::Primary, words.workshop_who_else(), begin) }
                { button(Tone::Plain, words.workshop_who_same(), scene.on_click(|| Msg::Round(RoundMsg::WentOn))) }
            </div>
            { rule(scene, set) }
        </>
    }
}

fn code(scene: &Scene, phone: &Phone) -> Html {
    let words = &scene.words;
    let Some(code) = phone.code(&scene.model.framework) else { return html! {} };
    let typed = code.len() <= MOST_TYPED;
    let groups = grouped(&code);
    let wish = |ask: Wish| scene.ask.reform(move |_: MouseEvent| ask.clone());
    let file = words.workshop_code_file().into_owned();
    html! {
        <>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.workshop_code_title() }</h2>
            <div class="phone-number">{ owner(phone, words) }</div>
            { qr::qr(&code, words.workshop_code_qr()) }
            if typed {
                <label class="field__label" for="own-code">{ words.workshop_codes_field() }</label>
                <textarea id="own-code" class="field__control code" readonly={true} rows="3" value={groups.clone()} />
            }
            <p class="field__hint">{ if typed { words.workshop_code_words() } else { words.workshop_code_words_long() } }</p>
            <div class="row alone__row">
                if scene.model.workshop.can.share {
                    { icon_button(Tone::Primary, Icon::Share, words.workshop_code_share(), wish(Wish::ShareText(groups.clone()))) }
                }
                if typed {
                    { button(Tone::Plain, words.workshop_code_copy(), wish(Wish::Copy(groups.clone()))) }
                }
                { icon_button(Tone::Plain, Icon::Save, words.workshop_code_save(), wish(Wish::SaveText(file, groups + "\n"))) }
                { button(Tone::Plain, words.workshop_code_change(), scene.on_click(|| Msg::Sheet(SheetMsg::Begun))) }
            </div>
            <p class="field__hint">{ words.workshop_code_kept() }</p>
            <div class="row alone__row">
                <TwoSteps key={phone.rater.clone()} id="next-person" label={words.workshop_next_person()} question={Some(words.workshop_next_for())}
                    yes={words.workshop_next_yes()} no={words.workshop_next_no()} on_yes={wish(Wish::PassPhone)} ask={scene.ask.clone()} />
            </div>
        </>
    }
}

/// For a link that brought no round: the code below the facilitator's QR code.
fn join(scene: &Scene) -> Html {
    let words = &scene.words;
    let typed = scene.draft(JOIN_CODE);
    let text = typed.text().to_string();
    let join = scene.ask.reform(move |_: MouseEvent| Wish::Join(text.clone()));
    html! {
        <>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.workshop_join_title() }</h2>
            <p class="place__lead">{ words.workshop_join_none() }</p>
            if let Some(error) = scene.model.workshop.not_joined {
                <p class="notice notice--error" role="alert">{ words.workshop_join_wrong(say::workshop::refused_code(error, JOIN_GROUP, words)) }</p>
            }
            <TextField id="join-code" label={words.workshop_join_code()} value={typed.text()} on_text={typed.on_text()} />
            <div class="row alone__row">{ button(Tone::Primary, words.workshop_join(), join) }</div>
        </>
    }
}
