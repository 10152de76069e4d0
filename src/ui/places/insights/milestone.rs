//! Milestones: freeze today's answers under a name, keep, rename, remove.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, classes, html};

use super::comparison::Comparison;
use crate::app::{MilestoneMsg, Msg};
use crate::domain::Milestone;
use crate::say;
use crate::ui::parts::button::{self, Tone};
use crate::ui::parts::field::TextField;
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

/// Draws the milestones, and the comparison beside them. Before the first rating there is nothing to freeze, but what was
/// frozen earlier stays at hand.
pub(super) fn milestones(scene: &Scene, any: bool) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let kept = &model.document.milestones;
    // Its tables take the whole width.
    let compared = model.view.compared.is_some();
    if !any && kept.is_empty() {
        return super::nothing_rated(scene);
    }
    html! {
        <>
            <section class="card" part="card">
                if any {
                    { freeze(scene) }
                }
                if !kept.is_empty() {
                    <h3 class="card__title milestones__title">{ words.insights_milestones_kept() }</h3>
                    <ul class="milestones">{ for kept.iter().map(|milestone| row(scene, milestone)) }</ul>
                }
            </section>
            if model.facts.comparable_milestones().next().is_some() {
                <section class={classes!("card", compared.then_some("insights__wide"))} part="card">
                    <Comparison facts={Rc::clone(&model.facts)} chosen={model.view.compared.clone()} second={scene.draft("compare-to")} words={words.clone()} send={scene.send.clone()} />
                </section>
            }
        </>
    }
}

fn row(scene: &Scene, milestone: &Milestone) -> Html {
    let words = &scene.words;
    let id = milestone.id.clone();
    let date = words.date(milestone.date);
    html! {
        <li class="milestones__row" key={id.to_string()}>
            <TextField id={format!("milestone-{id}")} label={words.insights_milestone_rename(&date)} label_hidden={true}
                value={milestone.name.clone()} on_text={scene.on(move |name| Msg::Milestone(MilestoneMsg::Renamed(id.clone(), name)))} />
            <p class="milestones__about">{ about(scene, milestone, &date) }</p>
            { button::tool(Icon::Remove, words.insights_milestone_remove(&milestone.name), false, on_remove(scene, milestone)) }
        </li>
    }
}

fn about(scene: &Scene, milestone: &Milestone, date: &str) -> String {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let Some(readiness) = scene.model.facts.readiness_at(&milestone.id) else {
        return words.insights_milestone_foreign(date);
    };
    let stood = &readiness.overall;
    words.insights_milestone_about(
        with::Date(date),
        with::Rated(say::readiness::coverage(stood.coverage, words)),
        with::Word(say::readiness::overall_word(stood, framework, words)),
    )
}

/// The row that held the keyboard is gone, so it goes to the room's heading.
fn on_remove(scene: &Scene, milestone: &Milestone) -> Callback<MouseEvent> {
    let (send, ask, id) = (scene.send.clone(), scene.ask.clone(), milestone.id.clone());
    Callback::from(move |_| {
        send.emit(Msg::Milestone(MilestoneMsg::Removed(id.clone())));
        ask.emit(Wish::Focus("place-title".to_owned()));
    })
}

/// The field for a new milestone. Where the team writes no name, the month is one.
fn freeze(scene: &Scene) -> Html {
    let words = &scene.words;
    let suggested = words.formats().month(scene.model.today);
    let draft = scene.draft("milestone-name");
    let name = draft.written().map_or_else(|| suggested.clone(), str::to_owned);
    let on_click = {
        let (name, send, draft) = (name.trim().to_owned(), scene.send.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| {
            let name = if name.is_empty() { suggested.clone() } else { name.clone() };
            send.emit(Msg::Milestone(MilestoneMsg::Frozen(name)));
            draft.done();
        })
    };
    html! {
        <div class="milestones__freeze">
            <TextField id="milestone-name" label={words.insights_milestone_name()} value={name} on_text={draft.on_text()} />
            { button::button(Tone::Plain, words.insights_freeze(), on_click) }
        </div>
    }
}
