//! The drawer of tables: a table on screen, in a box that scrolls by itself where the table is too wide.

use crate::ui::view::{Html, classes, html};

use crate::documents::table::{Column, Table};
use crate::words::Words;

/// The classes and the role of a table's box in one place of the widget.
pub(crate) struct Look {
    scroll: &'static str,
    role: &'static str,
    table: &'static str,
    caption: &'static str,
}

/// A table among the parts of the plan.
pub(crate) const PLAN: Look =
    Look { scroll: "data-table__scroll", role: "region", table: "data-table", caption: "data-table__caption" };

/// A table among the findings.
pub(crate) const INSIGHTS: Look = Look { scroll: "insights__wide", role: "region", table: "table", caption: "" };

/// A table after another one.
pub(crate) const NEXT: Look = Look { scroll: "insights__wide insights__wide--next", ..INSIGHTS };

/// A text of so few letters is not broken, where it is in a column of numbers.
const SHORT: usize = 16;

/// Draws the columns of a table that have a head.
pub(crate) fn table(table: &Table, look: &Look, words: &Words) -> Html {
    let columns = table.columns.iter().filter(|column| column.head.is_some());
    let decimals = table.decimals();
    let caption = (!look.caption.is_empty()).then_some(look.caption);
    html! {
        <div class={look.scroll} tabindex="0" role={look.role} aria-label={table.caption.clone()}>
            <table class={look.table}>
                <caption class={caption}>{ table.caption.clone() }</caption>
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
            { for more.map(|more| html! { <><br /><span class="data-table__more">{ more.to_owned() }</span></> }) }
        </>
    };
    if at == 0 {
        return html! { <th scope="row">{ text }</th> };
    }
    let short = (column.is_number && first.chars().count() < SHORT).then_some("insights__short");
    html! { <td class={classes!(number(column), short)}>{ text }</td> }
}
