//! Plan: at most three priorities, their owned and dated actions, and what else could be one.

mod candidates;
mod charter;
mod check_in;
mod cost;
mod measure;
mod partner;
mod pilot;
mod priorities;
mod reason;
mod schools;
mod suggestions;

use std::rc::Rc;

use crate::ui::view::{AttrValue, Callback, Html, html};

use crate::app::{Msg, Place, PlanMsg, Room};
use crate::base::text::lower;
use crate::base::{Same, Table};
use crate::domain::Action;
use crate::domain::plan::MOST_PRIORITIES;
use crate::domain::plan::priority::Candidate;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::action_card::{ActionCard, OWNERS};
use crate::ui::parts::date::DateField;
use crate::ui::parts::entry::Entry;
use crate::ui::parts::field::TextField;
use crate::ui::parts::fold::{Fold, long_list};
use crate::ui::parts::room;
use crate::ui::parts::sight::in_sight;
use crate::ui::parts::timeline;
use crate::words::with;
use candidates::Candidates;

/// Draws the room of the plan that somebody is in.
pub(crate) fn plan(scene: &Scene) -> Html {
    let shown = scene.model.view.room(Place::Plan).unwrap_or(Room::Priorities);
    let room = html! {
        <>
            { head_of(scene, shown) }
            { match shown {
                Room::Timeline => dates(scene),
                Room::Pilot => room::room(html! { <>{ pilot::pilot(scene) }{ charter(scene) }</> }),
                Room::Cost => room::room(cost::cost(scene)),
                Room::Measures => room::room(measure::measures(scene)),
                Room::Partners => room::room(partner::partners(scene)),
                Room::CheckIn => room::room(check_in::check_in(scene)),
                _ => first(scene),
            } }
            { owners(scene) }
        </>
    };
    in_sight(scene, room)
}

/// The head of a room: what it is for, or how it stands once something is in it.
fn head_of(scene: &Scene, shown: Room) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let checked = plan.check_ins.iter().map(|one| one.date).max();
    let (title, lead) = match shown {
        Room::Timeline => (said(shown, words), words.plan_timeline_about()),
        Room::Pilot if plan.pilot.sites.is_empty() => (words.pilot_title(), words.pilot_about()),
        Room::Pilot => {
            let (schools, sites) = (plan.pilot.schools.rows.len(), plan.pilot.sites.len());
            (words.pilot_title(), words.pilot_state(with::Schools(schools as u32), with::Sites(sites as u32)).into())
        }
        Room::Cost => (words.cost_sketch(), words.cost_about()),
        Room::Measures => (said(shown, words), words.measure_about()),
        Room::Partners => (said(shown, words), words.partner_about()),
        Room::CheckIn => {
            let last = checked.map(|day| words.check_in_last(words.date(day)).into());
            (said(shown, words), last.unwrap_or_else(|| words.check_in_about()))
        }
        _ => (words.plan_title(), words.plan_lead()),
    };
    room::head(words.plan_eyebrow(plan.priorities.len() as u32), title, lead)
}

/// What comes first, and what else could. The ranking is worked out once, here, and handed down.
fn first(scene: &Scene) -> Html {
    let ranked = Rc::clone(scene.model.facts.candidates());
    html! {
        <>
            { priorities::priorities(scene, &ranked) }
            { others(scene) }
            { candidates(scene, ranked) }
        </>
    }
}

/// What else could be a priority: at hand until the priorities are chosen, and then a line that opens.
fn candidates(scene: &Scene, ranked: Rc<[Candidate]>) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let document = &model.document;
    let chosen = &document.plan.priorities;
    let answered = |id| document.readiness.answer(id).is_some_and(|answer| answer.response.is_some());
    let unrated = model.framework.indicators().filter(|indicator| !answered(&indicator.id)).count();
    let summary = html! { <summary class="candidates__summary" id="candidates-summary">{ words.plan_candidates_fold() }</summary> };
    let list = html! {
        <Candidates {ranked} framework={Same::of(&model.framework)} mission={document.mission.clone()}
            chosen={chosen.clone()} claimed={model.facts.claims().iter().map(|known| known.id.clone()).collect::<Vec<_>>()} asks_in={model.view.asks_in.clone()} unrated={unrated as u32}
            words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
    };
    if chosen.len() < MOST_PRIORITIES {
        return list;
    }
    html! { <Fold id="candidates-fold" class="candidates__rest" {summary} content={Callback::from(move |()| list.clone())} /> }
}

/// What is due when, and when the board hears of it.
fn dates(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    html! {
        <>
            if model.document.plan.actions.is_empty() {
                <p class="card" part="card">{ words.plan_timeline_none() }</p>
            }
            { timeline::timeline(scene) }
            { board(scene) }
        </>
    }
}

/// The charter and the waves: the team comes to them once it has sites.
fn charter(scene: &Scene) -> Html {
    let words = &scene.words;
    let summary = html! {
        <summary class="fold__summary">{ words.charter_with_waves() }{ " " }<span class="field__hint">{ words.charter_about() }</span></summary>
    };
    let scene = scene.clone();
    let content = Callback::from(move |()| html! { <div class="room__fold">{ charter::charter(&scene) }</div> });
    html! { <Fold id="pilot-charter" class="fold" {summary} {content} is_written=true /> }
}

/// Actions whose indicator is no priority any more: adopted actions are the team's and never vanish.
fn others(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let is_left = |action: &Action| !plan.priorities.contains(&action.indicator);
    if !plan.actions.iter().any(is_left) {
        return html! {};
    }
    let list = html! {
        <>
            <h3 class="card__title">{ words.plan_others() }</h3>
            <p class="field__hint">{ words.plan_others_hint() }</p>
            { action_list(scene, "actions-others", &words.plan_others(), is_left) }
        </>
    };
    let facts = vec![words.common_room_count(plan.actions.iter().filter(|action| is_left(action)).count() as u32)];
    html! { <section class="card" part="card"><Entry id="actions-outside" name={words.plan_others()} {facts} fields={list} /></section> }
}

/// How many actions of one list are in sight.
const IN_SIGHT: usize = 4;

/// The actions of a kind under one another: in columns where there is room, as cards where there is not.
fn action_list(scene: &Scene, id: impl Into<AttrValue>, label: &str, is_one: impl Fn(&Action) -> bool) -> Html {
    let words = &scene.words;
    let places = scene.model.document.plan.actions.iter().enumerate();
    let actions: Vec<usize> = places.filter(|(_, action)| is_one(action)).map(|(at, _)| at).collect();
    if actions.is_empty() {
        return html! {};
    }
    let columns =
        [words.plan_action(), words.plan_owner(), words.plan_first_step(), words.plan_due(), words.plan_status()];
    let (drawn, label) = (scene.clone(), label.to_owned());
    html! {
        <div class="actions">
            <div class="actions__head" aria-hidden="true">{ for columns.into_iter().map(|name| html! { <span>{ name }</span> }) }</div>
            { long_list(id, actions.len(), IN_SIGHT, words, move |shown| html! {
                <ul class="actions__list" role="list" aria-label={label.clone()}>
                    { for actions[shown].iter().filter_map(|at| Some(action_card(&drawn, drawn.model.document.plan.actions.get(*at)?))) }
                </ul>
            }) }
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
