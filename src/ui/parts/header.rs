//! The top of the widget: whose it is, how safe the answers are, and the way back.

use crate::ui::view::{AttrValue, Callback, Html, Properties, classes, component, html};

use super::button::{Tone, icon_button, tool};
use super::icon::Icon;
use crate::app::model::{SaveState, Unsaved};
use crate::app::{Desk, DeskMsg, Msg, Settings};
use crate::documents::FileKind;
use crate::ui::scene::on_click;
use crate::ui::{Scene, Wish};
use crate::words::Words;

/// What the top shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeaderProps {
    /// The community's name, or the brand of the page that embeds the widget.
    owner: AttrValue,
    /// The picture that the page gives, with the brand as its name.
    logo: Option<(AttrValue, AttrValue)>,
    save: SaveState,
    /// Whether the team has written nothing yet.
    is_empty: bool,
    /// Whether there is something to take back, and to redo; `None` where there is no way back.
    ways: Option<(bool, bool)>,
    /// Whether there is a way into the workshop: in team mode its own bar is there.
    has_workshop: bool,
    saves_no_page: bool,
    words: Words,
    send: Callback<Msg>,
    ask: Callback<Wish>,
}

/// The header of a scene. While somebody rates it is bare: there is no way back then, and what others said must stay out
/// of reach.
pub(crate) fn header(scene: &Scene, settings: &Settings, is_bare: bool) -> Html {
    let (model, brand) = (&scene.model, &settings.brand);
    let community = model.document.mission.community.trim();
    let owner = if community.is_empty() { brand } else { community };
    let logo = settings.logo.as_ref().filter(|_| !is_bare);
    html! {
        <Header owner={owner.to_owned()} logo={logo.map(|logo| (logo.clone().into(), brand.clone().into()))}
            save={model.save} is_empty={model.save == SaveState::Untouched && model.document.is_empty()}
            ways={(!is_bare).then(|| (model.undo.can_undo(), model.undo.can_redo()))}
            has_workshop={!model.view.team} saves_no_page={model.surroundings.saves_no_page}
            words={scene.words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
    }
}

#[component]
fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { owner, logo, ways, words, .. } = props;
    html! {
        <header class="header" part="header">
            <div class="header__names">
                if ways.is_some() {
                    <slot name="logo">
                        if let Some((src, alt)) = logo {
                            <img class="header__logo" {src} {alt} />
                        }
                    </slot>
                }
                if !owner.is_empty() {
                    <span class="header__owner">{ owner.clone() }</span>
                }
                <h1 class="header__title">{ words.common_title() }</h1>
            </div>
            <div class="header__tools">
                { save_state(props) }
                { for ways.map(|ways| tools(props, ways)) }
            </div>
        </header>
    }
}

/// The way back and forth, and to a copy.
fn tools(props: &HeaderProps, (can_undo, can_redo): (bool, bool)) -> Html {
    let HeaderProps { words, send, ask, has_workshop, saves_no_page, .. } = props;
    let copy = if *saves_no_page { Wish::Save(FileKind::Json) } else { Wish::SaveHtml };
    html! {
        <>
            { tool(Icon::Undo, words.common_undo(), !can_undo, on_click(send, || Msg::Undone)) }
            { tool(Icon::Redo, words.common_redo(), !can_redo, on_click(send, || Msg::Redone)) }
            if *has_workshop {
                <span class="header__workshop">
                    { icon_button(Tone::Plain, Icon::Team, words.workshop_bar(), on_click(send, || Msg::Desk(DeskMsg::Opened(Desk::Prepare)))) }
                </span>
            }
            <span class="header__copy">
                { icon_button(Tone::Plain, Icon::Save, words.common_save_copy(), ask.reform(move |_| copy.clone())) }
            </span>
        </>
    }
}

/// One honest sentence on how safe the answers are, with a dot that only repeats it.
fn save_state(HeaderProps { save, is_empty, words, .. }: &HeaderProps) -> Html {
    let (class, sentence) = match *save {
        SaveState::Untouched if !is_empty => (Some("header__save--safe"), words.common_save_unchanged().into_owned()),
        SaveState::Untouched => (None, words.common_save_untouched().into_owned()),
        SaveState::Pending => (None, words.common_save_pending().into_owned()),
        SaveState::Saved(instant) => {
            (Some("header__save--safe"), words.common_save_done(words.formats().time(instant)))
        }
        SaveState::Unsaved(why) => (
            Some("header__save--unsafe"),
            match why {
                Unsaved::Refused => words.common_save_refused(),
                Unsaved::Full => words.common_save_full(),
                Unsaved::Off => words.common_save_off(),
                Unsaved::Elsewhere => words.common_save_elsewhere(),
            }
            .into_owned(),
        ),
    };
    html! { <p class={classes!("header__save", class)} role="status">{ sentence }</p> }
}
