//! The drawer of tables: a table on screen, in a box that scrolls by itself where the table is too wide.

use crate::ui::view::{Html, classes, html};

use crate::documents::table::{Column, Table};
use crate::words::Words;

/// A text of so few letters is not broken; a longer one gets room for a few words.
const SHORT: usize = 16;

/// Draws the columns of a table that have a head.
pub(crate) fn table(table: &Table, words: &Words) -> Html {
    let columns = table.columns.iter().filter(|column| column.head.is_some());
    let decimals = table.decimals();
    html! {
        <div class="table__box" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table class="table">
                <caption>{ table.caption.clone() }</caption>
                <thead><tr>{ for columns.map(|column| html! {
                    <th scope="col" class={number(column)}>{ column.head.clone() }</th>
                }) }</tr></thead>
                <tbody>{ for table.rows.iter().map(|row| {
                    let cells = table.columns.iter().zip(row).filter(|(column, _)| column.head.is_some());
                    html! {
                        <tr>{ for cells.enumerate().map(|(at, (column, cell))| drawn(at, column, &cell.said_to(words, decimals))) }</tr>
                    }
                }) }</tbody>
            </table>
        </div>
    }
}

fn number(column: &Column) -> Option<&'static str> {
    column.is_number.then_some("table__number")
}

/// A cell; the first of a row is its head.
fn drawn(at: usize, column: &Column, text: &str) -> Html {
    let (first, more) = text.split_once('\n').map_or((text, None), |(first, more)| (first, Some(more)));
    let text = html! {
        <>
            <bdi>{ first.to_owned() }</bdi>
            { for more.map(|more| html! { <><br /><span class="table__more">{ more.to_owned() }</span></> }) }
        </>
    };
    if at == 0 {
        return html! { <th scope="row">{ text }</th> };
    }
    let length = if first.chars().count() < SHORT { "table__short" } else { "table__long" };
    html! { <td class={classes!(number(column), length)}>{ text }</td> }
}
