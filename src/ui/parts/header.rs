//! The top of the widget: whose it is, how safe the answers are, and the way back.

use crate::ui::view::{Html, html};

use super::button::{Tone, icon_button, tool};
use super::icon::Icon;
use crate::app::Msg;
use crate::app::model::{SaveState, Unsaved};
use crate::ui::{Scene, Wish};

/// Draws the header. `brand` and `logo` come from the page that embeds the widget.
pub(crate) fn header(scene: &Scene, brand: &str, logo: Option<&str>) -> Html {
    let words = &scene.words;
    let model = &scene.model;
    let community = model.document.mission.community.trim();
    let owner = if community.is_empty() { brand } else { community };
    let copy =
        if model.surroundings.saves_no_page { Wish::Save(crate::documents::FileKind::Json) } else { Wish::SaveHtml };
    html! {
        <header class="header" part="header">
            <div class="header__names">
                <slot name="logo">
                    if let Some(logo) = logo {
                        <img class="header__logo" src={logo.to_owned()} alt={brand.to_owned()} />
                    }
                </slot>
                if !owner.is_empty() {
                    <span class="header__owner">{ owner.to_owned() }</span>
                }
                <h1 class="header__title">{ words.common_title() }</h1>
            </div>
            <div class="header__tools">
                <p class="header__save" role="status">{ save_state(scene) }</p>
                { tool(Icon::Undo, words.common_undo(), !model.undo.can_undo(), scene.on_click(Msg::Undone)) }
                { tool(Icon::Redo, words.common_redo(), !model.undo.can_redo(), scene.on_click(Msg::Redone)) }
                <span class="header__copy">
                    { icon_button(Tone::Plain, Icon::Save, words.common_save_copy(), scene.ask.reform(move |_| copy.clone())) }
                </span>
            </div>
        </header>
    }
}

/// Draws the top while somebody rates: whose widget it is and how safe the ratings are. There is no way back here; what
/// others said must stay out of reach.
pub(crate) fn bare(scene: &Scene, brand: &str) -> Html {
    let community = scene.model.document.mission.community.trim();
    let owner = if community.is_empty() { brand } else { community };
    html! {
        <header class="header" part="header">
            <div class="header__names">
                if !owner.is_empty() {
                    <span class="header__owner">{ owner.to_owned() }</span>
                }
                <h1 class="header__title">{ scene.words.common_title() }</h1>
            </div>
            <div class="header__tools"><p class="header__save" role="status">{ save_state(scene) }</p></div>
        </header>
    }
}

/// One honest sentence on how safe the answers are, with a dot that only repeats it.
fn save_state(scene: &Scene) -> Html {
    let words = &scene.words;
    let (class, sentence) = match scene.model.save {
        SaveState::Untouched if !scene.model.document.is_empty() => {
            ("header__dot header__dot--safe", words.common_save_unchanged().into_owned())
        }
        SaveState::Untouched => ("header__dot", words.common_save_untouched().into_owned()),
        SaveState::Pending => ("header__dot", words.common_save_pending().into_owned()),
        SaveState::Saved(instant) => {
            ("header__dot header__dot--safe", words.common_save_done(words.formats().time(instant)))
        }
        SaveState::Unsaved(why) => (
            "header__dot header__dot--unsafe",
            match why {
                Unsaved::Refused => words.common_save_refused(),
                Unsaved::Full => words.common_save_full(),
                Unsaved::Off => words.common_save_off(),
                Unsaved::Elsewhere => words.common_save_elsewhere(),
            }
            .into_owned(),
        ),
    };
    html! { <><span {class} aria-hidden="true"></span><span>{ sentence }</span></> }
}
