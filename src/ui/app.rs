//! The whole widget: picks the place.

use std::rc::Rc;

use crate::ui::view::{
    Callback, Html, Properties, classes, component, html, use_effect_with, use_force_update, use_memo, use_mut_ref,
};

use super::parts::preview::Preview;
use super::parts::read_only::ReadOnlyLine;
use super::parts::{companion, copies, edition, header, notice, pager, rail};
use super::places::{insights, mission, plan, readiness, share, workshop};
use super::platform::Platform;
use super::scene::Scene;
use super::wish::Wish;
use crate::app::{Desk, Msg, Place, Settings, Store};
use crate::documents;
use crate::documents::paper::Paper;
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
}

/// Draws the model, and draws it again when it changes.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { store, words, settings, ask, platform } = props;
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
    let scene = Scene { model, words: words.clone(), send, ask, platform: *platform, rate_href, build };
    let shown = use_paper(&scene);

    use_focus_on_change(&scene);

    let view = &scene.model.view;
    html! {
        <div class={classes!("stem-readiness", view.projector.then_some("stem-readiness--projector"), shown.is_some().then_some("stem-readiness--printing"))}
            lang={words.lang()} dir={words.dir()} data-theme={settings.theme.clone()}>
            <section class="shell" aria-label={words.common_title()}>
                { match (alone(&scene, settings), &shown) {
                    (Some(sheet), _) => html! { <>{ header::bare(&scene, &settings.brand) }{ sheet }</> },
                    (None, shown) => html! {
                        <>
                            { header::header(&scene, &settings.brand, settings.logo.as_deref()) }
                            { workshop::bar(&scene) }
                            { notice::notice(&scene) }
                            <ReadOnlyLine scene={scene.clone()} />
                            { copies::copies(&scene) }
                            { match shown {
                                Some(paper) => html! { <Preview key="preview" scene={scene.clone()} paper={Rc::clone(paper)} /> },
                                None => html! { <>{ edition::edition(&scene) }{ body(&scene) }</> },
                            } }
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
    if settings.rate {
        return Some(workshop::phone(scene));
    }
    let sealed = scene.model.sealed()?;
    Some(workshop::hand_over(scene, sealed, sealed.turn.as_ref()?))
}

fn body(scene: &Scene) -> Html {
    let place = scene.model.view.place;
    // Drawn anew when a change was refused, so that no control shows what is not kept.
    let key = |name: &str| match &scene.model.read_only {
        Some(read_only) => format!("{name}-{}", read_only.refused_count),
        None => name.to_owned(),
    };
    if let Some(desk) = scene.model.view.desk {
        // The talk is shown alone, so that it can be read from the back row.
        let is_talk = desk == Desk::Reveal && scene.model.view.talk.is_some();
        let kind = if is_talk { "shell__body shell__body--talk" } else { "shell__body shell__body--plan" };
        return html! {
            <div class={kind}>
                if !is_talk {
                    { rail::rail(scene) }
                }
                <div class="main" part="main" key={key("workshop")}>{ workshop::desk(scene, desk) }</div>
            </div>
        };
    }
    html! {
        <div class={classes!("shell__body", format!("shell__body--{}", place.word()))}>
            { rail::rail(scene) }
            <div class="main" part="main" key={key(place.word())}>
                { match place {
                    Place::Mission => mission::mission(scene),
                    Place::Readiness => readiness::readiness(scene),
                    Place::Insights => insights::insights(scene),
                    Place::Plan => plan::plan(scene),
                    Place::Share => share::share(scene),
                } }
            </div>
            { match place {
                Place::Mission => mission::star(scene),
                Place::Plan => html! {},
                _ => companion::companion(scene),
            } }
            { pager::pager(scene) }
        </div>
    }
}

/// The print pack on screen, if one is. It is made anew only when its facts, its size or its language change.
#[yew::hook]
fn use_paper(scene: &Scene) -> Option<Rc<Paper>> {
    let model = &scene.model;
    let made_of = (model.view.pack, Rc::clone(&model.facts), model.view.paper, scene.words.clone());
    let paper = use_memo(made_of, |(pack, ..)| pack.map(|pack| Rc::new(documents::paper(pack, &scene.manuscript()))));
    (*paper).clone()
}

/// Where to ask for help, if the page says so.
fn contact(settings: &Settings) -> Html {
    let Some(href) = settings.contact_href.clone() else { return html! {} };
    let label = if settings.contact_label.is_empty() { href.clone() } else { settings.contact_label.clone() };
    html! { <footer class="contact"><a class="contact__link" href={href} target="_blank" rel="noopener">{ label }</a></footer> }
}

/// After a change of place or step the keyboard goes to its heading, and the top of the widget comes into sight.
#[yew::hook]
fn use_focus_on_change(scene: &Scene) {
    let view = &scene.model.view;
    let seen = use_mut_ref(|| None);
    let ask = scene.ask.clone();
    use_effect_with((view.place, view.step, view.pack, view.desk, scene.model.workshop.is_passed_on()), move |now| {
        let before = seen.replace(Some(*now));
        if before.is_some_and(|before| before != *now) {
            ask.emit(Wish::FocusHeading);
        }
    });
}
