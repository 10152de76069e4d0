//! Journeys through `dist/` in a real browser, from disk and over HTTP. `cargo xtask test` builds what they drive.

#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod bench;
mod browser;
mod bundlers;
mod crash;
mod early;
mod embed;
mod engine;
mod files;
mod foreign_nodes;
mod hosts;
mod journey;
mod life;
mod odd_arguments;
mod own_framework;
mod patience;
mod pilot_bench;
mod pixels;
mod plan_parts;
mod printer;
mod prints;
mod real_prints;
mod room;
mod save_as;
mod saved_copy;
mod scratch;
mod server;
mod shots;
mod workshop;
mod workshop_bench;
