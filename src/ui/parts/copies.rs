//! Two copies of the answers: where they differ, and the ways out. Nothing changes until one is taken.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_effect_with};

use super::button::{Tone, button};
use super::notice::save_other;
use crate::app::copies::{Copies, CopiesMsg, Source, Standing};
use crate::app::{Msg, naming};
use crate::domain::merge::{Conflict, Side};
use crate::ui::{Scene, Wish};

/// With more conflicts than this they are folded, so that the ways out are on the same screen.
const MOST_OPEN: usize = 2;

/// With more letters than this in them, conflicts are folded too.
const MOST_LETTERS: usize = 400;

/// What the region needs.
#[derive(Clone, PartialEq, Properties)]
struct CopiesProps {
    scene: Scene,
}

/// Draws the other copy that waits, if one does.
pub(crate) fn copies(scene: &Scene) -> Html {
    if scene.model.copies.is_none() {
        return html! {};
    }
    html! { <Region key="copies" scene={scene.clone()} /> }
}

/// The region. A file that somebody opens takes the keyboard there; what turns up by itself does not.
#[component]
fn Region(props: &CopiesProps) -> Html {
    let scene = &props.scene;
    let file = scene.model.copies.as_ref().filter(|copies| copies.source == Source::File);
    let opened = file.map(|copies| copies.other.document_id.clone() + &copies.other.revision.to_string());
    let ask = scene.ask.clone();
    use_effect_with(opened, move |opened| {
        if opened.is_some() {
            ask.emit(Wish::Focus("copies-title".to_owned()));
        }
    });
    let Some(copies) = &scene.model.copies else { return html! {} };
    let words = &scene.words;
    let is_other_team = copies.standing == Standing::OtherTeam;
    let title = if is_other_team { words.copies_team_title() } else { words.copies_title() };
    html! {
        <section class="copies" aria-labelledby="copies-title">
            <h2 class="copies__title" id="copies-title" tabindex="-1">{ title }</h2>
            { if is_other_team { team(scene, copies) } else { both(scene, copies) } }
        </section>
    }
}

fn both(scene: &Scene, copies: &Copies) -> Html {
    let words = &scene.words;
    let lead = match copies.source {
        Source::File => words.copies_lead_file(),
        Source::Page => words.copies_lead_page(),
        Source::Device => words.copies_lead_device(),
        Source::Tab => words.copies_lead_tab(),
    };
    let standing = match copies.standing {
        Standing::Older => words.copies_older().into_owned(),
        Standing::Newer => words.copies_newer().into_owned(),
        Standing::Apart | Standing::OtherTeam => words.copies_apart(copies.conflicts().len() as u32),
    };
    html! {
        <>
            <p class="copies__lead">{ lead }{ " " }{ standing }</p>
            { conflicts(scene, copies) }
            <div class="copies__ways">
                if copies.standing == Standing::Apart {
                    { way(scene, Tone::Primary, words.copies_keep_joined(), CopiesMsg::Taken) }
                }
                { way(scene, Tone::Plain, words.copies_keep_ours(), CopiesMsg::Left) }
                { way(scene, Tone::Plain, words.copies_keep_theirs(), CopiesMsg::OtherTaken) }
                { button(Tone::Quiet, words.copies_save_other(), save_other(scene, &copies.other)) }
            </div>
        </>
    }
}

/// A file of another team: beside this one, in its place, or not at all.
fn team(scene: &Scene, copies: &Copies) -> Html {
    let words = &scene.words;
    let name = copies.other.mission.community.trim();
    let name = if name.is_empty() { words.share_unnamed().into_owned() } else { name.to_owned() };
    html! {
        <>
            <p class="copies__lead">{ words.copies_team_lead(name) }</p>
            <div class="copies__ways">
                { button(Tone::Primary, words.copies_team_aside(), scene.ask.reform(|_: MouseEvent| Wish::OpenAside)) }
                { way(scene, Tone::Plain, words.copies_team_replace(), CopiesMsg::OtherTaken) }
                { way(scene, Tone::Plain, words.copies_team_leave(), CopiesMsg::Left) }
            </div>
            <p class="field__hint">{ words.copies_team_aside_for() }</p>
        </>
    }
}

/// A button that ends the look. The keyboard goes on where it is read what came of it.
fn way(scene: &Scene, tone: Tone, label: impl Into<AttrValue>, msg: CopiesMsg) -> Html {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    let on_click = Callback::from(move |_: MouseEvent| {
        send.emit(Msg::Copies(msg.clone()));
        ask.emit(Wish::FocusHeading);
    });
    button(tone, label, on_click)
}

fn conflicts(scene: &Scene, copies: &Copies) -> Html {
    let (words, all) = (&scene.words, copies.conflicts());
    if all.is_empty() {
        return html! {};
    }
    let rows = html! {
        <>
            if all.len() > 1 {
                <div class="row">
                    { button(Tone::Plain, words.copies_all_ours(), scene.on_click(|| Msg::Copies(CopiesMsg::AllOurs))) }
                    { button(Tone::Plain, words.copies_all_theirs(), scene.on_click(|| Msg::Copies(CopiesMsg::AllTheirs))) }
                </div>
            }
            { for all.iter().map(|conflict| row(scene, copies, conflict)) }
        </>
    };
    let letters: usize = all.iter().flat_map(|one| [&one.base, &one.ours, &one.theirs]).flatten().map(letters).sum();
    if all.len() <= MOST_OPEN && letters <= MOST_LETTERS {
        return rows;
    }
    html! {
        <details class="fold" id="copies-places">
            <summary class="fold__summary">{ words.copies_look(all.len() as u32) }</summary>
            <div>{ rows }</div>
        </details>
    }
}

fn letters(value: &serde_json::Value) -> usize {
    value.as_str().map_or_else(|| value.to_string().len(), |text| text.chars().count())
}

/// One place where both copies say something else.
fn row(scene: &Scene, copies: &Copies, conflict: &Conflict) -> Html {
    let (words, model) = (&scene.words, &scene.model);
    let said = |value| naming::value_at(conflict, value, model, words);
    let chosen = copies.side(conflict);
    let radio = |side: Side, label: String| choice(scene, conflict, (side, chosen), label);
    html! {
        <fieldset class="copies__place" key={conflict.path.clone()}>
            <legend class="field__label">{ naming::place_of(conflict, model, &copies.other, words) }</legend>
            { radio(Side::Ours, words.copies_ours(said(conflict.ours.as_ref()))) }
            { radio(Side::Theirs, words.copies_theirs(said(conflict.theirs.as_ref()))) }
            if conflict.both.is_some() {
                { radio(Side::Both, words.copies_both(said(conflict.both.as_ref()))) }
            }
            if conflict.base.is_some() {
                <p class="field__hint">{ words.copies_before(said(conflict.base.as_ref())) }</p>
            }
        </fieldset>
    }
}

fn choice(scene: &Scene, conflict: &Conflict, (side, chosen): (Side, Side), label: String) -> Html {
    let name = format!("copies.{}", conflict.path);
    let id = format!("{name}.{side:?}");
    let path = conflict.path.clone();
    let onchange = scene.on(move |_: yew::Event| Msg::Copies(CopiesMsg::Chosen(path.clone(), side)));
    html! {
        <label class="toggle copies__side" for={id.clone()}>
            <input type="radio" class="toggle__box toggle__box--round" {id} {name} checked={side == chosen} {onchange} />
            <span>{ label }</span>
        </label>
    }
}
