//! One person rates: an indicator at a time, level and confidence only. The same on a phone and at the laptop.

use std::rc::Rc;

use crate::ui::view::{Callback, Event, Html, html};
use web_sys::KeyboardEvent;

use super::button::{Tone, button, tool};
use super::chips::{self, Chip};
use super::icon::Icon;
use super::level_option::level_option;
use crate::app::{Msg, SheetMsg};
use crate::base::Level;
use crate::domain::panel::{Rating, RatingSheet, Said};
use crate::domain::rating_code::IndicatorSet;
use crate::domain::{Confidence, Framework, Indicator};
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws the indicator that the person is at, and the way back and on.
pub(crate) fn sheet(scene: &Scene, sheet: &RatingSheet, set: &IndicatorSet) -> Html {
    let framework = &scene.model.framework;
    let at = (sheet.at as usize).min(set.ids.len().saturating_sub(1));
    let Some(indicator) = set.ids.get(at).and_then(|id| framework.indicator(id)) else { return html! {} };
    html! {
        <div class="sheet">
            <p class="eyebrow">{ whereabouts(framework, set, indicator, &scene.words) }</p>
            <h2 class="visually-hidden" id="place-title" tabindex="-1">{ title(indicator) }</h2>
            { card(scene, sheet, indicator) }
            { pager(scene, sheet, set, at) }
        </div>
    }
}

fn title(indicator: &Indicator) -> String {
    format!("{} {}", indicator.id, indicator.title)
}

fn whereabouts(framework: &Framework, set: &IndicatorSet, indicator: &Indicator, words: &Words) -> String {
    let steps = &framework.steps;
    let step = steps.iter().position(|step| step.indicators.iter().any(|known| known.id == indicator.id)).unwrap_or(0);
    let shown: Vec<_> = steps[step].indicators.iter().filter(|known| set.ids.contains(&known.id)).collect();
    let at = shown.iter().position(|known| known.id == indicator.id).unwrap_or(0);
    words.workshop_sheet_step(
        with::At(at as u32 + 1),
        with::Count(shown.len() as u32),
        with::Step(step as u32 + 1),
        with::Steps(steps.len() as u32),
    )
}

fn card(scene: &Scene, sheet: &RatingSheet, indicator: &Rc<Indicator>) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let rating = sheet.ratings.get(&indicator.id);
    let level = rating.and_then(|rating| match rating.said {
        Said::Level(level) => Some(level),
        Said::CannotTell => None,
    });
    let cannot = rating.is_some() && level.is_none();
    let id = indicator.id.clone();
    let on_cannot = scene.on(move |_: Event| Msg::Sheet(SheetMsg::CannotTell(id.clone())));
    html! {
        <section class="card" part="card">
            <fieldset class="indicator" key={indicator.id.to_string()}>
                <legend class="indicator__legend">
                    <span class="indicator__title sheet__title">{ title(indicator) }</span>
                    <span class="indicator__question">{ indicator.question.clone() }</span>
                </legend>
                <div class="level-picker level-picker--one" onkeydown={rate_by_key(scene, indicator)}>
                    { for framework.all_levels().map(|each| option(scene, indicator, each, level)) }
                    <label class="level-picker__option sheet__cannot" for="sheet-cannot">
                        <input type="radio" class="level-picker__radio" id="sheet-cannot" name="sheet-level" checked={cannot} onchange={on_cannot} />
                        <span class="level-picker__name">{ words.workshop_sheet_cannot() }</span>
                    </label>
                </div>
            </fieldset>
            if level.is_some() {
                { sure(scene, indicator, rating) }
            }
        </section>
    }
}

fn option(scene: &Scene, indicator: &Rc<Indicator>, level: Level, chosen: Option<Level>) -> Html {
    let of = indicator.id.clone();
    let onchange = scene.on(move |_: Event| Msg::Sheet(SheetMsg::Rated(of.clone(), level)));
    let ids = (format!("sheet-{level}"), "sheet-level".to_owned());
    level_option(&scene.model.framework, indicator, level, ids, chosen == Some(level), onchange)
}

fn sure(scene: &Scene, indicator: &Rc<Indicator>, rating: Option<Rating>) -> Html {
    let words = &scene.words;
    let chosen = rating.and_then(|rating| rating.confidence);
    let id = indicator.id.clone();
    let told = scene.on(move |value: String| Msg::Sheet(SheetMsg::Sure(id.clone(), Confidence::named(&value))));
    html! { <div class="sheet__sure">{ chips::one("sheet-sure", words.workshop_sheet_sure(), chips::of_choice(chosen, words), &told) }</div> }
}

/// A number key on a radio rates. Moving on is the person's own doing.
fn rate_by_key(scene: &Scene, indicator: &Rc<Indicator>) -> Callback<KeyboardEvent> {
    let (send, id, most) = (scene.send.clone(), indicator.id.clone(), scene.model.framework.level_count());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let level = event.key().parse().ok().and_then(|number| Level::new(number).ok());
        if let Some(level) = level.filter(|level| level.number() <= most) {
            event.prevent_default();
            send.emit(Msg::Sheet(SheetMsg::Rated(id.clone(), level)));
        }
    })
}

fn pager(scene: &Scene, sheet: &RatingSheet, set: &IndicatorSet, at: usize) -> Html {
    let words = &scene.words;
    let count = set.ids.len();
    let to = |at: usize| {
        let (send, ask) = (scene.send.clone(), scene.ask.clone());
        Callback::from(move |_: yew::MouseEvent| {
            send.emit(Msg::Sheet(SheetMsg::WentTo(at as u32)));
            ask.emit(Wish::Focus("place-title".to_owned()));
        })
    };
    let open: Vec<(usize, String)> = set
        .ids
        .iter()
        .enumerate()
        .filter(|(_, id)| sheet.ratings.get(id).is_none())
        .map(|(index, id)| (index, id.to_string()))
        .collect();
    let last = at + 1 == count;
    let ids: Vec<&str> = open.iter().map(|(_, id)| id.as_str()).collect();
    html! {
        <>
            if last && !open.is_empty() {
                <p class="sheet__open">
                    { words.workshop_sheet_open(with::Count(open.len() as u32), with::List(ids.join(", "))) }
                    { " " }
                    { button(Tone::Plain, open[0].1.clone(), to(open[0].0)) }
                </p>
            }
            <nav class="pager sheet__pager" aria-label={words.common_journey()}>
                <span class="sheet__tools">
                    <button type="button" id="sheet-back" class="button button--plain" disabled={at == 0} onclick={to(at.saturating_sub(1))}>{ words.common_back() }</button>
                    { tool(Icon::Undo, words.workshop_sheet_undo(), scene.model.workshop.said_before.is_empty(), scene.on_click(|| Msg::Undone)) }
                </span>
                <span class="sheet__count">{ words.workshop_sheet_at(with::At(at as u32 + 1), with::Count(count as u32)) }</span>
                if last {
                    <button type="button" id="sheet-done" class="button button--primary" onclick={scene.on_click(|| Msg::Sheet(SheetMsg::Finished))}>{ words.workshop_sheet_done() }</button>
                } else {
                    <button type="button" id="sheet-next" class="button button--primary" onclick={to(at + 1)}>{ words.common_next() }</button>
                }
            </nav>
        </>
    }
}

/// The choice of a language, where the widget speaks several.
pub(crate) fn languages(scene: &Scene, sheet: &RatingSheet) -> Html {
    let all = Words::languages();
    if all.len() < 2 {
        return html! {};
    }
    let chosen = if sheet.lang.is_empty() { scene.words.lang() } else { sheet.lang.as_str() };
    let chips = all
        .into_iter()
        .map(|lang| Chip { value: lang.to_owned(), label: scene.words.name_of(lang), chosen: lang == chosen })
        .collect();
    let told = scene.on(|lang: String| Msg::Sheet(SheetMsg::LanguageChosen(lang)));
    html! { <div class="sheet__languages">{ chips::one("sheet-language", scene.words.workshop_sheet_language(), chips, &told) }</div> }
}
