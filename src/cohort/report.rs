//! The page about many teams as one file, which asks for nothing and needs no script.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::failure::Failure;
use super::read::{Reader, Settings};
use super::run;
use crate::base::xml;
use crate::documents::cohort::CohortPage;
use crate::domain::cohort::{Cohort, Team};
use crate::words::Words;

/// The styles of everything that the widget prints, and those of this page's pictures.
const STYLES: &str = concat!(include_str!("../../styles/print.css"), include_str!("../../styles/cohort.css"));

/// Counts the teams of all files and writes the page. Returns how many files were found, and how many were not read.
///
/// # Errors
/// Where the page cannot be written, or the framework does not fit.
pub fn write(
    out: &Path,
    paths: &[String],
    settings: &Settings,
    threads: usize,
    fewest: u64,
) -> Result<(u64, u64), Failure> {
    let (mut cohort, mut files, mut unread) = (Cohort::default(), 0, 0);
    let make = |reader: &Reader, found| {
        let case = reader.case(found).ok()?;
        Some((case.document.document_id.clone(), Team::of(&case.facts)))
    };
    run::each(paths, settings, threads, make, |team| {
        files += 1;
        match team {
            Some((id, team)) => cohort.add(id, team),
            None => unread += 1,
        }
        Ok(())
    })?;
    let reader = Reader::new(settings)?;
    let words = Words::english();
    let (framework, today) = (reader.framework(), settings.today);
    let page = CohortPage { cohort: &cohort, framework, words: &words, today, unread, fewest };
    std::fs::write(out, whole(&page.title(), &page.html())).map_err(Failure::writing(out))?;
    Ok((files, unread))
}

/// The file around the page. Its policy lets nothing in but the styles by their hash.
fn whole(title: &str, article: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLES));
    let mut named = String::new();
    xml::escape(title, &mut named);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{named}</title>\n\
         <style>{STYLES}</style>\n</head>\n<body>\n\
         <main class=\"stem-readiness__paper\">{article}</main>\n</body>\n</html>\n"
    )
}
