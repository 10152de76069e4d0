//! Paper sheets typed in: a row for each person, a column for each indicator.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, Properties, TargetCast, classes, component, html, use_state};
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};

use crate::app::{Msg, RoundMsg, ViewMsg};
use crate::base::{IndicatorId, ItemId, Level};
use crate::documents::paper::Pack;
use crate::domain::panel::{Rating, Said, Way};
use crate::domain::rating_code::IndicatorSet;
use crate::say;
use crate::ui::parts::button::{Tone, button, icon_button};
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};
use crate::words::with;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PaperProps {
    pub scene: Scene,
}

/// The grid, only while sheets are typed in: what is typed shows. After a reload it is closed.
#[component]
pub(super) fn Paper(props: &PaperProps) -> Html {
    let PaperProps { scene } = props;
    let words = &scene.words;
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let label = if *open { words.workshop_paper_close() } else { words.workshop_paper_open() };
    let print = scene.on_click(|| Msg::View(ViewMsg::PackOpened(Pack::RatingSheets)));
    html! {
        <section class={classes!("card", open.then_some("ways__wide"))} part="card" aria-labelledby="paper-title">
            <h3 class="card__title" id="paper-title">{ words.workshop_paper_way() }</h3>
            <p class="field__hint">{ words.workshop_paper_for() }</p>
            <div class="row">
                { icon_button(Tone::Plain, Icon::Print, words.workshop_paper_print(), print) }
                if !scene.model.document.panel.roster.is_empty() {
                    { button(Tone::Plain, label, toggle) }
                }
            </div>
            if *open {
                <p class="field__hint">{ words.workshop_paper_care() }</p>
                { grid(scene) }
            }
        </section>
    }
}

/// Who and what the grid is about.
struct Grid {
    people: Vec<ItemId>,
    ids: Vec<IndicatorId>,
    most: u8,
}

fn grid(scene: &Scene) -> Html {
    let Some(sealed) = scene.model.sealed() else { return html! {} };
    let (panel, words) = (&scene.model.document.panel, &scene.words);
    let set = IndicatorSet::of(&scene.model.framework, sealed.scope);
    let on_paper = |id: &ItemId| sealed.of(id).all(|ballot| ballot.way == Way::Paper);
    let people = panel.roster.iter().map(|person| person.id.clone()).filter(on_paper).collect();
    let grid = Rc::new(Grid { people, ids: set.ids, most: set.level_count });
    html! {
        <div class="table__box" tabindex="0" role="region" aria-label={words.workshop_paper_table()}>
            <table class="table grid">
                <caption class="visually-hidden">{ words.workshop_paper_table() }</caption>
                <thead><tr><td></td>{ for grid.ids.iter().map(|id| html! { <th scope="col">{ id.to_string() }</th> }) }</tr></thead>
                <tbody>
                    { for grid.people.iter().enumerate().map(|(row, person)| html! {
                        <tr key={person.to_string()}>
                            <th scope="row">{ say::workshop::name_of(panel, person, words) }</th>
                            { for (0..grid.ids.len()).map(|column| {
                                let rating = sealed.on_paper(person).and_then(|ballot| ballot.ratings.get(&grid.ids[column]));
                                html! { <td>{ cell(scene, &grid, row, column, rating) }</td> }
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn cell(scene: &Scene, grid: &Rc<Grid>, row: usize, column: usize, rating: Option<Rating>) -> Html {
    let id = cell_id(row, column);
    let name = say::workshop::name_of(&scene.model.document.panel, &grid.people[row], &scene.words);
    let label = scene.words.workshop_paper_cell(with::Id(grid.ids[column].as_str()), with::Name(name));
    let value = rating.map(Rating::text).unwrap_or_default();
    let value = value.split(' ').next().unwrap_or_default().to_owned();
    let (shown, typed) = (value.clone(), grid.clone());
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let field = event.target_unchecked_into::<HtmlTextAreaElement>();
        let text = field.value();
        // What stood in the cell stays in front of or behind a typed digit.
        let text = if text.chars().count() == 2 { text.replacen(&shown, "", 1) } else { text };
        // Who types faster than the cursor moves has several digits in one cell.
        let text =
            if text.len() > 1 && text.bytes().all(|digit| digit.is_ascii_digit()) { in_cells(&text) } else { text };
        field.set_value(&shown);
        let next = paste(&send, &typed, row, column, &text);
        ask.emit(Wish::Focus(next));
    });
    let (grid, ask) = (grid.clone(), scene.ask.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(next) = neighbor(&grid, row, column, &event.key()) {
            event.prevent_default();
            ask.emit(Wish::Focus(next));
        }
    });
    html! {
        <textarea class="grid__cell" {id} rows="1" aria-label={label} inputmode="numeric" autocomplete="off" {value} {oninput} {onkeydown} />
    }
}

fn in_cells(digits: &str) -> String {
    digits.chars().map(String::from).collect::<Vec<_>>().join("\t")
}

fn cell_id(row: usize, column: usize) -> String {
    format!("paper-{row}-{column}")
}

/// Puts a text into the grid from a cell on: one digit, or rows and columns from a spreadsheet. Returns the cell to go
/// to next. What is no level of this framework, and what is empty in a table,
/// is left as it was.
fn paste(send: &Callback<Msg>, grid: &Grid, row: usize, column: usize, text: &str) -> String {
    let is_table = text.contains(['\t', '\n']);
    let mut at = (row, column);
    for (line_at, line) in text.trim_end_matches(['\n', '\r']).split('\n').enumerate() {
        let cells = line.trim_end_matches('\r').split('\t');
        for (cell_at, said) in cells.enumerate() {
            at = (row + line_at, column + cell_at);
            let (Some(person), Some(id)) = (grid.people.get(at.0), grid.ids.get(at.1)) else { continue };
            let Some(rating) = read(said.trim(), grid.most).filter(|rating| rating.is_some() || !is_table) else {
                continue;
            };
            send.emit(Msg::Round(RoundMsg::PaperTyped(person.clone(), id.clone(), rating)));
        }
    }
    if !is_table && read(text.trim(), grid.most).flatten().is_none() {
        return cell_id(row, column);
    }
    let (mut to_row, mut to_column) = (at.0.min(grid.people.len() - 1), at.1 + 1);
    if to_column >= grid.ids.len() {
        (to_row, to_column) = ((to_row + 1).min(grid.people.len() - 1), 0);
    }
    cell_id(to_row, to_column)
}

/// A level, `?` for "can't tell", or nothing; `None` for anything else.
fn read(said: &str, most: u8) -> Option<Option<Rating>> {
    match said {
        "" => Some(None),
        "?" => Some(Some(Rating { said: Said::CannotTell, confidence: None })),
        number => {
            let level = number.parse().ok().and_then(|number| Level::new(number).ok());
            let level = level.filter(|level| level.number() <= most)?;
            Some(Some(Rating { said: Said::Level(level), confidence: None }))
        }
    }
}

/// The cell that an arrow key leads to.
fn neighbor(grid: &Grid, row: usize, column: usize, key: &str) -> Option<String> {
    let (row, column) = match key {
        "ArrowLeft" => (row, column.checked_sub(1)?),
        "ArrowRight" => (row, column + 1),
        "ArrowUp" => (row.checked_sub(1)?, column),
        "ArrowDown" | "Enter" => (row + 1, column),
        _ => return None,
    };
    (row < grid.people.len() && column < grid.ids.len()).then(|| cell_id(row, column))
}
