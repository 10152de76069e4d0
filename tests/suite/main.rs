//! The native tests: a module for each noun. What only a browser can show is in `tests/browser.rs` and `tests/e2e`.

#![cfg(not(target_arch = "wasm32"))]

mod content;
mod cost;
mod date;
mod document;
mod files;
mod framework;
mod mission;
mod package;
mod paper;
mod pilot;
mod priority;
mod readability;
mod schools;
mod score;
mod support;
mod tidy;
mod timeline;
mod words;
