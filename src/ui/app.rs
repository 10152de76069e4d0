//! The whole widget: picks the place, and is the one part that asks the browser for anything.

use std::rc::Rc;

use web_sys::Element;
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, classes, component, html, use_effect_with, use_force_update,
    use_memo, use_mut_ref, use_node_ref, use_state_eq,
};

use super::parts::{button, companion, edition, field, header, icon, notice, pager, paper, rail};
use super::places::{insights, mission, plan, readiness, share, workshop};
use super::scene::{Ask, Scene};
use crate::app::{Desk, Msg, PaperSize, Place, Settings, Store};
use crate::browser;
use crate::browser::island::Island;
use crate::domain::export;
use crate::domain::paper::{Pack, Paper};
use crate::words::Words;

/// What a page or another Yew app can ask of the widget.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct StemReadinessProps {
    /// What the element's attributes say. Another `storage_key` is another widget, with other answers; everything else
    /// may change at any time, and `start` and `pulse` count when the widget begins.
    #[prop_or_default]
    pub settings: Settings,
}

/// The widget for another Yew app. It keeps its own answers, as the element does, and writes what waits when it is taken
/// down.
///
/// It draws into a `<div>` with a shadow root, and brings its own style sheet there: the app's styles do not reach it,
/// and its styles do not reach the app. The custom properties (`--stem-font` and so on) can be set on any element around
/// it. The element's events bubble out of that `<div>`.
#[component]
pub fn StemReadiness(props: &StemReadinessProps) -> Html {
    let host = use_node_ref();
    let island = use_mut_ref(|| None);
    use_effect_with(props.settings.storage_key.clone(), {
        let (host, island, settings) = (host.clone(), island.clone(), props.settings.clone());
        move |_| {
            island.replace(host.cast().and_then(|host| Island::open(host, settings).ok()));
            move || drop(island.take())
        }
    });
    use_effect_with(props.settings.clone(), move |settings| {
        if let Some(island) = island.borrow_mut().as_mut() {
            island.configure(settings);
        }
    });
    html! { <div ref={host}></div> }
}

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
    pub ask: Callback<Ask>,
}

/// Draws the model, and draws it again when it changes.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { store, words, settings, ask } = props;
    let redraw = use_force_update();
    let root = use_node_ref();
    use_memo(store.clone(), |store| {
        let redraw = redraw.clone();
        store.listen(move |_| redraw.force_update());
    });
    let send = use_memo(store.clone(), |store| {
        let store = store.clone();
        Callback::from(move |msg: Msg| store.send(msg))
    });
    let ask = use_memo(ask.clone(), |ask| with_focus(ask.clone(), root.clone()));
    let model = store.model();
    // Who rates is spoken to in the language that the person chose.
    let spoken = model.workshop.sheet().map(|sheet| sheet.lang.clone()).unwrap_or_default();
    let framework = Rc::clone(&model.framework);
    let own =
        use_memo(spoken, |lang| (!lang.is_empty()).then(|| browser::session::words_in(lang).with(&framework.words)));
    let words = (*own).clone().unwrap_or_else(|| words.clone());
    let rate_href = settings.rate_href.clone();
    let scene = Scene { model, words: words.clone(), send: (*send).clone(), ask: (*ask).clone(), rate_href };
    let shown = scene.model.view.pack.map(|pack| paper_of(&scene, pack));

    use_focus_on_change(&scene, &root);
    use_print_ready(&scene, &root, shown.as_ref());

    let view = &scene.model.view;
    html! {
        <div ref={root} class={classes!("stem-readiness", view.projector.then_some("stem-readiness--projector"), shown.is_some().then_some("stem-readiness--printing"))}
            lang={words.lang()} dir={words.dir()} data-theme={settings.theme.clone()}>
            <section class="shell" aria-label={words.common_title()}>
                { match (alone(&scene, settings), &shown) {
                    (Some(sheet), _) => html! { <>{ header::bare(&scene, &settings.brand) }{ sheet }</> },
                    (None, shown) => html! {
                        <>
                            { header::header(&scene, &settings.brand, settings.logo.as_deref()) }
                            { workshop::bar(&scene) }
                            { notice::notice(&scene) }
                            { match shown {
                                Some(paper) => preview(&scene, paper),
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
    if let Some(desk) = scene.model.view.desk {
        // What the room talks about stands alone: it is read from the back row.
        let is_talk = desk == Desk::Reveal && scene.model.view.talk.is_some();
        let kind = if is_talk { "shell__body shell__body--talk" } else { "shell__body shell__body--plan" };
        return html! {
            <div class={kind}>
                if !is_talk {
                    { rail::rail(scene) }
                }
                <div class="main" part="main" key="workshop">{ workshop::desk(scene, desk) }</div>
            </div>
        };
    }
    html! {
        <div class={classes!("shell__body", format!("shell__body--{}", place.name()))}>
            { rail::rail(scene) }
            <div class="main" part="main" key={place.name()}>
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

/// A printed document as it will come out, with the way to print it and the way back.
fn preview(scene: &Scene, paper: &Paper) -> Html {
    let words = &scene.words;
    let sizes = [
        ("letter".to_owned(), words.common_letter().into_owned()),
        ("a4".to_owned(), words.common_a_four().into_owned()),
    ];
    let chosen = size_name(scene.model.view.paper);
    let on_size =
        scene.on(|name: String| Msg::PaperChosen(if name == "a4" { PaperSize::A4 } else { PaperSize::Letter }));
    let pack = paper.pack;
    html! {
        <div class="preview">
            <div class="preview__tools">
                { button::button(button::Tone::Plain, words.common_close_preview(), scene.on_click(Msg::PackClosed)) }
                { field::select_field("paper-size", words.common_paper(), &sizes, chosen, on_size) }
                { button::icon_button(button::Tone::Primary, icon::Icon::Print, words.common_print_now(), scene.ask.reform(move |_| Ask::Print(pack))) }
            </div>
            <h2 class="visually-hidden" id="place-title" tabindex="-1">{ words.common_preview_of(&paper.title) }</h2>
            <p class="preview__hint">{ words.common_preview_hint() }</p>
            <div class={format!("stem-readiness__paper stem-readiness__paper--{chosen}")}>{ paper::paper(paper) }</div>
        </div>
    }
}

fn paper_of(scene: &Scene, pack: Pack) -> Paper {
    let model = &scene.model;
    export::paper(pack, &model.document, &model.framework, model.today, &scene.words)
}

/// The link that phones open to rate in a round.
pub(crate) fn rate_link(page: &str, join: &str) -> String {
    browser::session::rate_link(page, join)
}

/// This instant in seconds since 1970, told anew every second while it is wanted.
#[yew::hook]
pub(crate) fn use_seconds(wanted: bool) -> u32 {
    use_clock(wanted, 1)
}

/// This instant in minutes since 1970, told anew every minute while it is wanted.
#[yew::hook]
pub(crate) fn use_minute(wanted: bool) -> u32 {
    use_clock(wanted, 60)
}

/// This instant in units of so many seconds. While nobody wants to be told it is read when something is drawn.
#[yew::hook]
fn use_clock(wanted: bool, unit_s: u32) -> u32 {
    let told = use_state_eq(|| 0);
    let setter = told.setter();
    use_effect_with(wanted, move |wanted| {
        let ticks = wanted.then(|| browser::today::every_second(move |now_s| setter.set(now_s / unit_s)));
        move || drop(ticks)
    });
    browser::today::now_s() / unit_s
}

fn size_name(size: PaperSize) -> &'static str {
    match size {
        PaperSize::Letter => "letter",
        PaperSize::A4 => "a4",
    }
}

/// Where to ask for help, if the page says so.
fn contact(settings: &Settings) -> Html {
    let Some(href) = settings.contact_href.clone() else { return html! {} };
    let label = if settings.contact_label.is_empty() { href.clone() } else { settings.contact_label.clone() };
    html! { <footer class="contact"><a class="contact__link" href={href} target="_blank" rel="noopener">{ label }</a></footer> }
}

/// Wishes to move the keyboard are fulfilled here, where the widget's root is known; all others go on.
fn with_focus(ask: Callback<Ask>, root: NodeRef) -> Callback<Ask> {
    Callback::from(move |wish| match wish {
        Ask::Focus(id) => {
            if let Some(root) = root.cast::<Element>() {
                browser::focus::later(root, id);
            }
        }
        other => ask.emit(other),
    })
}

/// After a change of place or step the keyboard stands on its heading, and the top of the widget is in sight.
#[yew::hook]
fn use_focus_on_change(scene: &Scene, root: &NodeRef) {
    let view = &scene.model.view;
    let seen = yew::use_mut_ref(|| None);
    let root = root.clone();
    use_effect_with((view.place, view.step, view.pack, view.desk, scene.model.workshop.is_passed_on()), move |now| {
        let before = seen.replace(Some(*now));
        if before.is_some_and(|before| before != *now)
            && let Some(root) = root.cast::<Element>()
        {
            browser::focus::heading(&root, "place-title");
        }
    });
}

/// While a printed document is on screen the whole page is ready for paper: size, running head, name, nothing else.
#[yew::hook]
fn use_print_ready(scene: &Scene, root: &NodeRef, paper: Option<&Paper>) {
    let ready = paper.map(|paper| {
        let size = size_name(scene.model.view.paper);
        (AttrValue::from(export::page::page_css(paper, size)), AttrValue::from(paper.title.clone()))
    });
    let root = root.clone();
    use_effect_with(ready, move |ready| {
        let prepared = match (ready, root.cast::<Element>()) {
            (Some((css, title)), Some(root)) => Some(browser::print::prepare(&root, css, title)),
            _ => None,
        };
        move || drop(prepared)
    });
}
