//! Two milestones, or a milestone and now, side by side.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, Properties, component, html};

use super::{change, score_level};
use crate::app::{Msg, ViewMsg};
use crate::base::ItemId;
use crate::documents::table::{Cell, Column, Table};
use crate::domain::score::{Readiness, StepReadiness};
use crate::domain::{Answer, Assessment, Facts, Framework, Indicator, Milestone};
use crate::say;
use crate::ui::draft::Draft;
use crate::ui::parts::field::select_field;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::heat_strip::{name, state};
use crate::ui::table::table;
use crate::words::{Words, with};

/// What a comparison is made of.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComparisonProps {
    pub facts: Rc<Facts>,
    /// The milestone chosen for the radar, by its id.
    pub chosen: Option<String>,
    /// The milestone to compare it with, by its id; now, where none is chosen.
    pub second: Draft,
    pub words: Words,
    pub send: Callback<Msg>,
}

/// One side of a comparison.
struct Side<'a> {
    name: String,
    assessment: &'a Assessment,
    readiness: &'a Readiness,
}

impl Side<'_> {
    fn of<'a>(facts: &'a Facts, milestone: &'a Milestone) -> Option<Side<'a>> {
        let readiness = facts.readiness_at(&milestone.id)?;
        Some(Side { name: milestone.name.clone(), assessment: &milestone.readiness, readiness })
    }
}

/// The first side is the radar's milestone. The second is now, unless another milestone is asked for.
#[component]
pub(super) fn Comparison(props: &ComparisonProps) -> Html {
    let ComparisonProps { facts, chosen, second, words, send } = props;
    let framework = &facts.framework;
    let kept = || facts.comparable_milestones();
    let find = |id: &str| kept().find(|milestone| milestone.id.as_str() == id);
    let now = || Side {
        name: words.insights_now().into_owned(),
        assessment: &facts.document.readiness,
        readiness: facts.readiness(),
    };
    let side = |milestone| Side::of(facts, milestone).unwrap_or_else(now);
    let from = chosen.as_deref().and_then(find);
    let to = find(&second.text()).filter(|to| from.is_none_or(|from| from.id != to.id));

    let on_from =
        send.reform(|id: String| Msg::View(ViewMsg::MilestoneCompared((!id.is_empty()).then(|| ItemId::from(id)))));
    let on_to = second.on_text();
    let option = |milestone: &Milestone| (milestone.id.to_string(), milestone.name.clone());
    let mut first_options = vec![(String::new(), words.insights_compare_nothing().into_owned())];
    first_options.extend(kept().map(option));
    let mut second_options = vec![(String::new(), words.insights_now().into_owned())];
    second_options.extend(kept().filter(|milestone| from.is_none_or(|from| from.id != milestone.id)).map(option));
    html! {
        <>
            <h3 class="card__title">{ words.insights_compare_title() }</h3>
            <div class="fields">
                { select_field("compare-from", words.insights_compare_from(), &first_options, from.map_or("", |from| from.id.as_str()), on_from) }
                if from.is_some() {
                    { select_field("compare-to", words.insights_compare_to(), &second_options, to.map_or("", |to| to.id.as_str()), on_to) }
                }
            </div>
            if let Some(from) = from {
                { changes(framework, words, &side(from), &to.map_or_else(now, side)) }
            } else {
                <p class="insights__hint insights__hint--below">{ words.insights_compare_hint() }</p>
            }
        </>
    }
}

fn changes(framework: &Framework, words: &Words, from: &Side<'_>, to: &Side<'_>) -> Html {
    let changed: Vec<_> = framework.indicators().filter(|indicator| has_changed(indicator, from, to)).collect();
    html! {
        <>
            { steps(framework, words, from, to) }
            if changed.is_empty() {
                <p class="insights__hint insights__hint--below">{ words.insights_compare_same(with::From(&from.name), with::To(&to.name)) }</p>
            } else {
                { listed(indicators(framework, words, from, to, &changed), changed.len(), words) }
            }
        </>
    }
}

/// The most changed indicators that are in sight at once.
const IN_SIGHT: usize = 8;

/// The changed indicators; of many, a line that opens them.
fn listed(table: Html, count: usize, words: &Words) -> Html {
    if count <= IN_SIGHT {
        return table;
    }
    let summary = html! { <summary class="fold__summary">{ words.insights_compare_changed(count as u32) }</summary> };
    let content = Callback::from(move |()| table.clone());
    html! { <Fold id="compare-changed" class="fold" {summary} {content} is_written=true /> }
}

fn steps(framework: &Framework, words: &Words, from: &Side<'_>, to: &Side<'_>) -> Html {
    let reading = |step: &StepReadiness| match step.score {
        None => words.insights_not_rated().into_owned(),
        score => words.plan_level(
            with::Level(score_level(score, words)),
            with::Word(say::readiness::step_word(step, framework, words)),
        ),
    };
    let rows = framework.steps.iter().zip(from.readiness.steps.iter().zip(&to.readiness.steps));
    let rows = rows.map(|(step, (then, now))| {
        let changed = change(now, then, words);
        [step.short_title.clone(), reading(then), reading(now), changed].map(Cell::Text).into()
    });
    let mut columns = columns(words.insights_column_step(), from, to);
    columns.push(Column::said(words.insights_column_change(), 0).number());
    let caption = words.insights_compare_steps(with::From(&from.name), with::To(&to.name));
    table(&Table { caption, columns, rows: rows.collect() }, words)
}

fn indicators(
    framework: &Framework,
    words: &Words,
    from: &Side<'_>,
    to: &Side<'_>,
    changed: &[&Rc<Indicator>],
) -> Html {
    let rows = changed.iter().map(|indicator| {
        let state = |side: &Side<'_>| state(indicator, side.assessment, framework, words);
        [name(indicator), state(from), state(to)].map(Cell::Text).into()
    });
    let columns = columns(words.insights_column_indicator(), from, to);
    let caption = words.insights_compare_indicators().into_owned();
    table(&Table { caption, columns, rows: rows.collect() }, words)
}

fn columns(first: impl Into<String>, from: &Side<'_>, to: &Side<'_>) -> Vec<Column> {
    vec![Column::said(first, 0), Column::said(&from.name, 0), Column::said(&to.name, 0)]
}

/// Whether the response differs. Why an indicator does not apply, and what is cited, is not a change of standing.
fn has_changed(indicator: &Indicator, from: &Side<'_>, to: &Side<'_>) -> bool {
    let standing = |side: &Side<'_>| {
        let answer = side.assessment.answer(&indicator.id);
        (answer.and_then(Answer::level), answer.is_some_and(Answer::is_not_applicable))
    };
    standing(from) != standing(to)
}
