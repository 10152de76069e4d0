//! What is agreed before the pilot starts, and the waves after it. At `plan.pilot`.

use crate::app::form::{Item, choice_or, date, fault, fields, group, picks, rows, schools, text, when, wide_rows};
use crate::domain::pilot::{Decision, MOST_MEASURES};
use crate::say;
use crate::say::choice::offered;
use crate::words::Words;

/// The charter and the waves, in the order in which a team agrees on them.
pub static CHARTER: &[Item] = &[
    text("charter.question", Words::charter_question).lines(2),
    text("charter.baseline", Words::charter_baseline).lines(2),
    picks("charter.measures", Words::charter_judged_by, |model, _| {
        let measures = &model.document.plan.measures;
        measures.iter().map(|measure| (measure.id.to_string(), measure.what.clone())).collect()
    })
    .hint(Words::charter_measures_first),
    when(
        |document, _| document.plan.pilot.charter.measures.len() > MOST_MEASURES,
        &[fault(Words::charter_too_many_measures)],
    ),
    group(
        Words::charter_thresholds,
        &[fields(&[
            text("charter.stop", Words::charter_stop).lines(2),
            text("charter.adapt", Words::charter_adapt).lines(2),
            text("charter.scale", Words::charter_scale).lines(2),
            date("charter.agreed_on", Words::charter_agreed_on),
        ])],
    )
    .hint(Words::charter_thresholds_hint),
    group(
        Words::charter_cycles,
        &[rows(
            "charter.cycles",
            Words::charter_add_cycle,
            &[
                text("name", Words::charter_cycle),
                date("start_date", Words::charter_from),
                date("end_date", Words::charter_to),
            ],
        )],
    ),
    text("charter.playbook", Words::charter_playbook).lines(3),
    group(
        Words::charter_decision,
        &[fields(&[
            choice_or("charter.decision", Words::charter_decided, Words::charter_undecided, |_, words| {
                offered::<Decision>(words)
            }),
            date("charter.decided_on", Words::charter_decided_on),
            text("charter.decision_reason", Words::charter_decision_reason).lines(1),
        ])],
    ),
    group(
        Words::charter_waves,
        &[wide_rows(
            "waves",
            Words::charter_add_wave,
            &[
                text("name", Words::charter_wave),
                date("start_date", Words::charter_from),
                schools("school_ids", Words::charter_wave_schools, |model, words| {
                    let listed = &model.document.plan.pilot.schools;
                    let label =
                        |row: usize| words.joined(&[&listed.rows[row].name, &say::pilot::facts(words, listed, row)]);
                    (0..listed.rows.len()).map(|row| (listed.rows[row].id.to_string(), label(row))).collect()
                }),
                when(
                    |document, wave| {
                        let is_written = !wave.field("schools").text(document).is_empty();
                        is_written || document.plan.pilot.schools.rows.is_empty()
                    },
                    &[text("schools", Words::charter_wave_others).lines(1)],
                ),
                text("readiness", Words::charter_ready).lines(1),
                text("support", Words::charter_support).lines(1),
            ],
        )],
    )
    .hint(Words::charter_waves_hint),
];
