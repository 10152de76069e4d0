//! A widget that takes a school-district team from its STEM mission, through rating its readiness, to a printed action
//! plan, wholly in the browser.
//!
//! # The story
//!
//! Content ([`content`]) is parsed once into a [`domain::Framework`]. A team's answers are a [`domain::Document`], which
//! changes only through messages ([`app::Msg`]) in one place ([`app::Store`]). Scores and suggestions are worked out on
//! demand ([`domain::score`], [`domain::plan::priority`]) and never stored. Places ([`ui`]) read the model and send
//! messages. What leaves, on paper or as a file, is made by pure functions ([`domain::export`]); [`browser`] only carries
//! it away.
//!
//! # The rings
//!
//! `domain` and `app` are pure: no Yew, no browser, no clock, no chance, no storage. `ui` is Yew. `browser` is every call
//! to the platform, and each may fail. `words` speaks one language. `ARCHITECTURE.md` lists the invariants;
//! `tests/suite/tidy.rs` holds them.
//!
//! # In another Yew app
//!
//! Mount [`ui::StemReadiness`]. Everyone else uses the element `<stem-readiness>` (see `browser/element.js`).

pub mod app;
pub mod browser;
pub mod content;
pub mod domain;
pub mod ui;
pub mod words;
