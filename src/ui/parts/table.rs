//! A table on screen.

use yew::{AttrValue, Html, html};

/// A table in a box that scrolls by itself where it is too wide.
pub(crate) fn table(caption: impl Into<AttrValue>, head: Vec<String>, rows: Vec<Vec<String>>) -> Html {
    let caption: AttrValue = caption.into();
    html! {
        <div class="deep__scroll" tabindex="0" role="region" aria-label={caption.clone()}>
            <table class="deep__table">
                <caption class="deep__caption">{ caption }</caption>
                <thead><tr>{ for head.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                <tbody>
                    { for rows.into_iter().map(|row| html! {
                        <tr>{ for row.into_iter().enumerate().map(|(at, cell)| if at == 0 { html! { <th scope="row">{ cell }</th> } } else { html! { <td>{ cell }</td> } }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
