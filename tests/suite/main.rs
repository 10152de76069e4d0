//! The native tests: a module for each noun. What only a browser can show is in `tests/browser.rs` and `tests/e2e`.

#![cfg(not(target_arch = "wasm32"))]

mod agreement;
mod attack;
mod budget;
mod check_in;
#[cfg(feature = "cohort")]
mod cohort;
#[cfg(feature = "cohort")]
mod cohort_numbers;
mod content;
mod copies;
#[path = "../attacks/corpus.rs"]
mod corpus;
mod cost;
mod date;
mod decimal;
mod docs;
mod document;
mod drafts;
mod edition;
mod errors;
mod facilitator;
mod files;
mod floors;
mod forms;
mod framework;
mod functions;
mod fuzz;
mod hostile;
mod imports;
mod keeping;
mod later;
#[cfg(feature = "cohort")]
#[path = "../tools/made.rs"]
mod made;
mod markup;
mod merge;
mod mission;
mod newer;
mod next_act;
mod own_framework;
mod package;
mod panel;
mod paper;
mod pilot;
mod priority;
mod rating_code;
mod readability;
mod room;
mod round_trips;
mod school_review;
mod schools;
mod score;
mod statements;
mod styles;
mod supply;
mod support;
mod tables;
mod teams;
mod tidy;
mod timeline;
mod together;
mod words;
mod workshop;
#[path = "../../xtask/src/budget.rs"]
mod xtask_budget;
