//! Short ways to write frameworks and answers.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::{Value, json};
use stem_readiness::app::{Settings, Store};
use stem_readiness::base::{Date, IndicatorId, Level};
use stem_readiness::domain::{Assessment, Document, Evidence, Facts, Framework, Response};
use stem_readiness::ui::{App, AppProps, Extent, Platform};
use stem_readiness::words::Words;
use yew::{Callback, LocalServerRenderer};

/// The widget as it is drawn first, as HTML.
pub(crate) async fn drawn(store: Store, words: Words) -> String {
    let (settings, ask, platform) = (Settings::default(), Callback::noop(), Platform::still());
    let props = AppProps { store, words, settings, ask, platform, extent: Extent::Whole };
    LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await
}

/// The level with this number.
pub(crate) fn level(number: u8) -> Level {
    Level::new(number).expect("tests name levels that exist")
}

/// Answers written as `V1=3 V2=2>4 V3=3* V4=n`: a level, with `>` and a target, with `*` for cited evidence; `n` for
/// not applicable.
pub(crate) fn answers(text: &str) -> Assessment {
    let mut assessment = Assessment::default();
    for word in text.split_whitespace() {
        let (id, said) = word.split_once('=').expect("an answer is written id=level");
        let (said, cited) = said.strip_suffix('*').map_or((said, false), |said| (said, true));
        let (said, target) = said.split_once('>').map_or((said, None), |(said, target)| (said, Some(target)));
        assessment.edit(&IndicatorId::from(id), |answer| {
            answer.response = Some(response(said));
            answer.target_level = target.map(number);
            if cited {
                answer.evidence = Evidence { note: "Seen.".to_owned(), ..Evidence::default() };
            }
        });
    }
    assessment
}

fn response(said: &str) -> Response {
    if said == "n" { Response::NotApplicable { reason: String::new() } } else { Response::Level(number(said)) }
}

fn number(text: &str) -> Level {
    level(text.parse().expect("a level is a number"))
}

/// Answers by position, a text for each step: a digit is a level, `n` not applicable, `-` unanswered.
pub(crate) fn answers_by_step(framework: &Framework, steps: &[&str]) -> Assessment {
    let mut assessment = Assessment::default();
    for (step, levels) in framework.steps.iter().zip(steps) {
        for (indicator, said) in step.indicators.iter().zip(levels.chars()).filter(|(_, said)| *said != '-') {
            assessment.edit(&indicator.id, |answer| answer.response = Some(response(&said.to_string())));
        }
    }
    assessment
}

/// A framework file: so many levels, steps `A`, `B`, … with these counts of indicators `A1`, `A2`, … and rows of
/// foundations such as `A1 3 B1 2`: "A1 at 3 or above needs B1 at 2 or above".
pub(crate) fn framework_value(levels: usize, steps: &[usize], foundations: &[&str]) -> Value {
    let step = |(index, count): (usize, &usize)| {
        let code = char::from(b'A' + index as u8).to_string();
        let indicators: Vec<Value> = (1..=*count)
            .map(|number| {
                json!({
                    "id": format!("{code}{number}"), "title": format!("Title {code}{number}"), "question": "What?",
                    "descriptors": vec!["Like this"; levels],
                })
            })
            .collect();
        json!({
            "id": code, "code": code, "title": format!("Step {code}"), "short_title": code, "why": "Because",
            "indicators": indicators,
        })
    };
    let row = |text: &&str| {
        let words: Vec<&str> = text.split(' ').collect();
        let number = |at: usize| words[at].parse::<u8>().expect("a level is a number");
        json!({
            "indicator": words[0], "level": number(1), "needs": words[2], "needs_level": number(3), "because": "so"
        })
    };
    json!({
        "format": "stem-readiness-framework", "version": 1, "id": "test", "edition": "1", "lang": "en",
        "title": "Test", "source": "", "rule": [], "default_target": 3.min(levels), "claimed_from": 3.min(levels),
        "levels": (1..=levels).map(|n| json!({ "name": format!("Level {n}"), "meaning": "" })).collect::<Vec<_>>(),
        "steps": steps.iter().enumerate().map(step).collect::<Vec<_>>(),
        "foundations": foundations.iter().map(row).collect::<Vec<_>>(),
        "mission": {},
    })
}

/// [`framework_value`], read.
pub(crate) fn framework(levels: usize, steps: &[usize], foundations: &[&str]) -> Framework {
    parse(&framework_value(levels, steps, foundations))
}

/// Reads a framework that fits.
pub(crate) fn parse(value: &Value) -> Framework {
    stem_readiness::content::read_framework(&value.to_string()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A file of this repository.
pub(crate) fn file(path: &str) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Where the repository lies.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// What follows from a document, by a framework and the shipped actions, seen on a day.
pub(crate) fn facts(document: &Document, framework: &Framework, today: Date) -> Facts {
    let framework = Rc::new(framework.clone());
    let library = stem_readiness::content::actions().for_framework(&framework);
    Facts::of(Rc::new(document.clone()), framework, library, today)
}
