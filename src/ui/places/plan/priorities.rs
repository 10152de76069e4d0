//! The chosen priorities: each as one traceable line, with its actions and what more could be done.

use crate::ui::view::{Html, classes, html};

use super::reason;
use super::suggestions::Suggestions;
use crate::app::PlanMsg;
use crate::base::{IndicatorId, Level, Same};
use crate::domain::measure::Reading;
use crate::domain::plan::priority::Candidate;
use crate::domain::{Action, Indicator};
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::action_card::{self, tell};
use crate::ui::parts::button::tool_of;
use crate::ui::parts::entry::Entry;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::rung::rung;
use crate::words::with;

/// Draws the priorities, most important first; an invitation while there is none.
pub(super) fn priorities(scene: &Scene, ranked: &[Candidate]) -> Html {
    let chosen = &scene.model.document.plan.priorities;
    html! {
        <ol class="priorities" role="list" aria-label={scene.words.plan_priorities()}>
            if chosen.is_empty() {
                <li class="card priorities__none" part="card">
                    { scene.words.plan_none() }
                    if !ranked.is_empty() {
                        { " " }{ scene.words.plan_none_hint() }
                    }
                </li>
            }
            { for chosen.iter().enumerate().map(|(index, id)| card(&Priority::of(scene, ranked, index, id))) }
        </ol>
    }
}

/// Everything a priority's card reads.
struct Priority<'a> {
    scene: &'a Scene,
    index: usize,
    id: &'a IndicatorId,
    name: String,
    indicator: Option<&'a Indicator>,
    level: Option<Level>,
    /// The target, when it is above the level now.
    aim: Option<Level>,
    candidate: Option<&'a Candidate>,
    actions: Vec<&'a Action>,
}

impl<'a> Priority<'a> {
    fn of(scene: &'a Scene, ranked: &'a [Candidate], index: usize, id: &'a IndicatorId) -> Priority<'a> {
        let (framework, document) = (&scene.model.framework, &scene.model.document);
        let indicator = framework.indicator(id).map(|known| &**known);
        // A level of an indicator that only an earlier edition of the framework had counts nowhere.
        let level = document.readiness.level(id).filter(|_| indicator.is_some());
        Priority {
            scene,
            index,
            id,
            name: reason::name_kept(id, document, framework, &scene.words),
            indicator,
            level,
            aim: document.readiness.target_level(framework, id).filter(|aim| indicator.is_some() && Some(*aim) > level),
            candidate: ranked.iter().find(|candidate| candidate.indicator == *id),
            actions: document.plan.actions_for(id).collect(),
        }
    }

    /// "T3 Coaching, from 1 to 3".
    fn title(&self) -> String {
        let words = &self.scene.words;
        match (self.level, self.aim) {
            (Some(level), Some(aim)) => {
                words.plan_from_to(with::Name(&self.name), with::Now(level.number()), with::Then(aim.number()))
            }
            (Some(level), None) => words.plan_at(with::Level(level.number()), with::Name(&self.name)),
            (None, _) if self.indicator.is_none() => self.name.clone(),
            (None, _) => words.plan_not_rated(&self.name),
        }
    }

    /// The level now, and whether it is claimed.
    fn stands_at(&self, level: Level) -> String {
        let is_claimed = self.indicator.is_some_and(|known| self.scene.model.facts.is_claimed(known));
        say::readiness::with_claim(self.level_name(level), is_claimed, &self.scene.words)
    }

    fn level_name(&self, level: Level) -> String {
        self.scene
            .words
            .plan_level(with::Level(level.to_string()), with::Word(self.scene.model.framework.level_name(level)))
    }

    /// The reading of the latest day among all actions.
    fn latest(&self) -> Option<&'a Reading> {
        self.actions.iter().filter_map(|action| action.measure.latest()).max_by_key(|reading| reading.date)
    }
}

fn card(priority: &Priority<'_>) -> Html {
    let scene = priority.scene;
    let (model, words, id) = (&scene.model, &scene.words, priority.id);
    html! {
        <li class="card priority" part="card" key={id.to_string()}>
            <span class="priority__number" aria-hidden="true">{ words.formats().number((priority.index + 1) as f64, 0) }</span>
            <div class="priority__body">
                { head(priority) }
                if let Some(candidate) = priority.candidate {
                    <p class="priority__why">{ reason::why(candidate, &model.framework, &model.document.mission, words) }</p>
                }
                <Entry id={format!("trace-{id}")} name={words.plan_trace()} fields={html! { <>{ levels(priority) }{ trace(priority) }</> }} />
                { super::action_list(scene, format!("actions-{id}"), &words.plan_actions_for(&priority.name), |action| action.indicator == *id) }
                { more(priority) }
            </div>
        </li>
    }
}

/// The ways to more actions: the team's own, and those of the library.
fn more(priority: &Priority<'_>) -> Html {
    let scene = priority.scene;
    let (model, words, id) = (&scene.model, &scene.words, priority.id);
    let adopted: Vec<String> = priority.actions.iter().filter_map(|action| action.from_library.clone()).collect();
    html! {
        <div class="priority__more">
            <button type="button" class="button button--plain" id={format!("add-{id}")}
                onclick={tell(&scene.send, &scene.ask, PlanMsg::ActionAdded(id.clone()), action_card::OPEN)}>
                { icon(Icon::Add) }<span>{ words.plan_add_own() }</span>
            </button>
            if priority.indicator.is_none() {
                <p class="priority__why">{ words.edition_strays_hint() }</p>
            } else {
                <Suggestions indicator={id.clone()} name={priority.name.clone()} level={priority.level} is_new={priority.actions.is_empty()} {adopted}
                    framework={Same::of(&model.framework)} library={Same::of(&model.library)} words={words.clone()}
                    send={scene.send.clone()} ask={scene.ask.clone()} />
            }
        </div>
    }
}

fn head(priority: &Priority<'_>) -> Html {
    let Priority { scene, id, name, index, .. } = priority;
    let words = &scene.words;
    let last = scene.model.document.plan.priorities.len() - 1;
    let reached = priority.level.is_some() && priority.aim.is_none();
    // A button that has come to the end of the list can no longer hold the keyboard; the other one can.
    let moved = |by: isize, to: usize| {
        let holds = if to > 0 && (to >= last || by < 0) { "up" } else { "down" };
        tell(&scene.send, &scene.ask, PlanMsg::PriorityMoved((*id).clone(), by), format!("priority-{id}-{holds}"))
    };
    let dropped = tell(&scene.send, &scene.ask, PlanMsg::PriorityDropped((*id).clone()), "place-title");
    html! {
        <div class="priority__head">
            <h3 class="priority__title" id={format!("priority-{id}")} tabindex="-1">
                { priority.title() }
                if reached {
                    { " " }<span class="tag">{ words.plan_reached() }</span>
                }
            </h3>
            <div class="priority__tools">
                { tool_of(format!("priority-{id}-up"), Icon::Up, words.plan_up(name), *index == 0, moved(-1, index.saturating_sub(1))) }
                { tool_of(format!("priority-{id}-down"), Icon::Down, words.plan_down(name), *index == last, moved(1, index + 1)) }
                { tool_of(format!("priority-{id}-drop"), Icon::Close, words.plan_drop(name), false, dropped) }
            </div>
        </div>
    }
}

/// What it looks like now and what it should look like, for reading aloud.
fn levels(priority: &Priority<'_>) -> Html {
    let words = &priority.scene.words;
    let rows = [
        (words.plan_now(), priority.level.map(|level| (level, priority.stands_at(level)))),
        (words.plan_then(), priority.aim.map(|level| (level, priority.level_name(level)))),
    ];
    html! {
        <dl class="priority__levels">
            { for rows.into_iter().filter_map(|(label, level)| Some((label, level?))).map(|(label, (level, name))| {
                let descriptor = priority.indicator.and_then(|known| known.descriptors.get(level.index()).cloned());
                html! {
                    <div class="priority__level" key={label.to_string()}>
                        <dt class="priority__when">{ label }</dt>
                        <dd>
                            { rung(Some(level), priority.scene.model.framework.level_count()) }
                            { " " }
                            <strong>{ name }</strong>
                            { ". " }
                            { descriptor.unwrap_or_default() }
                        </dd>
                    </div>
                }
            }) }
        </dl>
    }
}

/// One line from the mission to the latest reading.
fn trace(priority: &Priority<'_>) -> Html {
    let scene = priority.scene;
    let (model, words) = (&scene.model, &scene.words);
    let mission = &model.document.mission;
    let groups: Vec<&str> = mission.named_groups().map(|row| row.group.trim()).collect();
    let links = [
        (
            words.plan_trace_mission(),
            Some(say::mission::statement(mission, &model.framework, words)),
            words.plan_trace_no_mission(),
        ),
        (words.plan_trace_missing(), Some(words.list(&groups)), words.plan_trace_nobody()),
        (words.plan_trace_level(), priority.level.map(|level| priority.stands_at(level)), words.plan_open()),
        (words.plan_trace_action(), action_link(priority), words.plan_trace_no_action()),
        (
            words.plan_trace_reading(),
            priority
                .latest()
                .map(|reading| words.plan_reading(with::Date(words.date(reading.date)), with::Value(&reading.value))),
            words.plan_trace_no_reading(),
        ),
    ];
    html! {
        <ol class="trace" role="list" aria-label={words.plan_trace()}>
            { for links.into_iter().map(|(label, text, otherwise)| {
                let text = text.filter(|text| !text.is_empty());
                let class = classes!("clamp", text.is_none().then_some("trace__text--open"));
                html! {
                    <li class="trace__link" key={label.to_string()}>
                        <span class="trace__label">{ label }</span>
                        { " " }
                        <span {class}>{ text.unwrap_or_else(|| otherwise.into_owned()) }</span>
                    </li>
                }
            }) }
        </ol>
    }
}

/// The first action still open, and how many more there are.
fn action_link(priority: &Priority<'_>) -> Option<String> {
    let words = &priority.scene.words;
    let actions = &priority.actions;
    let first = actions.iter().find(|action| action.status.is_open()).or_else(|| actions.first())?;
    let title = if first.title.trim().is_empty() { words.plan_untitled().into_owned() } else { first.title.clone() };
    Some(match actions.len() {
        1 => title,
        count => words.plan_trace_actions(with::Count(count as u32 - 1), with::Title(title)),
    })
}
