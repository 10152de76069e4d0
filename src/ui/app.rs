//! The whole widget: picks the place.

use std::rc::Rc;

use crate::ui::view::{
    Callback, Html, Properties, classes, component, html, use_effect, use_effect_with, use_force_update, use_memo,
    use_mut_ref, use_state_eq,
};

use super::later;
use super::parts::companion::{Companion, use_star};
use super::parts::read_only::ReadOnlyLine;
use super::parts::waiting::once_here;
use super::parts::{header, pager, rail};
use super::places::{mission, readiness};
use super::platform::Platform;
use super::scene::{Extent, Given, Scene};
use super::wish::Wish;
use crate::app::model::SaveState;
use crate::app::{Desk, Later, Model, Msg, Place, Room, Settings, Stop, Store};
use crate::base::Same;
use crate::say::choice::said;
use crate::words::Words;

/// What the widget needs to draw itself.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The model and its one way to change.
    pub store: Store,
    /// What the widget says.
    pub words: Words,
    /// What the page asks for.
    pub settings: Settings,
    /// Wishes that only the browser can fulfil.
    pub ask: Callback<Wish>,
    /// What the browser answers at once.
    pub platform: Platform,
    /// How much of it is drawn.
    pub extent: Extent,
}

/// Draws the model, and draws it again when it changes.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { store, words, settings, ask, platform, extent } = props;
    let redraw = use_force_update();
    let drawn = store.model();
    use_effect_with(store.clone(), move |store| {
        // A message may have come between the first drawing and this effect.
        if !Rc::ptr_eq(&drawn, &store.model()) {
            redraw.force_update();
        }
        let subscription = store.listen(move |_| redraw.force_update());
        move || drop(subscription)
    });
    let send = use_memo(store.clone(), |store| {
        let store = store.clone();
        Callback::from(move |msg: Msg| store.send(msg))
    });
    let model = store.model();
    // Who rates is spoken to in the language that the person chose, and who is asked who it is in the page's.
    let is_asked = model.workshop.phone.as_ref().is_some_and(|phone| !phone.asks.is_empty());
    let sheet = model.workshop.sheet().filter(|_| !is_asked);
    let spoken = sheet.map(|sheet| sheet.lang.clone()).unwrap_or_default();
    let framework = Rc::clone(&model.framework);
    let own = use_memo(spoken, |lang| (!lang.is_empty()).then(|| (platform.words_in)(lang).with(&framework.words)));
    let words = (*own).clone().unwrap_or_else(|| words.clone());
    let (rate_href, build) = (settings.rate_href.clone(), settings.build.clone());
    let (send, ask) = ((*send).clone(), ask.clone());
    let ask_again = ask.clone();
    let model = Same::of(&model);
    let scene = Scene::from(Given { model, words: words.clone(), send, ask, platform: *platform, rate_href, build })
        .up_to(*extent);
    use_focus_on_change(&scene);
    let keep_focus = ask_again.reform(|()| Wish::KeepFocus);
    // After each drawing, whatever it has taken away.
    use_effect(move || keep_focus.emit(()));

    let view = &scene.model.view;
    let is_printing = view.pack.is_some();
    html! {
        <div class={classes!("stem-readiness", view.projector.then_some("stem-readiness--projector"), is_printing.then_some("stem-readiness--printing"))}
            lang={words.lang()} dir={words.dir()} data-theme={settings.theme.clone()}>
            <section class="shell" aria-label={words.common_title()}>
                <p class="needs-room">{ words.common_needs_room() }</p>
                { match alone(&scene, settings) {
                    Some(sheet) => html! { <>{ header::header(&scene, settings, true) }{ sheet }</> },
                    None => html! {
                        <>
                            { header::header(&scene, settings, false) }
                            { later::bar(&scene) }
                            { later::notice(&scene) }
                            <ReadOnlyLine scene={scene.clone()} />
                            { later::copies(&scene) }
                            if is_printing {
                                { once_here(&scene, &words.common_print_now(), later::printed) }
                            } else if scene.extent() > Extent::Header {
                                <>{ later::edition(&scene) }<Body save={shown_save(&scene)} scene={scene.clone()} /></>
                            }
                        </>
                    },
                } }
                { contact(settings) }
            </section>
        </div>
    }
}

/// While somebody rates there is nothing else of the widget: neither on a phone nor on a laptop that is passed on.
fn alone(scene: &Scene, settings: &Settings) -> Option<Html> {
    let title = scene.words.common_title();
    if settings.rate {
        return Some(once_here(scene, &title, later::phone));
    }
    let sealed = scene.model.sealed()?;
    let turn = sealed.turn.as_ref()?;
    Some(once_here(scene, &title, |scene| later::hand_over(scene, sealed, turn)))
}

/// How safe the answers are, where the place says it.
fn shown_save(scene: &Scene) -> Option<SaveState> {
    (scene.model.view.place == Place::Share).then_some(scene.model.save)
}

/// What the place is drawn from: all of the scene but how safe the answers are, which changes as often as they do.
#[derive(Clone, Properties)]
struct BodyProps {
    scene: Scene,
    /// Where the place says it: how safe the answers are.
    save: Option<SaveState>,
}

impl PartialEq for BodyProps {
    fn eq(&self, other: &BodyProps) -> bool {
        self.save == other.save && self.scene.shows_the_same(&other.scene)
    }
}

#[component]
fn Body(BodyProps { scene, .. }: &BodyProps) -> Html {
    let scene = &use_sight(scene);
    let star = use_star(scene);
    let (place, stop) = (scene.model.view.place, scene.model.view.stop());
    // Drawn anew when a change was refused, so that no control shows what is not kept.
    let key = |name: &str| match &scene.model.read_only {
        Some(read_only) => format!("{name}-{}", read_only.refused_count),
        None => name.to_owned(),
    };
    if let Some(desk) = scene.model.view.desk {
        let is_alone = is_alone(&scene.model, desk);
        let kind = if is_alone { "shell__body shell__body--talk" } else { "shell__body shell__body--wide" };
        return html! {
            <div class={kind}>
                if !is_alone {
                    <>
                        { rail::rail(scene, &star) }
                        <Companion star={Same::of(&star)} is_beside={false} words={scene.words.clone()} />
                    </>
                }
                <div class="main" part="main" key={key("workshop")}>{ once_here(scene, &said(desk, &scene.words), |scene| later::desk(scene, desk)) }</div>
            </div>
        };
    }
    let title = said(place, &scene.words);
    // The cards of a step are filled again by the next; a room is another one.
    let name = if let Stop::Room(room) = stop { room.word() } else { place.word() };
    // Where the statement is written it follows the prompts; elsewhere it is the first thing of a place.
    let is_statement = stop == Stop::Room(Room::Statement);
    let is_beside = has_companion_beside(stop);
    let layout = match is_beside {
        _ if is_statement => "shell__body--statement",
        true => "shell__body--beside",
        false => "shell__body--wide",
    };
    html! {
        <div class={classes!("shell__body", layout, (place == Place::Insights).then_some("shell__body--insights"))}>
            { rail::rail(scene, &star) }
            if !is_statement {
                <Companion star={Same::of(&star)} {is_beside} words={scene.words.clone()} />
            }
            <div class="main" part="main" key={key(name)} aria-busy={(scene.extent() < Extent::Whole).then_some("true")}>
                { match place {
                    _ if scene.extent() < Extent::Sight => html! {},
                    Place::Mission => mission::mission(scene),
                    Place::Readiness => readiness::readiness(scene),
                    Place::Insights => once_here(scene, &title, later::insights),
                    Place::Plan => once_here(scene, &title, later::plan),
                    Place::Share => once_here(scene, &title, later::share),
                } }
            </div>
            if is_statement && scene.extent() == Extent::Whole {
                { mission::star(scene, &star) }
            }
            { pager::pager(scene) }
        </div>
    }
}

/// Whether a part of the workshop is shown alone, so that it can be read from the back row: the talk, and on the wall what
/// everyone scans and sees revealed.
fn is_alone(model: &Model, desk: Desk) -> bool {
    match desk {
        Desk::Rate => model.view.projector && model.sealed().is_some(),
        Desk::Reveal => model.view.projector || model.talk().is_some(),
        Desk::Prepare | Desk::Close => false,
    }
}

/// Whether the North Star stands beside a stop, where there is room. Levels, findings, lists and the plan take the whole
/// width: there it is a line.
fn has_companion_beside(stop: Stop) -> bool {
    match stop {
        Stop::Room(Room::Missing | Room::SignOff) => false,
        stop => matches!(stop.place(), Place::Mission | Place::Share),
    }
}

/// Where to ask for help, if the page says so.
fn contact(settings: &Settings) -> Html {
    let Some(href) = settings.contact_href.clone() else { return html! {} };
    let label = if settings.contact_label.is_empty() { href.clone() } else { settings.contact_label.clone() };
    html! { <footer class="contact"><a class="contact__link" href={href} target="_blank" rel="noopener">{ label }</a></footer> }
}

/// A room that is opened is drawn as far as it is in sight, and whole once that is painted. What comes with the core is not:
/// the start draws it in pieces, and a step fills the cards of the one before.
#[yew::hook]
fn use_sight(scene: &Scene) -> Scene {
    let painted = use_state_eq(|| None);
    let view = &scene.model.view;
    let comes_later = |stop: &Stop| view.desk.is_none() && scene.model.later == Later::Here && is_later(*stop);
    let room = Some(view.stop()).filter(comes_later);
    let awaited = scene.platform.once_painted.filter(|_| room.is_some() && *painted != room);
    use_effect_with((room, awaited.is_some()), move |(room, _)| {
        let room = *room;
        if let Some(once_painted) = awaited {
            once_painted(Callback::from(move |()| painted.set(room)));
        }
    });
    scene.up_to(if awaited.is_some() { Extent::Sight } else { Extent::Whole })
}

/// After a change of place, room or step the keyboard goes to its heading, and the top of the widget comes into sight; once more
/// when what was waited for has taken the place of the line.
#[yew::hook]
fn use_focus_on_change(scene: &Scene) {
    let (view, is_passed_on) = (&scene.model.view, scene.model.workshop.is_passed_on());
    let seen = use_mut_ref(|| (None, false));
    let ask = scene.ask.clone();
    let spot = (view.stop(), view.pack, view.desk, is_passed_on, scene.model.talk());
    use_effect_with((spot, scene.model.later == Later::Here), move |(spot, is_here)| {
        let (before, was_line) = seen.replace((Some(spot.clone()), false));
        let is_moved = before.is_some_and(|before| before != *spot);
        if is_moved || was_line {
            ask.emit(Wish::FocusHeading);
        }
        let is_line = !is_here && is_later(spot.0) && (is_moved || was_line);
        seen.borrow_mut().1 = is_line;
    });
}

/// Whether a place or a room comes later.
fn is_later(stop: Stop) -> bool {
    !matches!(stop, Stop::Step(_) | Stop::Room(Room::Statement))
}
