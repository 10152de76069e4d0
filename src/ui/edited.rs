//! What a control at a spot of the document tells.

use yew::Callback;

use crate::app::Msg;
use crate::app::edit::{Input, Spot};

/// As it is written in.
pub(crate) fn written(send: &Callback<Msg>, spot: &Spot) -> Callback<String> {
    let spot = spot.clone();
    send.reform(move |text| Msg::Edited(spot.clone(), Input::Written(text)))
}

/// As one of a few is chosen in it.
pub(crate) fn chosen(send: &Callback<Msg>, spot: &Spot) -> Callback<String> {
    let spot = spot.clone();
    send.reform(move |word| Msg::Edited(spot.clone(), Input::Chosen(word)))
}
