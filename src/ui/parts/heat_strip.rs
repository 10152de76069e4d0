//! The heat strip: all indicators at once, one row per step.

use crate::ui::view::{Callback, Html, MouseEvent, classes, html};

use crate::app::{Msg, Scope, Stop, ViewMsg, select};
use crate::base::Level;
use crate::domain::{Assessment, Framework, Indicator, Step};
use crate::say;
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws a cell per indicator: position, number and border say it all, the tint only helps.
pub(crate) fn heat_strip(scene: &Scene) -> Html {
    html! {
        <>
            <ul class="heat-strip">
                { for scene.model.framework.steps.iter().map(|step| row(scene, step)) }
            </ul>
            { legend(&scene.model.framework, &scene.words) }
        </>
    }
}

fn row(scene: &Scene, step: &Step) -> Html {
    html! {
        <li class="heat-strip__row" key={step.id.to_string()}>
            <span class="heat-strip__step">{ step.short_title.clone() }</span>
            <ul class="heat-strip__cells">
                { for step.indicators.iter().map(|indicator| cell(scene, indicator)) }
            </ul>
        </li>
    }
}

fn cell(scene: &Scene, indicator: &Indicator) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let assessment = &scene.model.document.readiness;
    let look = Look::of(indicator, assessment);
    let claimed = assessment.is_claimed(framework, indicator);
    let state = state(indicator, assessment, framework, words);
    let href = format!("#{}", indicator.id);
    html! {
        <li key={indicator.id.to_string()}>
            <a class={classes!("heat-strip__cell", look.class(framework), claimed.then_some("heat-strip__cell--claimed"))}
                {href} onclick={opens(scene, indicator)}>
                <span class="heat-strip__mark" aria-hidden="true" title={words.insights_state(with::Name(&indicator.title), with::State(&state))}>
                    { words.insights_cell(with::Id(&indicator.id), with::Mark(look.mark(words))) }
                </span>
                <span class="visually-hidden">{ words.insights_state(with::Name(name(indicator)), with::State(&state)) }</span>
            </a>
        </li>
    }
}

/// An indicator's id and title.
pub(crate) fn name(indicator: &Indicator) -> String {
    format!("{} {}", indicator.id, indicator.title)
}

/// An indicator's state, in words: "3 Established, claimed".
pub(crate) fn state(indicator: &Indicator, assessment: &Assessment, framework: &Framework, words: &Words) -> String {
    let state = match Look::of(indicator, assessment) {
        Look::Rated(level) => words.plan_level(with::Level(level.to_string()), with::Word(framework.level_name(level))),
        Look::NotApplicable => words.insights_not_applicable().into_owned(),
        Look::Unrated => words.insights_not_rated().into_owned(),
    };
    say::readiness::with_claim(state, assessment.is_claimed(framework, indicator), words)
}

/// A click that opens an indicator's step and moves the keyboard to its levels, also when the pulse would hide it.
pub(crate) fn opens(scene: &Scene, indicator: &Indicator) -> Callback<MouseEvent> {
    let model = &scene.model;
    let step =
        model.framework.steps.iter().position(|step| step.indicators.iter().any(|known| known.id == indicator.id));
    let hidden = !select::is_shown(indicator, select::scope(model));
    let level = model.document.readiness.level(&indicator.id).unwrap_or(Level::MIN);
    let control = format!("{}-{level}", indicator.id);
    let (send, ask, id) = (scene.send.clone(), scene.ask.clone(), indicator.id.clone());
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Msg::View(ViewMsg::CardShown(id.clone())));
        if hidden {
            send.emit(Msg::View(ViewMsg::ScopeChosen(Scope::Full)));
        }
        send.emit(Msg::View(ViewMsg::Opened(Stop::Step(step.unwrap_or_default()))));
        ask.emit(Wish::Focus(control.clone()));
    })
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    Rated(Level),
    NotApplicable,
    Unrated,
}

impl Look {
    fn of(indicator: &Indicator, assessment: &Assessment) -> Look {
        let answer = assessment.answer(&indicator.id);
        match answer.and_then(crate::domain::Answer::level) {
            Some(level) => Look::Rated(level),
            None if answer.is_some_and(crate::domain::Answer::is_not_applicable) => Look::NotApplicable,
            None => Look::Unrated,
        }
    }

    fn mark(self, words: &Words) -> String {
        match self {
            Look::Rated(level) => level.to_string(),
            Look::NotApplicable => words.insights_not_applicable_mark().into_owned(),
            Look::Unrated => words.insights_none().into_owned(),
        }
    }

    fn class(self, framework: &Framework) -> &'static str {
        match self {
            Look::Rated(level) => tint(level, framework.level_count()),
            Look::NotApplicable => "heat-strip__cell--not-applicable",
            Look::Unrated => "heat-strip__cell--unrated",
        }
    }
}

/// The one of four tints that is nearest to a level's place among its framework's levels.
fn tint(level: Level, level_count: u8) -> &'static str {
    let (steps, range) = (u32::from(level.number() - 1), u32::from(level_count.max(2) - 1));
    match (6 * steps + range) / (2 * range) {
        0 => "heat-strip__cell--tint-1",
        1 => "heat-strip__cell--tint-2",
        2 => "heat-strip__cell--tint-3",
        _ => "heat-strip__cell--tint-4",
    }
}

fn legend(framework: &Framework, words: &Words) -> Html {
    let entry = |class: &'static str, mark: String, meaning: String| {
        html! {
            <li class="heat-strip__entry" key={class.to_owned() + &mark}>
                <span class={classes!("heat-strip__cell", "heat-strip__cell--sample", class)} aria-hidden="true">
                    <span class="heat-strip__mark">{ mark }</span>
                </span>
                { meaning }
            </li>
        }
    };
    let looks = [(Look::NotApplicable, words.insights_not_applicable()), (Look::Unrated, words.insights_not_rated())];
    html! {
        <ul class="heat-strip__legend" aria-label={words.insights_strip_legend()}>
            { for framework.all_levels().map(|level| {
                let meaning = words.plan_level(with::Level(level.to_string()), with::Word(framework.level_name(level)));
                entry(tint(level, framework.level_count()), level.to_string(), meaning)
            }) }
            { entry("heat-strip__cell--claimed", framework.claimed_from.to_string(), words.insights_claimed_legend().into_owned()) }
            { for looks.into_iter().map(|(look, meaning)| entry(look.class(framework), look.mark(words), meaning.into_owned())) }
        </ul>
    }
}
