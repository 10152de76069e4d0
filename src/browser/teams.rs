//! Several teams on one device: one is open, the others lie aside under keys of their own.

use std::rc::Rc;

use serde_json::{Value, json};

use super::session::Session;
use super::shelf::{list, listed, slot};
use super::{storage, today};
use crate::app::model::{Notice, SaveState, Team};
use crate::app::{Model, Msg};
use crate::documents::files::json::{self, DocumentError};
use crate::domain::Document;

impl Session {
    /// Puts the open team aside and begins another one.
    pub(crate) fn new_team(&self) {
        if self.put_aside() {
            let framework = self.store().model().framework.clone();
            self.bring_out(Document::new(&framework, today::document_id()));
        }
    }

    /// Puts the open team aside and opens another one.
    pub(crate) fn open_team(&self, document_id: &str) {
        let (keep, key) = self.place();
        let kept = storage::read(keep, &slot(&key, document_id)).unwrap_or_default();
        match json::read(&kept, &self.store().model().framework) {
            // A refusal is told by the notice.
            Err(DocumentError::Newer { .. }) => drop(self.show_newer(&kept)),
            Err(error) => self.store().send(Msg::Refused(error)),
            Ok(document) if self.put_aside() => {
                self.bring_out(document);
                // The open team is kept under the page's own key from now on.
                if matches!(self.store().model().save, SaveState::Saved(_)) {
                    self.forget_team(document_id);
                }
            }
            Ok(_) => {}
        }
    }

    /// Forgets a team that lies aside.
    pub(crate) fn forget_team(&self, document_id: &str) {
        let (keep, key) = self.place();
        storage::remove(keep, &slot(&key, document_id));
        let teams = listed(keep, &key).into_iter().filter(|team| team.document_id != document_id).collect();
        self.tell_teams(teams);
    }

    /// Reads the files of other teams, to be seen beside this one.
    pub(crate) fn read_teams(&self, files: Vec<web_sys::File>) {
        let session = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let model = session.store().model();
            let mut all: Vec<Rc<Document>> = model.beside.iter().map(|facts| Rc::clone(&facts.document)).collect();
            for file in files {
                let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok();
                let text = text.and_then(|text| text.as_string()).unwrap_or_default();
                let inner = json::in_page(&text).unwrap_or(text);
                match json::newer::read_to_show(&inner, &model.framework) {
                    Ok(document) => {
                        all.retain(|known| known.document_id != document.document_id);
                        all.push(document.into());
                    }
                    Err(error) => session.store().send(Msg::Refused(error)),
                }
            }
            session.store().send(Msg::TeamsRead(all));
        });
    }

    /// The teams that lie aside, with the open one, beside one another.
    pub(crate) fn compare_teams(&self) {
        let (keep, key) = self.place();
        let model = self.store().model();
        let read = |team: Team| {
            json::newer::read_to_show(&storage::read(keep, &slot(&key, &team.document_id))?, &model.framework).ok()
        };
        let all = listed(keep, &key).into_iter().filter_map(read).map(Into::into).collect();
        self.store().send(Msg::TeamsRead(all));
    }

    /// Forgets all teams that lie aside.
    pub(crate) fn forget_all_teams(&self) {
        let (keep, key) = self.place();
        for team in listed(keep, &key) {
            storage::remove(keep, &slot(&key, &team.document_id));
        }
        storage::remove(keep, &list(&key));
        self.store().send(Msg::TeamsTold(Vec::new()));
    }

    /// Puts the open team aside. Returns false, and changes nothing, where that fails.
    fn put_aside(&self) -> bool {
        self.flush();
        let (keep, key) = self.place();
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
        let team = Team {
            document_id: model.document.document_id.clone(),
            name: model.document.mission.community.trim().to_owned(),
        };
        if let Err(why) = storage::write(keep, &slot(&key, &team.document_id), &model.text()) {
            self.store().send(Msg::SaveReported(SaveState::Unsaved(why)));
            self.store().send(Msg::Noticed(Notice::DownloadFailed));
            return false;
        }
        let mut teams = listed(keep, &key);
        teams.retain(|known| known.document_id != team.document_id);
        teams.push(team);
        self.tell_teams(teams);
        true
    }

    fn bring_out(&self, document: Document) {
        self.store().send(Msg::Opened(Box::new(document)));
        self.flush();
    }

    fn tell_teams(&self, teams: Vec<Team>) {
        let (keep, key) = self.place();
        let kept: Vec<Value> = teams.iter().map(|team| json!([team.document_id, team.name])).collect();
        // The teams themselves are kept; without room for the list it is as it was after a reload.
        let _ = storage::write(keep, &list(&key), &Value::Array(kept).to_string());
        self.store().send(Msg::TeamsTold(teams));
    }
}
