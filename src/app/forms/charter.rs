//! What is agreed before the pilot starts, and the waves after it. At `plan.pilot`.

use crate::app::form::{Item, choice_or, date, fault, fields, group, picks, rows, text, when, wide_rows};
use crate::domain::pilot::{Decision, MOST_MEASURES};
use crate::say::choice::offered;
use crate::words::Words;

/// The charter and the waves, in the order in which a team agrees on them.
pub static CHARTER: &[Item] = &[
    text("charter.question", Words::deep_question).lines(2),
    text("charter.baseline", Words::depth_baseline).lines(2),
    picks("charter.measures", Words::depth_charter_measures, |model, _| {
        let measures = &model.document.plan.measures;
        measures.iter().map(|measure| (measure.id.to_string(), measure.what.clone())).collect()
    })
    .hint(Words::depth_measures_first),
    when(
        |document, _| document.plan.pilot.charter.measures.len() > MOST_MEASURES,
        &[fault(Words::depth_too_many_measures)],
    ),
    group(
        Words::deep_thresholds,
        &[fields(&[
            text("charter.stop", Words::deep_stop).lines(2),
            text("charter.adapt", Words::deep_adapt).lines(2),
            text("charter.scale", Words::deep_scale).lines(2),
            date("charter.agreed_on", Words::deep_agreed_on),
        ])],
    )
    .hint(Words::deep_thresholds_hint),
    group(
        Words::deep_cycles,
        &[rows(
            "charter.cycles",
            Words::depth_add_cycle,
            &[text("name", Words::deep_cycle), date("start_date", Words::deep_from), date("end_date", Words::deep_to)],
        )],
    ),
    text("charter.playbook", Words::deep_playbook).lines(3),
    group(
        Words::deep_decision,
        &[fields(&[
            choice_or("charter.decision", Words::deep_decided, Words::depth_undecided, |_, words| {
                offered::<Decision>(words)
            }),
            date("charter.decided_on", Words::deep_decided_on),
            text("charter.decision_reason", Words::deep_decision_reason).lines(1),
        ])],
    ),
    group(
        Words::deep_waves,
        &[wide_rows(
            "waves",
            Words::depth_add_wave,
            &[
                text("name", Words::deep_wave),
                date("start_date", Words::deep_from),
                text("schools", Words::deep_wave_schools).lines(1),
                text("readiness", Words::deep_ready).lines(1),
                text("support", Words::deep_support).lines(1),
            ],
        )],
    )
    .hint(Words::depth_waves_hint),
];
