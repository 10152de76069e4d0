//! What the screen shows later.

use yew::Html;

use super::Scene;
use super::parts::{copies, edition, notice, preview};
use super::places::{insights, plan, share, workshop};
use crate::app::Desk;
use crate::base::later::later;
use crate::domain::panel::{Sealed, Turn};

later! {
    /// The sentence the widget owes.
    fn notice(scene: &Scene) -> Html = notice::notice;
    /// The place *Insights*.
    fn insights(scene: &Scene) -> Html = insights::insights;
    /// The place *Plan*.
    fn plan(scene: &Scene) -> Html = plan::plan;
    /// The place *Share*.
    fn share(scene: &Scene) -> Html = share::share;
    /// A part of the workshop.
    fn desk(scene: &Scene, desk: Desk) -> Html = workshop::desk;
    /// The workshop's bar.
    fn bar(scene: &Scene) -> Html = workshop::bar;
    /// What a phone shows to rate.
    fn phone(scene: &Scene) -> Html = workshop::phone;
    /// What the laptop shows that is passed on.
    fn hand_over(scene: &Scene, sealed: &Sealed, turn: &Turn) -> Html = workshop::hand_over;
    /// Another copy of the answers.
    fn copies(scene: &Scene) -> Html = copies::copies;
    /// What moved in the framework's new edition.
    fn edition(scene: &Scene) -> Html = edition::edition;
    /// The printed document.
    fn printed(scene: &Scene) -> Html = preview::printed;
}
