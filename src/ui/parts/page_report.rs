//! What the page around the widget forbids: each in a sentence, with what to do instead, and a line for its webmaster.

use crate::ui::view::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, Properties, TargetCast, component, html, use_state,
};

use super::button::{Tone, button};
use crate::app::drafts::PASTED_DOCUMENT;
use crate::ui::{Scene, Wish};

/// What the host writes into the tag of a frame in which everything works.
const SANDBOX: &str =
    r#"sandbox="allow-scripts allow-same-origin allow-modals allow-downloads allow-popups" allow="clipboard-write""#;

/// Draws what works here and what does not.
pub(crate) fn page_report(scene: &Scene) -> Html {
    let (page, words) = (scene.model.surroundings, &scene.words);
    let mut refused = Vec::new();
    if page.refuses_storage {
        refused.push(words.page_storage_refused());
    }
    if page.refuses_print {
        refused.push(words.page_print_refused());
    }
    if page.may_refuse_files() {
        refused.push(words.page_files_may_be_refused());
    }
    html! {
        <section class="card" part="card" aria-labelledby="page-title">
            <h3 class="card__title" id="page-title">{ words.page_title() }</h3>
            if page.refuses_something() {
                <ul class="share__facts">{ for refused.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                { webmaster(scene) }
            } else {
                <p class="field__hint">{ words.page_all() }</p>
            }
            <AnswersAsText scene={scene.clone()} />
        </section>
    }
}

/// The line that mends a frame; a page that is no frame is refused by the browser, and a line would not help.
fn webmaster(scene: &Scene) -> Html {
    let (page, words) = (scene.model.surroundings, &scene.words);
    if !page.is_framed {
        return html! {};
    }
    html! {
        <div class="field page-report__line">
            <label class="field__label" for="page-line">{ words.page_webmaster() }</label>
            <input class="field__control" id="page-line" readonly=true value={SANDBOX} onfocus={Callback::from(select_all)} aria-describedby="page-line-hint" />
            <p class="field__hint" id="page-line-hint">{ words.page_webmaster_hint() }</p>
        </div>
    }
}

fn select_all(event: FocusEvent) {
    if let Some(control) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
        control.select();
    } else if let Some(control) = event.target_dyn_into::<web_sys::HtmlTextAreaElement>() {
        control.select();
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AnswersAsTextProps {
    scene: Scene,
}

/// The way in and out where files are blocked. It begins open where something pasted waits. Local state: whether
/// somebody opened or closed it.
#[component]
fn AnswersAsText(props: &AnswersAsTextProps) -> Html {
    let scene = &props.scene;
    let words = &scene.words;
    let is_open = use_state(|| None);
    let pasted = scene.draft(PASTED_DOCUMENT);
    let shows = is_open.unwrap_or(pasted.written().is_some());
    let on_toggle = Callback::from(move |_| is_open.set(Some(!shows)));
    let on_paste = pasted
        .on_text()
        .reform(|event: InputEvent| event.target_unchecked_into::<web_sys::HtmlTextAreaElement>().value());
    let on_open = {
        let (text, ask) = (pasted.text(), scene.ask.clone());
        Callback::from(move |_| ask.emit(Wish::OpenText(text.to_string())))
    };
    html! {
        <>
            <button type="button" part="button" id="answers-text" class="button button--plain page-report__text" aria-expanded={AttrValue::from(shows.to_string())} onclick={on_toggle}>
                { words.page_text() }
            </button>
            if shows {
                <p class="field__hint">{ words.page_text_hint() }</p>
                <div class="field">
                    <label class="field__label" for="text-here">{ words.page_text_here() }</label>
                    <textarea class="field__control field__control--lines" id="text-here" rows="4" readonly=true value={scene.model.text()} onfocus={Callback::from(select_all)} />
                </div>
                <div class="field">
                    <label class="field__label" for="text-paste">{ words.page_text_paste() }</label>
                    <textarea class="field__control field__control--lines" id="text-paste" rows="4" value={pasted.text()} oninput={on_paste} />
                </div>
                { button(Tone::Plain, words.page_text_open(), on_open) }
            }
        </>
    }
}
