//! Ratings come in: by phone, at the laptop, on paper. Nothing of what they say shows.

use crate::ui::view::{AttrValue, Html, MouseEvent, html};

use super::head::head;
use super::outcomes::Codes;
use super::paper::Paper;
use super::seats::seats;
use crate::app::select;
use crate::app::{Desk, DeskMsg, Msg, PanelMsg, RoundMsg};
use crate::domain::Scope;
use crate::domain::panel::{Sealed, Way};
use crate::domain::rating_code::{IndicatorSet, JoinCode, link, written_team};
use crate::say;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::field::toggle;
use crate::ui::parts::qr;
use crate::ui::parts::two_steps::TwoSteps;
use crate::ui::{Scene, Wish};
use crate::words::with;

pub(super) fn rate(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            { head(words.workshop_rate_title(), words.workshop_rate_lead().into_owned(), words) }
            { match scene.model.sealed() {
                Some(sealed) => open(scene, sealed),
                None => begin(scene),
            } }
        </>
    }
}

fn begin(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    if model.document.panel.open_round().is_some() {
        return html! {
            <>
            <section class="card" part="card">
                <p>{ words.workshop_round_open() }</p>
                <div class="row">{ button(Tone::Primary, words.workshop_round_go_close(), scene.on_click(|| Msg::Desk(DeskMsg::Opened(Desk::Close)))) }</div>
            </section>
            <Codes scene={scene.clone()} />
            </>
        };
    }
    let count = |scope| IndicatorSet::of(&model.framework, scope).ids.len() as u32;
    let begin = |scope| scene.ask.reform(move |_: MouseEvent| Wish::BeginRound(scope));
    let pulse = count(Scope::Pulse);
    // What the invitation named comes first.
    let tone = |scope| if scope == select::scope(model) { Tone::Primary } else { Tone::Plain };
    html! {
        <section class="card" part="card" aria-labelledby="begin-title">
            <h3 class="card__title" id="begin-title">{ words.workshop_round_begin() }</h3>
            <p class="field__hint">{ words.workshop_round_begin_hint() }</p>
            if model.workshop.sealed.is_some() {
                <p class="notice notice--error">{ words.workshop_round_other() }</p>
            }
            <div class="row" role="group" aria-label={words.workshop_round_scope()}>
                { button(tone(Scope::Full), words.workshop_scope_full(count(Scope::Full)), begin(Scope::Full)) }
                if pulse > 0 {
                    { button(tone(Scope::Pulse), words.workshop_scope_pulse(pulse), begin(Scope::Pulse)) }
                }
            </div>
        </section>
    }
}

fn open(scene: &Scene, sealed: &Sealed) -> Html {
    html! {
        <>
            { by_phone(scene, sealed) }
            <div class="ways">
                { by_laptop(scene, sealed) }
                <Paper scene={scene.clone()} />
            </div>
            <Codes scene={scene.clone()} />
            { seats(scene, sealed) }
            { reveal(scene, sealed) }
            { discard(scene) }
        </>
    }
}

fn by_phone(scene: &Scene, sealed: &Sealed) -> Html {
    let words = &scene.words;
    let set = IndicatorSet::of(&scene.model.framework, sealed.scope);
    let join = JoinCode { round: sealed.number(), scope: sealed.scope, fingerprint: set.fingerprint }.write();
    let way = |inside: Html| {
        html! {
            <section class="card" part="card" aria-labelledby="phone-title">
                <h3 class="card__title" id="phone-title">{ words.workshop_phone_way() }</h3>
                { inside }
            </section>
        }
    };
    let Some(page) = &scene.rate_href else {
        return way(html! { <p class="field__hint">{ words.workshop_phone_none() }</p> });
    };
    let panel = &scene.model.document.panel;
    let team = written_team(&panel.roster, panel.names_in_link);
    let link = link(page, &team, &join);
    let copied = link.clone();
    way(html! {
        <div class="join">
            { qr::qr(&link, words.workshop_phone_qr()) }
            <div class="join__words">
                <p>{ words.workshop_phone_for() }</p>
                <label class="visually-hidden" for="rate-link">{ words.workshop_phone_link() }</label>
                <textarea id="rate-link" class="field__control" rows="3" readonly={true} value={link} />
                <p class="join__code">{ words.workshop_phone_typed(&join) }</p>
                { button(Tone::Plain, words.workshop_phone_copy(), scene.ask.reform(move |_: MouseEvent| Wish::Copy(copied.clone()))) }
                if !panel.roster.is_empty() {
                    { toggle("names-in-link", words.workshop_phone_names(), panel.names_in_link, scene.on(|()| Msg::Panel(PanelMsg::NamesInLinkToggled))) }
                    <p class="field__hint">{ if team.is_empty() { words.workshop_phone_many() } else { words.workshop_phone_team() } }</p>
                }
            </div>
        </div>
    })
}

fn by_laptop(scene: &Scene, sealed: &Sealed) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    html! {
        <section class="card" part="card" aria-labelledby="laptop-title">
            <h3 class="card__title" id="laptop-title">{ words.workshop_laptop_way() }</h3>
            <p class="field__hint">{ words.workshop_laptop_for() }</p>
            if panel.roster.is_empty() {
                <p class="field__hint">{ words.workshop_laptop_people() }</p>
            }
            <div class="row">
                { for panel.roster.iter().filter(|person| sealed.of(&person.id).all(|ballot| ballot.way == Way::Laptop)).map(|person| {
                    let name = say::workshop::name_of(panel, &person.id, words);
                    let again = sealed.of(&person.id).next().is_some();
                    let label = if again { words.workshop_laptop_again(name) } else { words.workshop_laptop_pass(name) };
                    let id = person.id.clone();
                    button(Tone::Plain, label, scene.on_click(move || Msg::Round(RoundMsg::LaptopPassed(id.clone()))))
                }) }
            </div>
        </section>
    }
}

fn reveal(scene: &Scene, sealed: &Sealed) -> Html {
    if sealed.count(&scene.model.document.panel.roster) == 0 {
        return html! {};
    }
    let words = &scene.words;
    let missing = missing(scene, sealed);
    html! {
        <section class="card card--star" part="card">
            <div class="row">
                <TwoSteps id="reveal-now" label={words.workshop_reveal_now()} tone={Tone::Primary} question={missing} prefers_no={true}
                    yes={words.workshop_reveal_anyway()} no={words.workshop_reveal_wait()}
                    on_yes={scene.on_click(|| Msg::Round(RoundMsg::Revealed))} ask={scene.ask.clone()} />
                <p class="field__hint">{ words.workshop_reveal_hint() }</p>
            </div>
        </section>
    }
}

fn discard(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <div class="row discard">
            <TwoSteps id="discard" label={words.workshop_round_discard()} question={Some(words.workshop_round_discard_for())}
                yes={words.workshop_round_discard_yes()} no={words.workshop_round_discard_no()}
                on_yes={scene.on_click(|| Msg::Round(RoundMsg::Discarded))} ask={scene.ask.clone()} />
        </div>
    }
}

/// Who of the list has not rated, in a sentence. `None` where everyone may have: a phone without a name can be anybody's.
fn missing(scene: &Scene, sealed: &Sealed) -> Option<AttrValue> {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let (missing, phones) = sealed.not_rated(&panel.roster);
    let count = missing.len().checked_sub(phones).filter(|count| *count > 0)? as u32;
    let names: Vec<String> = missing.iter().map(|id| say::workshop::name_of(panel, id, words)).collect();
    let names = words.list(&names);
    Some(AttrValue::from(match phones {
        0 => words.workshop_reveal_missing(with::Count(count), with::Names(names)),
        phones => {
            words.workshop_reveal_missing_phones(with::Count(count), with::Names(names), with::Phones(phones as u32))
        }
    }))
}
