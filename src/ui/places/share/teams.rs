//! Several teams on one device, and side by side.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, MouseEvent, TargetCast, html};

use crate::domain::Facts;
use crate::say;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};

/// Draws the teams that this browser keeps.
pub(super) fn teams(scene: &Scene) -> Html {
    let words = &scene.words;
    let named = |name: &str| if name.is_empty() { words.share_unnamed().into_owned() } else { name.to_owned() };
    let open = named(scene.model.document.mission.community.trim());
    html! {
        <section class="card" part="card" aria-labelledby="teams-title">
            <h3 class="card__title" id="teams-title">{ words.share_teams() }</h3>
            <p class="field__hint">{ words.share_teams_hint() }</p>
            <ul class="share__list">
                <li class="share__row" key="open"><strong>{ words.share_team_open(open) }</strong></li>
                { for scene.model.teams.iter().map(|team| {
                    let name = named(&team.name);
                    let (id, other) = (team.document_id.clone(), team.document_id.clone());
                    html! {
                        <li class="share__row" key={team.document_id.clone()}>
                            { wish(scene, Icon::Open, words.share_open_team(&name), Wish::OpenTeam(id)) }
                            { wish(scene, Icon::Remove, words.share_forget_team(&name), Wish::ForgetTeam(other)) }
                        </li>
                    }
                }) }
                <li class="share__row" key="new">
                    { wish(scene, Icon::Add, words.share_new_team().into_owned(), Wish::NewTeam) }
                    <p class="share__about">{ words.share_new_team_for() }</p>
                </li>
            </ul>
            { beside(scene) }
        </section>
    }
}

fn wish(scene: &Scene, shape: Icon, label: String, ask: Wish) -> Html {
    let onclick = scene.ask.reform(move |_: MouseEvent| ask.clone());
    html! {
        <button type="button" part="button" class="button button--plain share__button" {onclick}>
            { icon(shape) }<span>{ label }</span>
        </button>
    }
}

/// Several teams as rows, the steps as columns.
fn beside(scene: &Scene) -> Html {
    let words = &scene.words;
    let ask = scene.ask.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files: Vec<web_sys::File> =
            input.files().map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default();
        input.set_value("");
        ask.emit(Wish::ReadTeams(files));
    });
    html! {
        <>
            <h4 class="field__label">{ words.share_beside() }</h4>
            <p class="field__hint">{ words.share_beside_hint() }</p>
            <div class="row">
                <div class="share__open">
                    <input type="file" class="share__file" id="team-files" accept=".json,.html" multiple=true {onchange} />
                    <label class="button button--plain share__button" for="team-files">{ icon(Icon::Open) }<span>{ words.share_read_teams() }</span></label>
                </div>
                if !scene.model.teams.is_empty() {
                    { wish(scene, Icon::Check, words.share_compare_teams().into_owned(), Wish::CompareTeams) }
                }
            </div>
            if !scene.model.beside.is_empty() {
                { table(scene) }
            }
        </>
    }
}

fn table(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let row = |facts: &Rc<Facts>| {
        let (document, readiness) = (&facts.document, facts.readiness());
        let name = document.mission.community.trim();
        let name = if name.is_empty() { words.share_unnamed().into_owned() } else { name.to_owned() };
        html! {
            <tr key={document.document_id.clone()}>
                <th scope="row">{ name }</th>
                { for readiness.steps.iter().map(|step| {
                    let word = say::readiness::step_word(step, &model.framework, words);
                    let score = step.score.map(|score| words.formats().number(f64::from(score.tenths()) / 10.0, 1));
                    html! { <td>{ word }<br /><span class="beside__score">{ score }</span></td> }
                }) }
                <td>{ say::readiness::overall_word(&readiness.overall, &model.framework, words) }</td>
            </tr>
        }
    };
    html! {
        <div class="deep__scroll" tabindex="0" role="region" aria-label={words.share_beside_caption()}>
            <table class="deep__table">
                <caption class="visually-hidden">{ words.share_beside_caption() }</caption>
                <thead><tr>
                    <th scope="col">{ words.share_team() }</th>
                    { for model.framework.steps.iter().map(|step| html! { <th scope="col">{ step.short_title.clone() }</th> }) }
                    <th scope="col">{ words.share_overall() }</th>
                </tr></thead>
                <tbody>
                    { row(&model.facts) }
                    { for model.beside.iter().filter(|other| other.document.document_id != model.document.document_id).map(row) }
                </tbody>
            </table>
        </div>
    }
}
