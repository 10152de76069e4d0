//! The companion: the North Star and its checks, beside every place but Mission, where it is written.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, Properties, component, html, use_memo};

use super::fold::Fold;
use crate::base::Same;
use crate::domain::mission::check::{self, Check, Kind};
use crate::say;
use crate::ui::Scene;
use crate::words::Words;

/// The mission in a sentence, and what the checks find in it.
#[derive(Debug)]
pub(crate) struct Star {
    pub statement: String,
    pub checks: [Check; 6],
}

/// The North Star of a scene, worked out anew when the mission changes.
#[yew::hook]
pub(crate) fn use_star(scene: &Scene) -> Rc<Star> {
    let model = &scene.model;
    let made_of = (model.document.mission.clone(), Same::of(&model.framework), scene.words.clone());
    use_memo(made_of, |(mission, framework, words)| {
        let statement = say::mission::statement(mission, framework, words);
        Star { checks: check::check(mission, framework, &statement), statement }
    })
}

/// What the companion shows: drawn anew only when the mission changes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CompanionProps {
    pub star: Same<Star>,
    /// Whether it may stand beside the place, where there is room.
    pub is_beside: bool,
    pub words: Words,
}

/// The mission as it is now, and the checks it passes: in a line that opens, or in a card where there is room beside the
/// place. The style sheet shows one of the two.
#[component]
pub(crate) fn Companion(props: &CompanionProps) -> Html {
    let CompanionProps { star, is_beside, words } = props;
    let (said, is_empty) = (star.statement.trim(), star.statement.trim().is_empty());
    let said = if is_empty { words.mission_star_empty() } else { said.to_owned().into() };
    let summary = html! {
        <summary class="companion__line" id="north-star">
            <span class="companion__name">{ words.mission_north_star() }</span>{ " " }<span class="companion__said">{ said }</span>
        </summary>
    };
    let content = {
        let props = props.clone();
        Callback::from(move |()| card(&props))
    };
    html! {
        <section class="companion" aria-label={words.mission_north_star()}>
            <Fold class="companion__fold" id="north-star-fold" {summary} {content} />
            if *is_beside {
                <div class="companion__card">{ card(props) }</div>
            }
        </section>
    }
}

fn card(props: &CompanionProps) -> Html {
    let CompanionProps { star, words, .. } = props;
    html! {
        <div class="card card--star">
            <p class="eyebrow">{ words.mission_north_star() }</p>
            if star.statement.is_empty() {
                <p class="field__hint">{ words.mission_star_empty() }</p>
            } else {
                <p class="statement">{ star.statement.clone() }</p>
            }
            <ul class="checks checks--brief">
                { for star.checks.iter().map(|check| html! {
                    <li class="checks__item" key={format!("{:?}", check.kind)}>
                        { check_mark(check.passed, words) }
                        { check_name(check.kind, words) }
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// A check's mark: a tick or a ring, and the word for it.
pub(crate) fn check_mark(passed: bool, words: &Words) -> Html {
    html! {
        <span class={if passed { "checks__mark checks__mark--passed" } else { "checks__mark" }}>
            <span class="visually-hidden">{ if passed { words.mission_check_passed() } else { words.mission_check_open() } }</span>
        </span>
    }
}

/// A check's name.
pub(crate) fn check_name(kind: Kind, words: &Words) -> std::borrow::Cow<'static, str> {
    match kind {
        Kind::Community => words.mission_check_community(),
        Kind::WhoIsMissing => words.mission_check_missing(),
        Kind::LearnersDo => words.mission_check_do(),
        Kind::MeasureAndDate => words.mission_check_measure(),
        Kind::Decides => words.mission_check_decides(),
        Kind::Readable => words.mission_check_readable(),
    }
}
