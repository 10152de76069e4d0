//! Codes are given, and each line is answered on its own.

use crate::ui::view::{Callback, Html, MouseEvent, Properties, TargetCast, component, html, use_node_ref, use_state};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, InputEvent};

use super::seats::late;
use crate::app::workshop::LineAnswer;
use crate::app::{Msg, RoundMsg};
use crate::domain::panel::Taken;
use crate::domain::rating_code::GROUP;
use crate::say;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CodesProps {
    pub scene: Scene,
}

/// The field, the files and the camera.
#[component]
pub(super) fn Codes(props: &CodesProps) -> Html {
    let CodesProps { scene } = props;
    let words = &scene.words;
    let typed = scene.model.typed_codes().to_owned();
    let open = scene.model.document.panel.open_round();
    let (title, hint) = match open {
        Some(_) => (words.workshop_late(), words.workshop_late_hint()),
        None => (words.workshop_codes(), words.workshop_codes_hint()),
    };
    let oninput = scene.on(|event: InputEvent| {
        Msg::Round(RoundMsg::CodesTyped(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    });
    let given = typed.clone();
    let take = scene.on_click(move || Msg::Round(RoundMsg::CodesGiven(given.clone())));
    html! {
        <section class="card" part="card" aria-labelledby="codes-title">
            <h3 class="card__title" id="codes-title">{ title }</h3>
            <label class="field__label" for="rating-code">{ words.workshop_codes_field() }</label>
            <p class="field__hint" id="rating-code-hint">{ hint }</p>
            <textarea id="rating-code" class="field__control field__control--lines code" rows="3" autocomplete="off" spellcheck="false"
                aria-describedby="rating-code-hint" value={typed} {oninput} />
            <div class="row codes__row">
                { button(Tone::Primary, words.workshop_codes_take(), take) }
                { files(scene) }
                if scene.model.workshop.can.scan {
                    <Camera scene={scene.clone()} />
                }
            </div>
            { answers(&scene.model.workshop.answers, words) }
            { for open.map(|round| late(scene, round)) }
        </section>
    }
}

fn files(scene: &Scene) -> Html {
    let words = &scene.words;
    let can_scan = scene.model.workshop.can.scan;
    let ask = scene.ask.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
        let list = input.files();
        let files = list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at))).collect();
        ask.emit(Wish::TakeCodes(files));
        input.set_value("");
    });
    let about = if can_scan { words.workshop_codes_files_about() } else { words.workshop_codes_files_about_plain() };
    let accept = if can_scan { ".txt,text/plain,image/*" } else { ".txt,text/plain" };
    html! {
        <>
            <div class="share__open">
                <input type="file" class="share__file" id="code-files" multiple={true} {accept} aria-describedby="code-files-about" {onchange} />
                <label class="button button--plain" for="code-files">{ icon(Icon::Open) }<span>{ words.workshop_codes_files() }</span></label>
            </div>
            <p class="field__hint" id="code-files-about">{ about }</p>
        </>
    }
}

fn answers(answers: &[LineAnswer], words: &Words) -> Html {
    if answers.is_empty() {
        return html! {};
    }
    html! {
        <div role="status">
            <ul class="answers" role="list" aria-label={words.workshop_codes_answers()}>
            { for answers.iter().map(|answer| html! {
                <li class={if answer.outcome.is_ok() { "answers__line" } else { "answers__line answers__line--wrong" }}>
                    <span class="code">{ answer.line.clone() }</span>{ " " }<span>{ said(answer, words) }</span>
                </li>
            }) }
            </ul>
        </div>
    }
}

fn said(answer: &LineAnswer, words: &Words) -> String {
    match answer.outcome {
        Ok(Taken::New) => words.workshop_code_new().into_owned(),
        Ok(Taken::Replaced) => words.workshop_code_replaced().into_owned(),
        Ok(Taken::Same) => words.workshop_code_same().into_owned(),
        Ok(Taken::Older) => words.workshop_code_older().into_owned(),
        Ok(Taken::Late) => words.workshop_code_late().into_owned(),
        Ok(Taken::Full) => words.workshop_code_full().into_owned(),
        Err(error) => say::workshop::refused_code(error, GROUP, words),
    }
}

/// The camera, only while it is asked for.
#[component]
fn Camera(props: &CodesProps) -> Html {
    let CodesProps { scene } = props;
    let words = &scene.words;
    let (on, video) = (use_state(|| false), use_node_ref());
    {
        let (ask, video) = (scene.ask.clone(), video.clone());
        yew::use_effect_with(*on, move |on| {
            ask.emit(Wish::Watch(video.cast::<Element>().filter(|_| *on)));
            move || ask.emit(Wish::Watch(None))
        });
    }
    let toggle = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| on.set(!*on))
    };
    let label = if *on { words.workshop_codes_scan_stop() } else { words.workshop_codes_scan() };
    html! {
        <>
            { button(Tone::Plain, label, toggle) }
            if *on {
                <video ref={video} class="camera" muted={true} playsinline={true} aria-label={words.workshop_codes_camera()}></video>
            }
        </>
    }
}
