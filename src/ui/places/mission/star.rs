//! The North Star: the statement, the drafts beside it, and what the checks say.

use crate::ui::view::{AttrValue, Callback, Event, Html, MouseEvent, Properties, component, html, use_state};

use super::checks::checks;
use super::list_buttons::remove_button;
use crate::app::{MissionMsg, Msg};
use crate::domain::Mission;
use crate::domain::mission::check::small_groups_named;
use crate::domain::mission::{Draft, MOST_DRAFTS, REPORTING_LIMIT};
use crate::say::mission::{compose, statement_of};
use crate::ui::parts::companion::Star;
use crate::ui::parts::field::TextField;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws the North Star beside the prompts, or below them where there is no room.
pub(crate) fn star(scene: &Scene, star: &Star) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let mission = &model.document.mission;
    html! {
        <section class="companion" aria-labelledby="star-title">
            <div class="card card--star" part="card">
                <h3 class="eyebrow star__title" id="star-title">{ words.mission_north_star() }</h3>
                { wording(scene, mission, &star.statement) }
                { drafts(scene, mission) }
                { checks(&star.checks, mission, words) }
                { another_draft(scene, mission, &star.statement) }
            </div>
        </section>
    }
}

/// The statement to edit, and whose words it is in.
fn wording(scene: &Scene, mission: &Mission, stated: &str) -> Html {
    let words = &scene.words;
    let own = mission.draft().and_then(|draft| Some((draft.id.to_string(), draft.wording.clone()?)));
    let on_text = scene.on(|text| Msg::Mission(MissionMsg::StatementWritten(text)));
    html! {
        <div class="star__statement">
            <TextField id="mission-statement" label={words.mission_statement()} lines={5} example={words.mission_star_empty()}
                value={stated.to_owned()} {on_text} />
            { small_groups(mission, stated, words) }
            if let Some((draft_id, wording)) = own {
                <ComposeAgain key={draft_id} composed={compose(mission, &scene.model.framework, words)} {wording}
                    words={words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
            } else {
                <p class="field__hint star__whose">{ words.mission_composed() }</p>
            }
        </div>
    }
}

/// Tells at the field that a text for print names groups too small for print.
pub(super) fn small_groups(mission: &Mission, text: &str, words: &Words) -> Html {
    let named = small_groups_named(mission, text);
    if named.is_empty() {
        return html! {};
    }
    html! { <p class="field__fault" role="status">{ words.mission_statement_small(with::Groups(words.list(&named)), with::Limit(REPORTING_LIMIT)) }</p> }
}

#[derive(Clone, PartialEq, Properties)]
struct ComposeAgainProps {
    /// What the answers make now.
    composed: AttrValue,
    /// What the team wrote.
    wording: AttrValue,
    words: Words,
    send: Callback<Msg>,
    ask: Callback<Wish>,
}

/// The way back from the team's own wording to what the answers make. The team sees both before it decides; that the
/// question stands open is all that a reload loses.
#[component]
fn ComposeAgain(props: &ComposeAgainProps) -> Html {
    let ComposeAgainProps { composed, wording, words, send, ask } = props;
    let open = use_state(|| false);
    let nothing_to_lose = wording.trim().is_empty() || wording == composed;
    let on_use = {
        let (send, ask, open) = (send.clone(), ask.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            send.emit(Msg::Mission(MissionMsg::StatementComposed));
            ask.emit(Wish::Focus("mission-statement".to_owned()));
        })
    };
    let on_ask = {
        let open = open.clone();
        if nothing_to_lose { on_use.clone() } else { Callback::from(move |_: MouseEvent| open.set(!*open)) }
    };
    let on_keep = {
        let (ask, open) = (ask.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            ask.emit(Wish::Focus("compose-again".to_owned()));
        })
    };
    let open = *open && !nothing_to_lose && !composed.is_empty();
    html! {
        <div class="star__whose">
            <div class="row">
                <span class="tag">{ words.mission_own_wording() }</span>
                if !composed.is_empty() {
                    <button type="button" id="compose-again" class="button button--quiet" aria-expanded={open.to_string()} onclick={on_ask}>
                        { words.mission_compose_again() }
                    </button>
                }
            </div>
            if open {
                <div class="star__question" role="group" aria-labelledby="compose-question">
                    <p class="field__label" id="compose-question">{ words.mission_answers_make() }</p>
                    <p class="statement">{ composed.clone() }</p>
                    <div class="row">
                        <button type="button" id="compose-use" class="button button--plain" onclick={on_use}>{ words.mission_use_this() }</button>
                        <button type="button" id="compose-keep" class="button button--plain" onclick={on_keep}>{ words.mission_keep_ours() }</button>
                    </div>
                </div>
            }
        </div>
    }
}

/// The most drafts that stand side by side in sight.
const IN_SIGHT: usize = 3;

/// The drafts side by side once there are two; of many, a line that opens them: the chosen one is the statement above.
fn drafts(scene: &Scene, mission: &Mission) -> Html {
    let (words, kept) = (&scene.words, &mission.drafts);
    if kept.len() < 2 {
        return html! {};
    }
    let group = html! {
        <fieldset class="drafts star__part">
            <legend class="field__label">{ words.mission_drafts() }</legend>
            { for kept.iter().enumerate().map(|(index, draft)| draft_option(scene, mission, index, draft)) }
        </fieldset>
    };
    if kept.len() <= IN_SIGHT {
        return group;
    }
    let summary = html! { <summary class="fold__summary">{ words.mission_drafts_all(kept.len() as u32) }</summary> };
    html! { <Fold id="drafts-fold" class="fold star__part" {summary} content={Callback::from(move |()| group.clone())} is_written=true /> }
}

/// The way to keep another draft. It is below the checks, so that they keep their place when the first words are written.
fn another_draft(scene: &Scene, mission: &Mission, stated: &str) -> Html {
    let (words, kept) = (&scene.words, &mission.drafts);
    if stated.trim().is_empty() && kept.len() < 2 {
        return html! {};
    }
    let full = kept.len() >= MOST_DRAFTS;
    let stated = stated.to_owned();
    let added = move || Msg::Mission(MissionMsg::DraftAdded(stated.clone()));
    html! {
        <div class="star__part">
            <button type="button" id="draft-add" class="button button--plain" disabled={full} onclick={scene.on_click(added)}>
                { icon(Icon::Add) }<span>{ words.mission_keep_draft() }</span>
            </button>
            <p class="field__hint">
                { if full { words.mission_drafts_full(MOST_DRAFTS as u32) } else { words.mission_drafts_hint(MOST_DRAFTS as u32) } }
            </p>
        </div>
    }
}

fn draft_option(scene: &Scene, mission: &Mission, index: usize, draft: &Draft) -> Html {
    let words = &scene.words;
    let number = index as u32 + 1;
    let id = format!("draft-{index}");
    let chosen = mission.draft().is_some_and(|chosen| chosen.id == draft.id);
    let (draft_id, same_id) = (draft.id.clone(), draft.id.clone());
    let onchange = scene.on(move |_: Event| Msg::Mission(MissionMsg::DraftChosen(draft_id.clone())));
    let removed = move || Msg::Mission(MissionMsg::DraftRemoved(same_id.clone()));
    html! {
        <div class="drafts__item" key={draft.id.to_string()}>
            <label class="drafts__option" for={id.clone()}>
                <input type="radio" class="drafts__radio" {id} name="draft" checked={chosen} {onchange} />
                <span class="drafts__name">{ words.mission_draft(number) }</span>
                { " " }
                <span class="clamp drafts__words">{ statement_of(draft, mission, &scene.model.framework, words) }</span>
            </label>
            { remove_button(scene, format!("draft-remove-{index}"), words.mission_remove_draft(number), removed, "mission-statement") }
        </div>
    }
}
