//! Takes the wishes of the interface, and brings what carries them out.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::session::Session;
use super::{focus, later};
use crate::app::{Later, Msg};
use crate::ui::Wish;
use crate::{app, content, documents, domain, ui, words};

impl Session {
    /// Carries out a wish: what moves the keyboard at once, everything else once the later part of the program is here.
    pub(crate) fn on_wish(&self) -> Callback<Wish> {
        let session = self.clone();
        Callback::from(move |wish| match wish {
            Wish::Focus(id) => focus::later(session.0.root.clone(), id),
            Wish::FocusHeading => focus::heading(&session.0.root, "place-title"),
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

/// Brings what comes later of every floor. The documents' functions are brought last: they tell for all.
pub(super) async fn bring_parts() -> bool {
    words::later::bring().await
        && domain::later::bring().await
        && content::later::bring().await
        && app::later::bring().await
        && ui::later::bring().await
        && later::bring().await
        && documents::later::bring().await
}
