//! What only the browser can do, asked for as a value.

use std::rc::Rc;

use yew::{AttrValue, Callback};

use crate::app::Scope;
use crate::documents::FileKind;
use crate::domain::Document;
use crate::domain::pilot::read::Brought;

/// A wish that only the browser can fulfil. None of them changes an answer by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Make the page ready for the paper that is shown: its style sheet and its name; nothing makes it as it was.
    PreparePaper(Option<(AttrValue, AttrValue)>),
    /// Print what is shown.
    Print,
    /// Hand over a file made of the answers.
    Save(FileKind),
    /// Hand over the whole page with the answers inside.
    SaveHtml,
    /// Read a file that a person chose, and open it.
    Open(web_sys::File),
    /// Open what a person pasted, as if it were a file.
    OpenText(String),
    /// Read the table of schools in a file that a person chose, and hand it on where that is possible. Of a workbook it is
    /// the sheet with this place among those that are shown, or else the one that reads best as schools.
    ReadSchools(web_sys::File, Option<usize>, Callback<Brought>),
    /// Hand over another copy of the answers as a file.
    SaveOther(Rc<Document>),
    /// Put the open team aside and open the other team's file that waits.
    OpenAside,
    /// Put the open team aside and begin another one.
    NewTeam,
    /// Put the open team aside and open this one, by its document's id.
    OpenTeam(String),
    /// Forget a team that lies aside, by its document's id.
    ForgetTeam(String),
    /// Read the files of other teams, to be seen beside this one.
    ReadTeams(Vec<web_sys::File>),
    /// Show the teams that lie aside beside this one.
    CompareTeams,
    /// Hand over a record that was set aside, by its key.
    SaveSetAside(String),
    /// Delete a record that was set aside, by its key.
    ForgetSetAside(String),
    /// Call back when the browser has had time for others.
    Later(Callback<()>),
    /// Forget everything kept on this device.
    DeleteEverything,
    /// Begin a round of rating, with a number by chance.
    BeginRound(Scope),
    /// Join a round by a typed code or a pasted link.
    Join(String),
    /// Pass the phone to the next person, who gets a number by chance.
    PassPhone,
    /// Read rating codes from files.
    TakeCodes(Vec<web_sys::File>),
    /// Read rating codes with the camera, shown in this element; nothing ends it.
    Watch(Option<web_sys::Element>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Hand a text to another app.
    ShareText(String),
    /// Hand over a text as a file: name and text.
    SaveText(String, String),
    /// Move the keyboard to an element of the widget, by its id.
    Focus(String),
    /// Move the keyboard to the heading of what is shown now.
    FocusHeading,
    /// Move the keyboard to the heading if what had it is gone.
    KeepFocus,
    /// Try once more to load the later part of the program.
    BringLater,
}
