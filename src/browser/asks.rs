//! Takes the wishes of the interface, and brings what carries them out.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::session::Session;
use super::{focus, later};
use crate::app::{Later, Msg};
use crate::ui::Wish;

impl Session {
    /// Carries out a wish: what moves the keyboard at once, everything else once the later part of the program is here.
    pub(crate) fn on_wish(&self) -> Callback<Wish> {
        let session = self.clone();
        Callback::from(move |wish| match wish {
            Wish::Focus(id) => focus::later(session.0.root.clone(), id),
            Wish::FocusHeading => focus::heading(&session.0.root, "place-title"),
            Wish::KeepFocus => focus::keep(&session.0.root),
            Wish::BringLater => {
                session.store().send(Msg::Later(Later::Coming));
                session.bring();
            }
            wish => session.when_later(move |session| later::fulfil(session, wish)),
        })
    }

    /// Brings the later part of the program, and lets go on what waits for it.
    pub(crate) fn bring(&self) {
        let session = self.clone();
        spawn_local(async move {
            session.brought().await;
        });
    }

    /// Brings the later part of the program, and lets go on what waits for it. False where it cannot be loaded, for now.
    pub(crate) async fn brought(self) -> bool {
        if self.store().model().later == Later::Here {
            return true;
        }
        let is_here = bring_parts().await;
        self.store().send(Msg::Later(if is_here { Later::Here } else { Later::Missing }));
        self.go_on();
        is_here
    }
}

/// Brings the later part of the program. False where it cannot join, for now.
pub(super) async fn bring_parts() -> bool {
    #[cfg(all(target_family = "wasm", feature = "split"))]
    return arrive().await.is_ok();
    #[cfg(not(all(target_family = "wasm", feature = "split")))]
    true
}

/// Where the program is cut: what only this needs is the later part. The documents' functions are found last: they tell for
/// all.
#[cfg(all(target_family = "wasm", feature = "split"))]
#[wasm_split_helpers::wasm_split(more, fallible)]
fn arrive() -> Result<(), wasm_split_helpers::SplitLoaderError> {
    crate::words::later::arrive();
    crate::domain::later::arrive();
    crate::domain::document::later::arrive();
    crate::content::later::arrive();
    crate::app::later::arrive();
    crate::app::offers::later::arrive();
    crate::app::together::later::arrive();
    crate::ui::parts::later::arrive();
    crate::ui::places::mission::later::arrive();
    crate::ui::later::arrive();
    super::leftovers::later::arrive();
    later::arrive();
    crate::documents::later::arrive();
    Ok(())
}
