//! Journeys through `dist/` in a real browser, from disk and over HTTP. `cargo xtask test` builds what they drive.

#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod arrival;
mod attack;
mod bench;
mod browser;
mod bundlers;
mod copies;
#[path = "../attacks/corpus.rs"]
mod corpus;
mod crash;
mod days;
mod drafts;
mod drawing;
mod early;
mod embed;
mod engine;
mod files;
mod foreign_nodes;
mod host_page;
mod hostile;
mod hosts;
mod journey;
mod keeping;
mod kills;
mod later;
mod life;
#[allow(dead_code, reason = "the suite uses more of it")]
#[path = "../tools/made.rs"]
mod made;
mod newer;
mod odd_arguments;
mod own_framework;
mod packed;
mod patience;
mod pilot_bench;
mod pixels;
mod plan_parts;
mod printer;
mod prints;
mod privacy;
mod processes;
mod real_prints;
mod room;
mod save_as;
mod saved_copy;
mod schools;
#[path = "../tools/scratch.rs"]
mod scratch;
mod screens;
mod server;
mod sheets;
mod shots;
mod tables;
mod tablet;
mod tasks;
mod teams;
mod teams_bench;
mod whole_session;
mod workshop;
mod workshop_bench;
