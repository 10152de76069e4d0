//! A file of a newer program is shown for reading: why, what of it is left out, and the way back.

use crate::ui::view::{Html, Properties, component, html, use_effect_with};

use super::button::{Tone, button};
use crate::app::Msg;
use crate::ui::{Scene, Wish};
use crate::words::with;

/// The most paths that are named.
const MOST_NAMED: usize = 8;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReadOnlyProps {
    pub scene: Scene,
}

/// The sentence, while such a file is shown. The keyboard comes to it when a change is refused.
#[component]
pub(crate) fn ReadOnlyLine(props: &ReadOnlyProps) -> Html {
    let ReadOnlyProps { scene } = props;
    let words = &scene.words;
    let read_only = scene.model.read_only.as_ref();
    let ask = scene.ask.clone();
    use_effect_with(read_only.map_or(0, |read_only| read_only.refused_count), move |count| {
        if *count > 0 {
            ask.emit(Wish::Focus("read-only".to_owned()));
        }
    });
    let Some(read_only) = read_only else { return html! {} };
    let (left_out, is_refused) = (&read_only.original.left_out, read_only.refused_count > 0);
    let named = left_out.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    html! {
        <div class="notice" key={is_refused.to_string()} role={if is_refused { "alert" } else { "status" }}>
            <p class="notice__words" id="read-only" tabindex="-1">
                { words.error_read_only(read_only.original.version as f64) }
                if !left_out.is_empty() {
                    { " " }{ words.error_left_out(with::Count(left_out.len() as u32), with::List(named)) }
                }
            </p>
            if read_only.before.is_some() {
                { button(Tone::Plain, words.error_read_only_close(), scene.on_click(|| Msg::NewerClosed)) }
            }
        </div>
    }
}
