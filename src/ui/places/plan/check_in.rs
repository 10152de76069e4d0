//! The check-in: fifteen minutes, any later day.

use std::borrow::Cow;

use crate::ui::view::{Callback, Html, MouseEvent, TargetCast, classes, html};
use web_sys::{HtmlInputElement, InputEvent};

use crate::app::edit::Spot;
use crate::app::forms::check_in::{DAY, LEARNED};
use crate::app::{CheckInMsg, Msg, PlanMsg, ViewMsg};
use crate::base::text::lower;
use crate::base::{ItemId, Level};
use crate::documents::paper::Pack;
use crate::domain::action::Status;
use crate::domain::check_in::{CheckIn, Checked};
use crate::domain::measure::Reading;
use crate::domain::{Action, Indicator};
use crate::say;
use crate::say::choice::{offered, said};
use crate::ui::draft::Draft;
use crate::ui::form::{add_by, form, remove_named};
use crate::ui::parts::action_card::OWNERS;
use crate::ui::parts::amount::amount_field;
use crate::ui::parts::button::{Tone, icon_button};
use crate::ui::parts::field::{TextField, on_enter, select_field};
use crate::ui::parts::fold::long_list;
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

/// Draws the latest check-in to write in, the way to begin one, and the past ones.
pub(super) fn check_in(scene: &Scene) -> Html {
    let words = &scene.words;
    let all = &scene.model.document.plan.check_ins;
    // The latest one can be written in until the day after; later days begin another.
    let open = all.iter().max_by_key(|one| one.date).filter(|one| scene.model.today.days_after(one.date) <= 1);
    let past = all.iter().rev().filter(|one| open.is_none_or(|open| open.id != one.id));
    let print = scene.on_click(|| Msg::View(ViewMsg::PackOpened(Pack::Progress)));
    html! {
        <>
            <p class="field__hint">{ words.check_in_hint() }</p>
            if let Some(open) = open {
                { sheet(scene, open) }
                { icon_button(Tone::Primary, Icon::Print, words.share_print_progress(), print) }
            } else {
                { add_by("check-in-begin".to_owned(), words.check_in_begin(), scene.on_click(|| Msg::Plan(PlanMsg::CheckInBegun))) }
            }
            { hand_over(scene, open.is_some()) }
            { for past.map(|one| past_check_in(scene, one)) }
        </>
    }
}

fn owners(scene: &Scene) -> Vec<String> {
    let open = scene.model.document.plan.actions.iter().filter(|action| action.status.is_open());
    let mut names: Vec<String> = Vec::new();
    for name in open.map(|action| action.owner.trim()).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| lower(known) == lower(name)) {
            names.push(name.to_owned());
        }
    }
    names
}

fn sheet(scene: &Scene, open: &CheckIn) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let spot = Spot::new("plan.check_ins").row(open.id.as_str());
    // What was closed before stays at hand, and out of the way.
    let is_asked = |action: &&Action| action.status.is_open() || open.checked(&action.id).is_some();
    let (asked, closed): (Vec<&Action>, Vec<&Action>) = plan.actions.iter().partition(is_asked);
    html! {
        <div class="check-in">
            <div class="fields">
                { form(scene, DAY, &spot) }
                { remove_named(scene, &spot, words.check_in_remove(words.date(open.date))) }
            </div>
            { asked_of(scene, open, asked.into_iter().cloned().collect()) }
            if !closed.is_empty() {
                <details class="fold">
                    <summary class="fold__summary">{ words.plan_timeline_closed() }</summary>
                    { for closed.into_iter().map(|action| checked(scene, open, action, true)) }
                </details>
            }
            if !plan.measures.is_empty() {
                <h3 class="form__legend">{ words.check_in_readings() }</h3>
                <div class="fields">
                    { for plan.measures.iter().map(|measure| reading(scene, open, &measure.id, measure.what.clone(), &measure.readings)) }
                </div>
            }
            { actuals(scene) }
            { rerate(scene, open) }
            { form(scene, LEARNED, &spot) }
        </div>
    }
}

/// How many actions of a check-in are in sight.
const IN_SIGHT: usize = 8;

/// The actions that a check-in asks about, a row each. A narrow screen shows the fields of one at a time: of the action
/// that is open, or else of the first.
fn asked_of(scene: &Scene, open: &CheckIn, asked: Vec<Action>) -> Html {
    let (drawn, open) = (scene.clone(), open.clone());
    let is_open = |action: &&Action| scene.model.view.open_action.as_deref() == Some(action.id.as_str());
    let turned_to = asked.iter().find(is_open).or(asked.first()).map(|action| action.id.clone());
    long_list("check-in-more", asked.len(), IN_SIGHT, &scene.words, move |shown| {
        html! { <>{ for asked[shown].iter().map(|action| checked(&drawn, &open, action, turned_to.as_ref() == Some(&action.id))) }</> }
    })
}

/// One action in a row: whose it is, when it is due and what was to happen; how it goes, why, what happens next, and what
/// its measure reads.
fn checked(scene: &Scene, open: &CheckIn, action: &Action, is_turned_to: bool) -> Html {
    let words = &scene.words;
    let said = open.checked(&action.id).cloned().unwrap_or_else(|| Checked::of(action));
    let control = |name: &str| format!("check-{}-{name}", action.id);
    let options = offered::<Status>(words);
    let (check_in, id) = (open.id.clone(), action.id.clone());
    let on_status = scene.on(move |word: String| {
        let status = Status::named(&word).unwrap_or_default();
        Msg::CheckIn(CheckInMsg::Checked(check_in.clone(), id.clone(), status))
    });
    let written = |message: fn(ItemId, ItemId, String) -> CheckInMsg| {
        let (check_in, id) = (open.id.clone(), action.id.clone());
        scene.on(move |text| Msg::CheckIn(message(check_in.clone(), id.clone(), text)))
    };
    html! {
        <fieldset class={classes!("form__row", "check-in__row", (!is_turned_to).then_some("check-in__row--brief"))} key={action.id.to_string()}>
            <legend class="form__legend">{ or(&action.title, words.plan_untitled()) }</legend>
            { about(scene, open, action) }
            if !is_turned_to {
                { turn(scene, action) }
            }
            <div class="fields check-in__fields">
                { select_field(control("status"), words.check_in_how_it_goes(), &options, action.status.word(), on_status) }
                <TextField id={control("why")} label={words.check_in_why()} value={said.why} on_text={written(CheckInMsg::Explained)} />
                <TextField id={control("next")} label={words.check_in_next_step()} value={said.next_step} on_text={written(CheckInMsg::NextStepWritten)} />
                if !action.measure.what.trim().is_empty() {
                    { reading(scene, open, &action.id, words.check_in_read(&action.measure.what), &action.measure.readings) }
                }
            </div>
        </fieldset>
    }
}

/// Whose an action is, when it is due, how late it is, and what was to happen next.
fn about(scene: &Scene, open: &CheckIn, action: &Action) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let due = action.due_date.map_or_else(|| words.plan_no_date().into_owned(), |due| words.date(due));
    let step = model.document.plan.last_step(action, open);
    html! {
        <p class="check-in__about">
            <bdi>{ or(&action.owner, words.plan_nobody()) }</bdi>{ ", " }{ due }
            if action.overdue_days(model.today).is_some() {
                { ". " }<strong class="check-in__overdue">{ say::plan::state(words, action, model.today) }</strong>
            }
            if !step.is_empty() {
                <span class="check-in__step">{ words.check_in_was_next_step(step) }</span>
            }
        </p>
    }
}

/// How an action goes, and the way to its fields, with the keyboard at the first of them.
fn turn(scene: &Scene, action: &Action) -> Html {
    let (send, ask, id) = (scene.send.clone(), scene.ask.clone(), action.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        send.emit(Msg::Plan(PlanMsg::ActionToggled(id.clone())));
        ask.emit(Wish::Focus(format!("check-{id}-status")));
    });
    html! {
        <button type="button" part="button" class="button button--quiet check-in__turn" id={format!("check-{}-turn", action.id)} aria-expanded="false" {onclick}>
            { scene.words.check_in_turn(said(action.status, &scene.words)) }
        </button>
    }
}

fn or(text: &str, otherwise: Cow<'static, str>) -> String {
    let text = text.trim();
    if text.is_empty() { otherwise.into_owned() } else { text.to_owned() }
}

/// What a measure reads on the check-in's day, kept as it is typed.
fn reading(scene: &Scene, open: &CheckIn, of: &ItemId, label: String, readings: &[Reading]) -> Html {
    let value = readings.iter().rev().find(|reading| reading.date == open.date).map(|reading| reading.value.clone());
    let (check_in, id) = (open.id.clone(), of.clone());
    let on_text = scene.on(move |text| Msg::CheckIn(CheckInMsg::Read(check_in.clone(), id.clone(), text)));
    html! { <TextField key={of.to_string()} id={format!("check-{of}-reading")} {label} value={value.unwrap_or_default()} {on_text} /> }
}

fn actuals(scene: &Scene) -> Html {
    let words = &scene.words;
    let lines = &scene.model.document.plan.cost.lines;
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <details class="fold">
            <summary class="fold__summary">{ words.check_in_actuals() }</summary>
            <div class="fields">
                { for lines.iter().map(|line| {
                    let spot = Spot::new("plan.cost.lines").row(line.id.as_str());
                    amount_field(scene, &spot.field("actual_cents"), format!("check-{}-actual", line.id), line.what.clone().into(), 2)
                }) }
            </div>
        </details>
    }
}

/// Indicators to rate anew where something changed: those of the priorities, and behind them all others.
fn rerate(scene: &Scene, open: &CheckIn) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let chosen = &model.document.plan.priorities;
    let (first, others): (Vec<_>, Vec<_>) = model.framework.indicators().partition(|known| chosen.contains(&known.id));
    html! {
        <details class="fold">
            <summary class="fold__summary">{ words.check_in_rerate() }</summary>
            <div class="fields">{ for first.into_iter().map(|known| level_again(scene, open, known)) }</div>
            <details class="fold">
                <summary class="fold__summary">{ words.check_in_rerate_others() }</summary>
                <div class="fields">{ for others.into_iter().map(|known| level_again(scene, open, known)) }</div>
            </details>
        </details>
    }
}

fn level_again(scene: &Scene, open: &CheckIn, indicator: &Indicator) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let level = scene.model.document.readiness.level(&indicator.id);
    let mut options: Vec<(String, String)> = Vec::new();
    if level.is_none() {
        options.push((String::new(), words.readiness_not_rated().into_owned()));
    }
    options.extend(framework.all_levels().map(|level| (level.to_string(), say::readiness::level(framework, level))));
    let chosen = level.map(|level| level.to_string()).unwrap_or_default();
    let (send, check_in, id) = (scene.send.clone(), open.id.clone(), indicator.id.clone());
    let control = format!("rerate-{id}");
    let on_choice = Callback::from(move |number: String| {
        if let Some(level) = number.parse().ok().and_then(|number| Level::new(number).ok()) {
            send.emit(Msg::CheckIn(CheckInMsg::Rerated(check_in.clone(), id.clone(), level)));
        }
    });
    select_field(
        control,
        words.plan_name(with::Id(&indicator.id), with::Title(&indicator.title)),
        &options,
        &chosen,
        on_choice,
    )
}

/// A past check-in, to read.
fn past_check_in(scene: &Scene, past: &CheckIn) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let lines = say::check_in::lines(past, &model.document.plan, &model.framework, words);
    html! {
        <details class="fold" key={past.id.to_string()}>
            <summary class="fold__summary">{ words.check_in_of(words.date(past.date)) }</summary>
            if lines.is_empty() {
                <p class="field__hint">{ words.check_in_nothing_said() }</p>
            } else {
                <ul class="check-in__past">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
        </details>
    }
}

/// Hands all open actions of one person to another; a line that opens where a check-in is written.
fn hand_over(scene: &Scene, is_folded: bool) -> Html {
    let words = &scene.words;
    let owners = owners(scene);
    let (from, to) = (scene.draft("hand-from"), scene.draft("hand-to"));
    let is_chosen = |name: &&String| Some(name.as_str()) == from.written();
    let Some(chosen) = owners.iter().find(is_chosen).or(owners.first()) else { return html! {} };
    let options: Vec<(String, String)> = owners.iter().map(|name| (name.clone(), name.clone())).collect();
    let oninput = to.on_text().reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let hand_over = {
        let (from, to, send, chosen) = (from.clone(), to.clone(), scene.send.clone(), chosen.clone());
        Callback::from(move |()| {
            if !to.text().trim().is_empty() {
                send.emit(Msg::Plan(PlanMsg::HandedOver(chosen.clone(), to.text().to_string())));
                [&from, &to].into_iter().for_each(Draft::done);
            }
        })
    };
    let onclick = hand_over.reform(|_: MouseEvent| ());
    let fields = html! {
        <div class="fields" onkeydown={on_enter(hand_over)}>
            { select_field("hand-from", words.check_in_hand_from(), &options, chosen, from.on_text()) }
            <div class="field" part="field">
                <label class="field__label" for="hand-to">{ words.check_in_hand_to() }</label>
                <input id="hand-to" class="field__control" type="text" autocomplete="off" list={OWNERS} value={to.text()} {oninput} />
            </div>
            <button type="button" part="button" class="button button--plain" id="hand-over-now" {onclick}>{ words.check_in_hand_now() }</button>
        </div>
    };
    if is_folded {
        return html! {
            <details class="fold" id="hand-over">
                <summary class="fold__summary" id="hand-over-summary">{ words.check_in_hand_over() }</summary>
                { fields }
            </details>
        };
    }
    html! {
        <fieldset class="form__group" id="hand-over">
            <legend class="form__legend">{ words.check_in_hand_over() }</legend>
            { fields }
        </fieldset>
    }
}
