//! Plan: at most three priorities, their owned and dated actions, and what else could be one.

mod candidates;
mod charter;
mod check_in;
mod cost;
mod measure;
mod partner;
mod pilot;
mod plan_parts;
mod priorities;
mod reason;
mod schools;
mod suggestions;

use std::rc::Rc;

use crate::ui::view::{Html, html};

use crate::app::{Msg, PlanMsg};
use crate::base::text::lower;
use crate::base::{Same, Table};
use crate::domain::Action;
use crate::ui::Scene;
use crate::ui::parts::action_card::{ActionCard, OWNERS};
use crate::ui::parts::date::DateField;
use crate::ui::parts::field::TextField;
use crate::ui::parts::timeline;
use candidates::Candidates;

/// Draws the plan. The ranking is worked out once, here, and handed down.
pub(crate) fn plan(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let document = &model.document;
    let chosen = &document.plan.priorities;
    let ranked = Rc::clone(model.facts.candidates());
    let answered = |id| document.readiness.answer(id).is_some_and(|answer| answer.response.is_some());
    let unrated = model.framework.indicators().filter(|indicator| !answered(&indicator.id)).count();
    html! {
        <>
            <p class="eyebrow">{ words.plan_eyebrow(chosen.len() as u32) }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.plan_title() }</h2>
            <p class="place__lead">{ words.plan_lead() }</p>
            { priorities::priorities(scene, &ranked) }
            { others(scene) }
            { timeline::timeline(&model.facts, words) }
            <Candidates {ranked} framework={Same::of(&model.framework)} mission={document.mission.clone()}
                chosen={chosen.clone()} claimed={model.facts.claims().iter().map(|known| known.id.clone()).collect::<Vec<_>>()} asks_in={model.view.asks_in.clone()} unrated={unrated as u32}
                words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
            { board(scene) }
            { plan_parts::plan_parts(scene) }
            { owners(scene) }
        </>
    }
}

/// Actions whose indicator is no priority any more: adopted actions are the team's and never vanish.
fn others(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let left: Vec<&Action> =
        plan.actions.iter().filter(|action| !plan.priorities.contains(&action.indicator)).collect();
    if left.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.plan_others() }</h3>
            <p class="field__hint">{ words.plan_others_hint() }</p>
            { action_list(scene, &words.plan_others(), &left) }
        </section>
    }
}

/// Actions under one another: in columns where there is room, as cards where there is not.
fn action_list(scene: &Scene, label: &str, actions: &[&Action]) -> Html {
    let words = &scene.words;
    if actions.is_empty() {
        return html! {};
    }
    let columns =
        [words.plan_action(), words.plan_owner(), words.plan_first_step(), words.plan_due(), words.plan_status()];
    html! {
        <div class="actions">
            <div class="actions__head" aria-hidden="true">{ for columns.into_iter().map(|name| html! { <span>{ name }</span> }) }</div>
            <ul class="actions__list" role="list" aria-label={label.to_owned()}>
                { for actions.iter().map(|action| action_card(scene, action)) }
            </ul>
        </div>
    }
}

fn action_card(scene: &Scene, action: &Action) -> Html {
    let model = &scene.model;
    let same = || model.document.plan.actions_for(&action.indicator);
    html! {
        <ActionCard key={action.id.to_string()} action={action.clone()} met={is_met(scene, action)}
            open={(model.view.open_action.as_deref() == Some(action.id.as_str())).then(|| scene.clone())}
            first={same().next().is_some_and(|first| first.id == action.id)}
            last={same().last().is_some_and(|last| last.id == action.id)}
            today={model.today} words={scene.words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
    }
}

/// Whether the indicator has reached the level that the library offered the action for.
fn is_met(scene: &Scene, action: &Action) -> bool {
    let model = &scene.model;
    let entry = model.library.actions.iter().find(|entry| action.from_library.as_ref() == Some(&entry.id));
    let level = model.document.readiness.level(&action.indicator);
    entry.zip(level).is_some_and(|(entry, level)| level >= entry.to_level)
}

fn board(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    html! {
        <section class="card plan-board" part="card">
            <h3 class="card__title">{ words.plan_board() }</h3>
            <TextField id="board-ask" lines={2} label={words.plan_board_ask()} example={words.plan_board_ask_example()}
                value={plan.board_ask.clone()} on_text={scene.on(|text| Msg::Plan(PlanMsg::BoardAskWritten(text)))} />
            <div class="plan-board__date">
                <DateField id="next-report" label={words.plan_next_report()} value={plan.next_report} words={words.clone()}
                    on_text={scene.on(|text| Msg::Plan(PlanMsg::NextReportDated(text)))} />
            </div>
        </section>
    }
}

/// The names used already, offered to every owner field so that one person keeps one spelling.
fn owners(scene: &Scene) -> Html {
    let document = &scene.model.document;
    let owners = document.plan.actions.iter().map(|action| action.owner.trim());
    let signed = document.mission.sign_offs.iter().map(|line| line.name.trim());
    let mut names: Table<String, &str> = Table::new();
    for name in owners.chain(signed).filter(|name| !name.is_empty()) {
        names.or_insert_with(lower(name), || name);
    }
    html! {
        <datalist id={OWNERS}>
            { for names.into_iter().map(|(key, name)| html! { <option {key} value={name.to_owned()} /> }) }
        </datalist>
    }
}
