//! Teams side by side: files in, a table that sorts by any column, how the teams are spread, and the ways out.

use std::rc::Rc;

use crate::ui::view::{Callback, DragEvent, Html, MouseEvent, Properties, component, html};
use web_sys::{Event, File};

use super::wish::wish;
use crate::app::gathering::{FileFault, RefusedFile};
use crate::app::{Msg, ViewMsg, drafts};
use crate::base::Same;
use crate::documents::files::json;
use crate::documents::paper::Pack;
use crate::documents::{self, tables};
use crate::domain::Facts;
use crate::domain::agreement::Spread;
use crate::domain::score::Score;
use crate::domain::teams::{MOST_TEAMS, Order, StepSpread};
use crate::say;
use crate::ui::parts::button::{Tone, button, icon_button};
use crate::ui::parts::field::{chosen_files, dropped_files};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws the way in, and what has come in.
pub(super) fn beside(scene: &Scene) -> Html {
    let words = &scene.words;
    let ask = scene.ask.clone();
    let read = Callback::from(move |files: Vec<File>| {
        if !files.is_empty() {
            ask.emit(Wish::ReadTeams(files));
        }
    });
    let onchange = read.reform(|event: Event| chosen_files(&event));
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = read.reform(|event: DragEvent| dropped_files(&event));
    html! {
        <div class="beside" {ondragover} {ondrop}>
            <h3 class="field__label" id="beside-title">{ words.teams_beside() }</h3>
            <p class="field__hint">{ words.teams_beside_hint(MOST_TEAMS as f64) }</p>
            <div class="row">
                <div class="share__open">
                    <input type="file" class="share__file" id="team-files" accept=".json,.html" multiple=true {onchange} />
                    <label class="button button--plain share__button" for="team-files">{ icon(Icon::Open) }<span>{ words.teams_read() }</span></label>
                </div>
                if !scene.model.teams.is_empty() {
                    { wish(scene, Icon::Check, words.teams_compare().into_owned(), Wish::CompareTeams) }
                }
            </div>
            { refused(&scene.model.refused_files, words) }
            if !scene.model.beside.is_empty() {
                { compared(scene) }
            }
        </div>
    }
}

/// The files that are not shown, each with its reason.
fn refused(files: &[RefusedFile], words: &Words) -> Html {
    let why = |file: &RefusedFile| match &file.why {
        FileFault::Unfit(error) => json::reason(error, words),
        FileFault::Older => words.teams_older().into_owned(),
        FileFault::TooMany => words.teams_too_many(MOST_TEAMS as f64),
    };
    html! {
        if !files.is_empty() {
            <div role="status">
                <p class="field__fault">{ words.teams_refused(files.len() as u32) }</p>
                <ul class="beside__files">{ for files.iter().map(|file| html! { <li>{ words.teams_refused_one(with::File(&file.name), with::Why(why(file))) }</li> }) }</ul>
            </div>
        }
    }
}

/// The teams that have come in, with the open one.
fn compared(scene: &Scene) -> Html {
    let words = &scene.words;
    let teams = scene.model.side_by_side();
    let save = {
        let (teams, scene) = (teams.clone(), scene.clone());
        Callback::from(move |_: MouseEvent| {
            let words = &scene.words;
            let csv = documents::teams_csv(&teams, &scene.model.framework, words);
            scene.ask.emit(Wish::SaveText([&*words.teams_file_name(), ".csv"].concat(), csv));
        })
    };
    let clear = scene.on_click(|| Msg::TeamsRead(Vec::new(), Vec::new()));
    html! {
        <>
            { spreads(scene, &teams) }
            { table(scene, &teams) }
            <div class="row">
                { icon_button(Tone::Plain, Icon::Save, words.teams_save(), save) }
                { icon_button(Tone::Plain, Icon::Print, words.teams_print(), scene.on_click(|| Msg::View(ViewMsg::PackOpened(Pack::Teams)))) }
                { button(Tone::Plain, words.teams_clear(), clear) }
            </div>
        </>
    }
}

/// A picture of each step, with the same in words.
fn spreads(scene: &Scene, teams: &[Rc<Facts>]) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let step = |(at, title): (usize, String)| {
        let found = StepSpread::of(teams, framework, at);
        html! {
            <li class="beside__spread" key={at}>
                <strong>{ title }</strong>
                { columns(&found.levels) }
                <p>{ say::teams::spread(&found, framework, words) }</p>
            </li>
        }
    };
    html! {
        <ul class="beside__spreads" aria-label={words.teams_spread_title()}>
            { for framework.steps.iter().map(|step| step.short_title.clone()).enumerate().map(step) }
        </ul>
    }
}

/// The box of a picture: how wide a level is, and how high the fullest one.
const WIDE: u32 = 30;
const HIGH: u32 = 36;

/// A column for each level, as high as many teams are there.
fn columns(spread: &Spread) -> Html {
    let most = spread.levels.iter().copied().max().unwrap_or(0).max(1);
    let (mut columns, mut line) = (String::new(), String::new());
    for (from, count) in (0..).step_by(WIDE as usize).zip(&spread.levels) {
        // Whatever is there can be seen.
        let high = (count * HIGH).div_ceil(most);
        columns.push_str(&format!("M{} {HIGH}v-{high}h{}v{high}z", from + 3, WIDE - 6));
        line.push_str(&format!("M{} {HIGH}h{}", from + 1, WIDE - 2));
    }
    let wide = WIDE * spread.levels.len() as u32;
    html! {
        <svg class="beside__picture" viewBox={format!("0 0 {wide} {}", HIGH + 1)} aria-hidden="true" focusable="false">
            <path class="beside__columns" d={columns} />
            <path class="spread__line" d={line} />
        </svg>
    }
}

fn table(scene: &Scene, teams: &[Rc<Facts>]) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let caption = words.teams_caption(teams.len() as u32);
    let draft = scene.draft(drafts::TEAMS_ORDER);
    let order = Order::read(&draft.text());
    let heads = [words.teams_team().into_owned()].into_iter();
    let heads = heads.chain(framework.steps.iter().map(|step| step.short_title.clone()));
    let head = |(column, title): (usize, String)| {
        let sort = match order {
            Order { column: by, falls } if by == column => Some(if falls { "descending" } else { "ascending" }),
            _ => None,
        };
        let draft = draft.clone();
        let onclick = Callback::from(move |_: MouseEvent| draft.write(order.asked(column).write()));
        html! {
            <th scope="col" role="columnheader" key={column} aria-sort={sort}>
                <button type="button" class="beside__sort" id={format!("teams-by-{column}")} {onclick}>{ title }</button>
            </th>
        }
    };
    html! {
        <div class="table__box beside__table" tabindex="0" role="region" aria-label={caption.clone()}>
            <table class="table" role="table">
                <caption class="visually-hidden">{ caption }</caption>
                <thead role="rowgroup"><tr role="row">{ for heads.chain([words.teams_overall().into_owned()]).enumerate().map(head) }</tr></thead>
                <tbody role="rowgroup">{ for teams.iter().map(|team| html! {
                    <Row key={team.document.document_id.clone()} team={Same::of(team)} words={words.clone()} />
                }) }</tbody>
            </table>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    team: Same<Facts>,
    words: Words,
}

/// A team. It is drawn once: another order moves it.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { team, words } = props;
    let readiness = team.readiness();
    let framework = &team.framework;
    let steps = readiness.steps.iter().map(|step| (say::readiness::step_word(step, framework, words), step.score));
    let overall = (say::readiness::overall_word(&readiness.overall, framework, words), readiness.overall.score);
    let cell = |(word, score): (String, Option<Score>)| {
        let score = score.map(|score| words.formats().number(f64::from(score.tenths()) / 10.0, 1));
        // One text is laid out sooner than parts: there are two thousand.
        html! { <td role="cell">{ score.map_or(word.clone(), |score| [&word, "\n", &score].concat()) }</td> }
    };
    html! {
        <tr role="row">
            <th scope="row" role="rowheader"><bdi>{ tables::teams::name(team, words) }</bdi></th>
            { for steps.chain([overall]).map(cell) }
        </tr>
    }
}
