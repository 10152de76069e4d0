//! A widget that takes a school-district team from its STEM mission, through rating its readiness, to a printed action
//! plan, wholly in the browser.
//!
//! # The story
//!
//! Content ([`content`]) is parsed once into a [`domain::Framework`]. A team's answers are a [`domain::Document`], which
//! changes only through messages ([`app::Msg`]) in one place ([`app::Store`]). Scores and suggestions are worked out on
//! demand ([`domain::score`], [`domain::plan::priority`]) and never stored. Places ([`ui`]) read the model and send
//! messages. What leaves, on paper or as a file, is made by pure functions ([`documents`]); [`browser`] only carries
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
//! Mount [`StemReadiness`]; `examples/yew` is a whole app. Everyone else uses the element `<stem-readiness>` (see
//! `browser/element.js`), by its script or by the npm package.
//!
//! ```
//! use stem_readiness::{Settings, StemReadiness};
//! use yew::{Html, component, html};
//!
//! #[component]
//! fn Page() -> Html {
//!     let settings = Settings { brand: "Riverbend Schools".into(), ..Settings::default() };
//!     html! { <StemReadiness {settings} /> }
//! }
//! ```

// Views name the crate as its tests do: the macro `html!` writes one path for both.
extern crate self as stem_readiness;

// In the browser JSON has a reader of its own, which does the same and weighs a fifth.
#[cfg(target_arch = "wasm32")]
extern crate json as serde_json;

pub mod app;
pub mod base;
pub mod browser;
#[cfg(all(feature = "cohort", not(target_arch = "wasm32")))]
pub mod cohort;
pub mod content;
pub mod documents;
pub mod domain;
pub mod say;
pub mod ui;
pub mod words;

pub use app::settings::{KeptIn, Settings};
pub use browser::{STYLES, StemReadiness, StemReadinessProps};
