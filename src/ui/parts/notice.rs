//! The sentence the widget owes: an error, or what just happened and how to take it back.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, html};

use super::button::{Tone, button, tool};
use super::icon::Icon;
use crate::app::Msg;
use crate::app::model::Notice;
use crate::base::delimited::MOST_ROWS;
use crate::base::limits::MOST_BYTES;
use crate::documents::files::json;
use crate::documents::files::signature::Refusal;
use crate::domain::Document;
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// Draws the sentence, if there is one. Errors interrupt; the rest is told in passing.
pub(crate) fn notice(scene: &Scene) -> Html {
    let words = &scene.words;
    let Some(notice) = &scene.model.notice else { return html! {} };
    let (is_error, sentence, undoable) = match notice {
        Notice::Refused(error) => (true, json::refused(error, words), false),
        Notice::DownloadFailed => (true, words.error_download().into_owned(), false),
        Notice::PrintRefused => (true, words.page_print_refused().into_owned(), false),
        Notice::NoTableOfOurs => (true, words.share_no_table_of_ours().into_owned(), false),
        Notice::TableUnread => {
            (true, words.share_table_unread(with::Most((MOST_BYTES >> 20) as f64), with::Rows(MOST_ROWS as f64)), false)
        }
        Notice::TableRefused(refusal) => (true, refused(*refusal, words), false),
        Notice::RoundFirst => (true, words.share_round_first().into_owned(), false),
        Notice::NothingChanged => (false, words.copies_same().into_owned(), false),
        Notice::SameCopy => (false, words.copies_same().into_owned(), false),
        Notice::CopyLeft(_) => (false, words.copies_left().into_owned(), false),
        Notice::CopiesJoined(_) => (false, words.copies_joined().into_owned(), true),
        Notice::CopyTaken => (false, words.copies_taken().into_owned(), true),
        Notice::Opened => (false, words.common_opened().into_owned(), true),
        Notice::Emptied => (false, words.common_emptied().into_owned(), true),
        Notice::Removed => (false, words.common_removed().into_owned(), true),
        Notice::Downloaded(name) => (false, words.common_downloaded(name), false),
        Notice::DeletedHere => (false, words.common_deleted_here().into_owned(), false),
        Notice::DeletedElsewhere => (false, words.common_deleted_elsewhere().into_owned(), false),
        Notice::SetAside => (true, words.common_set_aside().into_owned(), false),
    };
    html! {
        <div class={if is_error { "notice notice--error" } else { "notice" }} role={if is_error { "alert" } else { "status" }}>
            <p class="notice__words">{ sentence }</p>
            if undoable && scene.model.undo.can_undo() {
                { button(Tone::Plain, words.common_undo(), scene.on_click(|| Msg::Undone)) }
            }
            if *notice == Notice::PrintRefused && !scene.model.surroundings.saves_no_page {
                { button(Tone::Plain, words.share_save_html(), scene.ask.reform(|_| Wish::SaveHtml)) }
            }
            if let Notice::CopyLeft(copy) | Notice::CopiesJoined(copy) = notice {
                { button(Tone::Plain, words.copies_save_other(), save_other(scene, copy)) }
            }
            { tool(Icon::Close, words.common_close(), false, scene.on_click(|| Msg::NoticeClosed)) }
        </div>
    }
}

/// Why a file is no table of schools, and what to do.
fn refused(refusal: Refusal, words: &Words) -> String {
    match refusal {
        Refusal::OldWorkbook => words.schools_refused_old_workbook(),
        Refusal::OtherWorkbook => words.schools_refused_other_workbook(),
        Refusal::Pdf => words.schools_refused_pdf(),
        Refusal::Picture => words.schools_refused_picture(),
        Refusal::PageWithoutTable => words.schools_refused_page(),
        Refusal::Unread => {
            return words.share_table_unread(with::Most((MOST_BYTES >> 20) as f64), with::Rows(MOST_ROWS as f64));
        }
    }
    .into_owned()
}

/// Asks for a file of another copy of the answers, so that nothing in it is lost.
pub(crate) fn save_other(scene: &Scene, other: &Rc<Document>) -> Callback<MouseEvent> {
    let other = Rc::clone(other);
    scene.ask.reform(move |_: MouseEvent| Wish::SaveOther(Rc::clone(&other)))
}
