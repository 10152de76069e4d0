//! Several teams on one device: one is open, the others lie aside under keys of their own.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};

use super::session::Session;
use super::shelf::listed;
use super::storage::Write;
use super::today;
use crate::app::copies::{CopiesMsg, Source};
use crate::app::exchange::part;
use crate::app::gathering::Gathering;
use crate::app::model::{Notice, SaveState, Team};
use crate::app::{Model, Msg, teams};
use crate::documents::files::json::{self, DocumentError};
use crate::domain::Document;

impl Session {
    /// Puts the open team aside and begins another one.
    pub(crate) fn new_team(&self) {
        let session = self.clone();
        spawn_local(async move {
            if session.put_aside().await {
                let framework = session.store().model().framework.clone();
                session.bring_out(Document::new(&framework, today::document_id())).await;
            }
        });
    }

    /// Puts the open team aside and opens another one.
    pub(crate) fn open_team(&self, document_id: &str) {
        let (session, document_id) = (self.clone(), document_id.to_owned());
        spawn_local(async move { session.bring_back(&document_id).await });
    }

    async fn bring_back(&self, document_id: &str) {
        let kept = self.kept_team(document_id).await;
        match json::read(&kept, &self.store().model().framework) {
            // A refusal is told by the notice.
            Err(DocumentError::Newer { .. }) => drop(self.show_newer(&kept)),
            Err(error) => self.store().send(Msg::Refused(error)),
            Ok(document) if self.put_aside().await => {
                self.bring_out(document).await;
                // It leaves the shelf once it is kept as the open one.
                if self.is_clean(&self.store().model()) {
                    self.forget_team(document_id);
                }
            }
            Ok(_) => {}
        }
    }

    /// Puts the open team aside and opens the other team's file that waits. Where that team lies aside here already, its
    /// answers are opened, and the file is compared with them.
    pub(crate) fn open_aside(&self) {
        let session = self.clone();
        spawn_local(async move {
            let model = session.store().model();
            let Some(file) = model.copies.as_ref().map(|copies| (*copies.other).clone()) else { return };
            if model.teams.iter().any(|team| team.document_id == file.document_id) {
                session.bring_back(&file.document_id).await;
                session.store().send(Msg::Copies(CopiesMsg::Found(Source::File, Box::new(file))));
            } else if session.put_aside().await {
                session.bring_out(file).await;
            }
        });
    }

    /// Forgets a team that lies aside.
    pub(crate) fn forget_team(&self, document_id: &str) {
        let (session, document_id) = (self.clone(), document_id.to_owned());
        spawn_local(async move {
            let own = &session.0.saver.keys.own;
            let mut teams = listed(&session.0.saver.storage, own).await;
            teams.retain(|team| team.document_id != document_id);
            let forgotten = Write { key: session.0.saver.key(&part::team(&document_id)), text: None };
            session.keep_teams(teams, vec![forgotten]).await;
        });
    }

    /// Reads the files of other teams, to be seen beside this one.
    pub(crate) fn read_teams(&self, files: Vec<web_sys::File>) {
        let session = self.clone();
        spawn_local(async move {
            let model = session.store().model();
            let mut gathering = Gathering::of(&model.beside);
            for file in files {
                let read = match answers(&file).await {
                    Some(text) => json::newer::read_to_show(&text, &model.framework),
                    None => Err(DocumentError::TooLarge),
                };
                gathering.add(file.name(), read);
            }
            let (teams, refused) = gathering.done();
            session.store().send(Msg::TeamsRead(teams, refused));
        });
    }

    /// The teams that lie aside, with the open one, beside one another.
    pub(crate) fn compare_teams(&self) {
        let session = self.clone();
        spawn_local(async move {
            let model = session.store().model();
            let mut all = Vec::new();
            for team in &model.teams {
                let text = session.kept_team(&team.document_id).await;
                all.extend(json::newer::read_to_show(&text, &model.framework).ok().map(Rc::new));
            }
            session.store().send(Msg::TeamsRead(all, Vec::new()));
        });
    }

    async fn kept_team(&self, document_id: &str) -> String {
        let saver = &self.0.saver;
        let kept = saver.storage.read(&[saver.key(&part::team(document_id))]).await;
        kept.into_iter().next().flatten().unwrap_or_default()
    }

    /// Puts the open team aside. Returns false, and changes nothing, where that fails.
    async fn put_aside(&self) -> bool {
        if self.store().model().read_only.as_ref().is_some_and(|read_only| read_only.before.is_some()) {
            self.store().send(Msg::NewerClosed);
        }
        let model: Rc<Model> = self.store().model();
        // The sealed ratings belong to this team, and would be taken for the next one's.
        if model.workshop.sealed.is_some() {
            self.store().send(Msg::Noticed(Notice::RoundFirst));
            return false;
        }
        if model.document.is_empty() {
            return true;
        }
        let team = Team::of(&model.document);
        let saver = &self.0.saver;
        let key = saver.key(&part::team(&team.document_id));
        let teams = teams::with(listed(&saver.storage, &saver.keys.own).await, team);
        self.keep_teams(teams, vec![Write { key, text: Some(model.text()) }]).await
    }

    async fn bring_out(&self, document: Document) {
        self.store().send(Msg::Opened(Box::new(document)));
        self.exchanged().await;
    }

    /// Keeps the list of teams, with what belongs to it. Returns false, and changes nothing, where that fails.
    async fn keep_teams(&self, teams: Vec<Team>, mut writes: Vec<Write>) -> bool {
        let saver = &self.0.saver;
        writes.push(Write { key: saver.key(part::TEAMS), text: Some(teams::write(&teams)) });
        if let Err(why) = saver.storage.write(writes).await {
            self.store().send(Msg::SaveReported(SaveState::Unsaved(why)));
            self.store().send(Msg::Noticed(Notice::DownloadFailed));
            return false;
        }
        self.store().send(Msg::TeamsTold(teams));
        true
    }
}

/// How much of a file is read first, in bytes: of a saved page the answers come long before its end.
const READ_FIRST: f64 = 256.0 * 1024.0;

/// The answers in a team's file, or else all of its text. `None` where it is larger than any that is read.
async fn answers(file: &File) -> Option<String> {
    if file.size() > json::MOST_BYTES_OF_A_PAGE as f64 {
        return None;
    }
    let first = text(&file.slice_with_f64_and_f64(0.0, READ_FIRST).ok()?).await;
    let found = json::in_page(&first);
    if found.is_some() || file.size() <= READ_FIRST {
        return Some(found.unwrap_or(first));
    }
    let whole = text(file).await;
    Some(json::in_page(&whole).unwrap_or(whole))
}

async fn text(part: &Blob) -> String {
    JsFuture::from(part.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
