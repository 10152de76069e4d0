//! The keys under which a page keeps its records.

use super::options::Options;
use super::storage::Write;
use super::surroundings;
use crate::app::Settings;
use crate::app::record::digest;
use crate::content;
use crate::documents::files::json;
use crate::domain::Framework;

/// The keys of a widget's records.
#[derive(Clone)]
pub(super) struct Keys {
    /// This page's own.
    pub(super) own: String,
    /// A second key that all copies of a saved page write to. A copy that was moved or renamed finds its answers here.
    pub(super) copies: Option<String>,
}

impl Keys {
    /// The answers that are written, under the second key.
    pub(super) fn copy_of(&self, writes: &[Write]) -> Option<Write> {
        let answers = writes.iter().find(|record| record.key == self.own)?;
        Some(Write { key: self.copies.clone()?, text: answers.text.clone() })
    }
}

/// The keys of a page. `kept` is the id and the text of the document in the page.
fn keys(settings: &Settings, framework: &Framework, kept: Option<(&str, &str)>) -> Keys {
    // Another framework's answers would not fit here: each framework keeps its own record.
    let named = |key: String| {
        if framework.id == content::FRAMEWORK_ID { key } else { format!("{key}.{}", framework.id) }
    };
    let Some((document_id, text)) = kept else {
        return Keys { own: named(settings.storage_key.clone()), copies: None };
    };
    // A page that carries answers has a key of its own, and two pages from disk have two: browsers share one storage
    // among all pages opened from disk.
    let copies = named(format!("{}.{document_id}.{:08x}", settings.storage_key, digest(text)));
    match surroundings::path_on_disk() {
        Some(path) => Keys { own: format!("{copies}.{path}"), copies: Some(copies) },
        None => Keys { own: copies, copies: None },
    }
}

/// The keys of a page with these options.
pub(super) fn keys_of(options: &Options, framework: &Framework) -> Keys {
    let id = |text: &str| json::newer::read_to_show(text, framework).ok().map(|document| document.document_id);
    let kept = options.kept.as_deref().and_then(|text| Some((id(text)?, text)));
    keys(&options.settings, framework, kept.as_ref().map(|(id, text)| (id.as_str(), *text)))
}
