//! What a changed table of the plan would change: looked over before anything happens.

use crate::ui::view::{Html, html};

use crate::app::Msg;
use crate::base::Date;
use crate::documents::import::{Change, Edit, Fault};
use crate::domain::Action;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::words::Words;

/// Draws the changes that wait, with the two answers; nothing when none wait.
pub(super) fn review(scene: &Scene) -> Html {
    let words = &scene.words;
    let Some(review) = &scene.model.review else { return html! {} };
    html! {
        <section class="card review" part="card" aria-labelledby="review-title">
            <h3 class="card__title" id="review-title" tabindex="-1">{ words.share_review() }</h3>
            <p class="field__hint">{ words.share_review_hint() }</p>
            <ul class="review__list">
                { for review.edits.iter().map(|edit| change(scene, edit)) }
                { for review.faults.iter().map(|one| html! { <li class="review__fault">{ fault(words, one) }</li> }) }
            </ul>
            <div class="row">
                if !review.edits.is_empty() {
                    { button(Tone::Primary, words.share_take(review.edits.len() as u32), scene.on_click(Msg::PlanTableReviewed(true))) }
                }
                { button(Tone::Plain, words.share_leave(), scene.on_click(Msg::PlanTableReviewed(false))) }
            </div>
        </section>
    }
}

fn change(scene: &Scene, edit: &Edit) -> Html {
    let actions = &scene.model.document.plan.actions;
    let Some(action) = actions.iter().find(|action| action.id == edit.action) else { return html! {} };
    html! {
        <li><strong>{ action.title.clone() }</strong><br />{ sentence(&scene.words, action, &edit.change) }</li>
    }
}

fn sentence(words: &Words, action: &Action, change: &Change) -> String {
    let day = |date: Option<Date>| date.map_or_else(|| words.share_no_day().into_owned(), |date| words.date(date));
    let person = |name: &str| if name.trim().is_empty() { words.share_nobody().into_owned() } else { name.to_owned() };
    let sentence = |field, from: String, to: String| words.share_change(field, from, to);
    match change {
        Change::Owner(owner) => sentence(words.plan_owner(), person(&action.owner), person(owner)),
        Change::Start(date) => sentence(words.plan_start(), day(action.start_date), day(*date)),
        Change::Due(date) => sentence(words.plan_due(), day(action.due_date), day(*date)),
        Change::Status(status) => {
            let name = |status| said(status, words).into_owned();
            sentence(words.plan_status(), name(action.status), name(*status))
        }
    }
}

fn fault(words: &Words, fault: &Fault) -> String {
    let row = fault.row as u32;
    if fault.column == "action_id" {
        words.share_fault_id(row, &fault.text)
    } else {
        words.share_fault(fault.column, row, &fault.text)
    }
}
