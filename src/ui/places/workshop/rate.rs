//! Ratings come in: by phone, at the laptop, on paper. Nothing of what they say shows.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_state};

use super::head::head;
use super::outcomes::Codes;
use super::paper::Paper;
use crate::app::{Desk, DeskMsg, Msg, RoundMsg};
use crate::base::ItemId;
use crate::domain::Scope;
use crate::domain::panel::{Ballot, Panel, Sealed, Way};
use crate::domain::rating_code::{IndicatorSet, JoinCode, link};
use crate::say;
use crate::say::choice::said;
use crate::ui::parts::button::{Tone, button, tool};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::qr;
use crate::ui::{Scene, Wish};
use crate::words::with;

/// The control that reveals the ratings.
const REVEAL: &str = "reveal-now";

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
            <section class="card" part="card">
                <p>{ words.workshop_round_open() }</p>
                <div class="row">{ button(Tone::Primary, words.workshop_round_go_close(), scene.on_click(Msg::Desk(DeskMsg::Opened(Desk::Close)))) }</div>
            </section>
        };
    }
    let count = |scope| IndicatorSet::of(&model.framework, scope).ids.len() as u32;
    let begin = |scope| scene.ask.reform(move |_: MouseEvent| Wish::BeginRound(scope));
    let pulse = count(Scope::Pulse);
    html! {
        <section class="card" part="card" aria-labelledby="begin-title">
            <h3 class="card__title" id="begin-title">{ words.workshop_round_begin() }</h3>
            <p class="field__hint">{ words.workshop_round_begin_hint() }</p>
            if model.workshop.sealed.is_some() {
                <p class="notice notice--error">{ words.workshop_round_other() }</p>
            }
            <div class="row" role="group" aria-label={words.workshop_round_scope()}>
                { button(Tone::Primary, words.workshop_scope_full(count(Scope::Full)), begin(Scope::Full)) }
                if pulse > 0 {
                    { button(Tone::Plain, words.workshop_scope_pulse(pulse), begin(Scope::Pulse)) }
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
            { who(scene, sealed) }
            { reveal(scene, sealed) }
            <Discard scene={scene.clone()} />
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
    let link = link(page, &join);
    let copied = link.clone();
    way(html! {
        <div class="join">
            { qr::qr(&link, words.workshop_phone_qr()) }
            <div class="join__words">
                <p>{ words.workshop_phone_for() }</p>
                <label class="visually-hidden" for="rate-link">{ words.workshop_phone_link() }</label>
                <textarea id="rate-link" class="field__control" rows="2" readonly={true} value={link} />
                <p class="join__code">{ words.workshop_phone_typed(&join) }</p>
                { button(Tone::Plain, words.workshop_phone_copy(), scene.ask.reform(move |_: MouseEvent| Wish::Copy(copied.clone()))) }
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
                    button(Tone::Plain, label, scene.on_click(Msg::Round(RoundMsg::LaptopPassed(person.id.clone()))))
                }) }
            </div>
        </section>
    }
}

fn who(scene: &Scene, sealed: &Sealed) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let total = IndicatorSet::of(&scene.model.framework, sealed.scope).ids.len() as u32;
    let rated = |ballot: &Ballot| {
        let way = said(ballot.way, words);
        format!("{} {way}", words.common_done_of(with::Done(ballot.ratings.len() as u32), with::Total(total)))
    };
    html! {
        <section class="card" part="card" aria-labelledby="who-title">
            <h3 class="card__title" id="who-title">{ words.workshop_who() }</h3>
            <p role="status">{ words.workshop_who_count(sealed.count(&panel.roster) as u32) }</p>
            <ul class="seats">
                { for panel.roster.iter().map(|person| {
                    let own: Vec<String> = sealed.of(&person.id).map(rated).collect();
                    html! {
                        <li class="seats__row" key={person.id.to_string()}>
                            <span class="seats__name">{ say::workshop::name_of(panel, &person.id, words) }</span>
                            <span class="seats__about">
                                { if own.is_empty() { words.workshop_who_not().into_owned() } else { own.join("; ") } }
                                if own.len() > 1 {
                                    <b class="seats__two">{ " " }{ words.workshop_who_two() }</b>
                                }
                            </span>
                        </li>
                    }
                }) }
                { for sealed.ballots.iter().filter(|ballot| !ballot.rater.is_empty()).map(|ballot| phone(scene, ballot, rated(ballot))) }
            </ul>
        </section>
    }
}

/// A phone's ballot and the seat it is on. A new phone is put on a seat by hand.
fn phone(scene: &Scene, ballot: &Ballot, about: String) -> Html {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let rater = ballot.rater.clone();
    let short = rater.get(4..).unwrap_or_default().to_owned();
    let told = rater.clone();
    let onchange = scene.on(move |event: yew::Event| {
        let chosen = yew::TargetCast::target_unchecked_into::<web_sys::HtmlSelectElement>(&event).value();
        Msg::Round(RoundMsg::Seated(told.clone(), (!chosen.is_empty()).then(|| chosen.into())))
    });
    let remove = scene.on_click(Msg::Round(RoundMsg::BallotRemoved(rater.clone())));
    let id = format!("seat-{rater}");
    html! {
        <li class="seats__row" key={rater}>
            <span class="seats__name">{ words.workshop_who_phone(&short) }</span>
            <span class="seats__about">{ about }</span>
            if !panel.roster.is_empty() {
                <label class="visually-hidden" for={id.clone()}>{ words.workshop_who_seat(&short) }</label>
                <span class="field__select">
                    <select {id} class="field__control" {onchange}>
                        <option value="" selected={ballot.respondent.is_none()}>{ words.workshop_who_no_seat() }</option>
                        { for panel.roster.iter().map(|person| html! {
                            <option key={person.id.to_string()} value={person.id.to_string()} selected={ballot.respondent.as_ref() == Some(&person.id)}>
                                { say::workshop::name_of(panel, &person.id, words) }
                            </option>
                        }) }
                    </select>
                </span>
            }
            { tool(Icon::Remove, words.workshop_who_remove(short), false, remove) }
        </li>
    }
}

fn reveal(scene: &Scene, sealed: &Sealed) -> Html {
    if sealed.count(&scene.model.document.panel.roster) == 0 {
        return html! {};
    }
    let missing = missing(scene, sealed);
    html! { <section class="card card--star" part="card"><RevealNow scene={scene.clone()} {missing} /></section> }
}

/// Who of the list has not rated, in a sentence. `None` where everyone may have: a phone without a name can be anybody's.
fn missing(scene: &Scene, sealed: &Sealed) -> Option<AttrValue> {
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let (missing, phones) = not_rated(panel, sealed);
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

/// Who of the list has no ratings, and how many phones that have rated have no name.
pub(super) fn not_rated<'a>(panel: &'a Panel, sealed: &Sealed) -> (Vec<&'a ItemId>, usize) {
    let missing = panel.roster.iter().map(|person| &person.id).filter(|id| sealed.of(id).next().is_none());
    let phones = sealed.ballots.iter().filter(|ballot| ballot.respondent.is_none()).count();
    (missing.collect(), phones)
}

#[derive(Clone, PartialEq, Properties)]
struct RevealNowProps {
    scene: Scene,
    /// Who has not rated, in a sentence.
    missing: Option<AttrValue>,
}

/// Reveals the ratings. Where somebody has not rated it says who, and asks. Local state: whether the question is open.
#[component]
fn RevealNow(props: &RevealNowProps) -> Html {
    let RevealNowProps { scene, missing } = props;
    let words = &scene.words;
    let asked = use_state(|| false);
    let ask = |yes: bool, focus: &'static str| {
        let (asked, ask) = (asked.clone(), scene.ask.clone());
        Callback::from(move |_: MouseEvent| {
            asked.set(yes);
            ask.emit(Wish::Focus(focus.to_owned()));
        })
    };
    let reveal = scene.on_click(Msg::Round(RoundMsg::Revealed));
    if let Some(missing) = missing.as_ref().filter(|_| *asked) {
        return html! {
            <div class="row" role="group" aria-labelledby="reveal-question">
                <p id="reveal-question" tabindex="-1">{ missing.clone() }</p>
                { button(Tone::Primary, words.workshop_reveal_wait(), ask(false, REVEAL)) }
                { button(Tone::Plain, words.workshop_reveal_anyway(), reveal) }
            </div>
        };
    }
    let onclick = if missing.is_some() { ask(true, "reveal-question") } else { reveal };
    html! {
        <div class="row">
            <button type="button" part="button" id={REVEAL} class="button button--primary" {onclick}>{ words.workshop_reveal_now() }</button>
            <p class="field__hint">{ words.workshop_reveal_hint() }</p>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DiscardProps {
    scene: Scene,
}

/// Gives the round up, in two steps. Local state: whether the question is open.
#[component]
fn Discard(props: &DiscardProps) -> Html {
    let DiscardProps { scene } = props;
    let words = &scene.words;
    let asked = use_state(|| false);
    let ask = |yes: bool| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(yes))
    };
    let label = |text: std::borrow::Cow<'static, str>| AttrValue::from(text.into_owned());
    html! {
        <div class="row discard">
            if *asked {
                <p>{ words.workshop_round_discard_for() }</p>
                { button(Tone::Plain, label(words.workshop_round_discard_yes()), scene.on_click(Msg::Round(RoundMsg::Discarded))) }
                { button(Tone::Plain, label(words.workshop_round_discard_no()), ask(false)) }
            } else {
                { button(Tone::Plain, label(words.workshop_round_discard()), ask(true)) }
            }
        </div>
    }
}
