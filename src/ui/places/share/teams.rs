//! Several teams on one device, and side by side.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, TargetCast, html};
use web_sys::{Event, HtmlInputElement};

use crate::documents::table::{Cell, Column, Table};
use crate::domain::Facts;
use crate::domain::score::Score;
use crate::say;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::table::{TEAMS, table};
use crate::ui::{Scene, Wish};

/// Draws the teams that this browser keeps.
pub(super) fn teams(scene: &Scene) -> Html {
    let words = &scene.words;
    let named = |name: &str| if name.is_empty() { words.share_unnamed().into_owned() } else { name.to_owned() };
    let open = named(scene.model.document.mission.community.trim());
    html! {
        <section class="card" part="card" aria-labelledby="place-title">
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

/// A button for what only the browser can do.
pub(super) fn wish(scene: &Scene, shape: Icon, label: String, ask: Wish) -> Html {
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
            <h3 class="field__label">{ words.share_beside() }</h3>
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
                { compared(scene) }
            }
        </>
    }
}

/// Each team in a row, with the level and score of each step.
fn compared(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let row = |facts: &Rc<Facts>| {
        let (name, readiness) = (Cell::text(&facts.document.mission.community), facts.readiness());
        let mut row = vec![if name == Cell::Blank { Cell::Text(words.share_unnamed().into_owned()) } else { name }];
        row.extend(readiness.steps.iter().map(|step| {
            let word = Cell::Text(say::readiness::step_word(step, &model.framework, words));
            Cell::Lines(vec![word, Cell::of(step.score.map(Score::tenths), Cell::Tenths)])
        }));
        row.push(Cell::Text(say::readiness::overall_word(&readiness.overall, &model.framework, words)));
        row
    };
    let others = model.beside.iter().filter(|other| other.document.document_id != model.document.document_id);
    let mut columns = vec![Column::said(words.share_team(), 0)];
    columns.extend(model.framework.steps.iter().map(|step| Column::said(&step.short_title, 0)));
    columns.push(Column::said(words.share_overall(), 0));
    let rows = [&model.facts].into_iter().chain(others).map(row).collect();
    table(&Table { caption: words.share_beside_caption().into_owned(), columns, rows }, &TEAMS, words)
}
