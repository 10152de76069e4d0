//! A printed document as it will come out, with the way to print it and the way back.

use std::rc::Rc;

use crate::ui::view::{AttrValue, Html, Properties, component, html, use_effect_with, use_memo};

use super::button::{Tone, button, icon_button};
use super::field::select_field;
use super::icon::Icon;
use crate::app::{Msg, ViewMsg};
use crate::documents;
use crate::documents::files::html::tree;
use crate::documents::files::page::page_css;
use crate::documents::paper::{Pack, Paper, PaperSize};
use crate::say::choice::offered;
use crate::ui::picture::picture;
use crate::ui::{Scene, Wish};

#[derive(Clone, PartialEq, Properties)]
struct PrintedProps {
    scene: Scene,
}

#[derive(Clone, PartialEq, Properties)]
struct PreviewProps {
    scene: Scene,
    paper: Rc<Paper>,
}

/// The print pack that is chosen.
pub(crate) fn printed(scene: &Scene) -> Html {
    html! { <Printed scene={scene.clone()} /> }
}

/// The print pack on screen. It is made anew only when its facts, its size or its language change.
#[component]
fn Printed(props: &PrintedProps) -> Html {
    let PrintedProps { scene } = props;
    let model = &scene.model;
    let teams = if model.view.pack == Some(Pack::Teams) { model.side_by_side() } else { Vec::new() };
    let made_of = (model.view.pack, Rc::clone(&model.facts), model.view.paper, scene.words.clone(), teams);
    let paper = use_memo(made_of, |(pack, .., teams)| {
        pack.map(|pack| Rc::new(documents::paper(pack, &scene.manuscript().with_teams(teams.clone()))))
    });
    match &*paper {
        Some(paper) => html! { <Preview scene={scene.clone()} paper={Rc::clone(paper)} /> },
        None => html! {},
    }
}

/// Draws the document. While it is on screen the whole page is ready for paper: size, running head, name, nothing else.
/// Where it was opened to be printed, the browser is asked to as soon as it is drawn.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { scene, paper } = props;
    let (words, view) = (&scene.words, &scene.model.view);
    let chosen = view.paper.word();
    let ready = (AttrValue::from(page_css(paper, view.paper)), AttrValue::from(paper.title.clone()));
    let ask = scene.ask.clone();
    // While it is drawn: Yew lets the browser go on before the effects of a long drawing, and a page that is about to be
    // printed would be without its paper.
    use_memo(ready, {
        let ask = ask.clone();
        move |ready| ask.emit(Wish::PreparePaper(Some(ready.clone())))
    });
    use_effect_with((view.pack, view.prints), move |(_, prints)| {
        if *prints {
            ask.emit(Wish::Print);
        }
    });
    use_effect_with((), {
        let ask = scene.ask.clone();
        move |()| move || ask.emit(Wish::PreparePaper(None))
    });
    let on_size = scene.on(|name: String| Msg::View(ViewMsg::PaperChosen(PaperSize::named(&name).unwrap_or_default())));
    html! {
        <div class="preview">
            <div class="preview__tools">
                { button(Tone::Plain, words.common_close_preview(), scene.on_click(|| Msg::View(ViewMsg::PackClosed))) }
                { select_field("paper-size", words.common_paper(), &offered::<PaperSize>(words), chosen, on_size) }
                { icon_button(Tone::Primary, Icon::Print, words.common_print_now(), scene.ask.reform(|_| Wish::Print)) }
            </div>
            <h2 class="visually-hidden" id="place-title" tabindex="-1">{ words.common_preview_of(&paper.title) }</h2>
            <p class="preview__hint">{ words.common_preview_hint() }</p>
            <div class={format!("stem-readiness__paper stem-readiness__paper--{chosen}")}>{ picture(&tree(paper)) }</div>
        </div>
    }
}
