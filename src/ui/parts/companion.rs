//! The companion: the North Star and its checks, beside every place but Mission, where it is written.

use crate::ui::view::{Html, Properties, component, html};

use super::icon::{Icon, icon};
use crate::domain::Mission;
use crate::domain::mission::check::{self, Kind};
use crate::say;
use crate::ui::Scene;
use crate::words::Words;

/// What the companion shows: drawn anew only when the mission changes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CompanionProps {
    pub mission: Mission,
    pub framework: std::rc::Rc<crate::domain::Framework>,
    pub words: Words,
}

/// The mission as it is now, and the checks it passes.
#[component]
pub(crate) fn Companion(props: &CompanionProps) -> Html {
    let CompanionProps { mission, framework, words } = props;
    let statement = say::mission::statement(mission, framework, words);
    let checks = check::check(mission, framework, &statement);
    html! {
        <aside class="companion" aria-label={words.mission_north_star()}>
            <div class="card card--star">
                <p class="eyebrow">{ words.mission_north_star() }</p>
                if statement.is_empty() {
                    <p class="field__hint">{ words.mission_star_empty() }</p>
                } else {
                    <p class="statement">{ statement }</p>
                }
                <ul class="checks checks--brief">
                    { for checks.iter().map(|check| html! {
                        <li class="checks__item" key={format!("{:?}", check.kind)}>
                            { check_mark(check.passed, words) }
                            <span>{ check_name(check.kind, words) }</span>
                        </li>
                    }) }
                </ul>
            </div>
        </aside>
    }
}

/// The companion of a scene.
pub(crate) fn companion(scene: &Scene) -> Html {
    html! {
        <Companion mission={scene.model.document.mission.clone()} framework={scene.model.framework.clone()} words={scene.words.clone()} />
    }
}

/// A check's mark: a tick or a ring, and the word for it.
pub(crate) fn check_mark(passed: bool, words: &Words) -> Html {
    html! {
        <span class={if passed { "checks__mark checks__mark--passed" } else { "checks__mark" }}>
            if passed {
                { icon(Icon::Check) }
            }
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
