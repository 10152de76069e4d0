//! Frameworks of one's own, from the smallest to the largest, and of another field: every place and every print.

use std::rc::Rc;

use serde_json::{Value, json};
use stem_readiness::app::{Model, Place, Room, Stop, Store};
use stem_readiness::base::{Date, Level};
use stem_readiness::content;
use stem_readiness::documents;
use stem_readiness::documents::files::html;
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::node::Node;
use stem_readiness::documents::paper::{Pack, Paper, PaperSize};
use stem_readiness::domain::action::Action;
use stem_readiness::domain::score::readiness;
use stem_readiness::domain::{Framework, Response};
use stem_readiness::words::Words;

use crate::support::{file, framework_value, level, parse};

fn literacy() -> Framework {
    let text = file("examples/literacy/framework.json");
    content::read_framework(&text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A framework as small as one may be.
fn smallest() -> Framework {
    parse(&framework_value(2, &[2, 2], &[]))
}

/// Twelve steps, seven levels, two hundred indicators.
fn largest() -> Framework {
    let mut value = framework_value(7, &[17, 17, 17, 17, 17, 17, 17, 17, 16, 16, 16, 16], &["A1 5 B1 3", "C1 7 A1 6"]);
    for (index, step) in value["steps"].as_array_mut().expect("steps").iter_mut().enumerate() {
        step["short_title"] = json!(format!("Step number {}", index + 1));
        step["indicators"][0]["equity"] = json!(true);
        step["indicators"][0]["pulse"] = json!(true);
    }
    parse(&value)
}

/// A team that has rated everything one level below the highest, chosen a priority and taken an action up.
fn model(framework: Framework) -> Model {
    let today = Date::new(2026, 11, 25).expect("a day");
    let framework = Rc::new(framework);
    let library = content::actions().for_framework(&framework);
    let mut model = Model::new(Rc::clone(&framework), library, "test".to_owned(), today);
    let document = Rc::make_mut(&mut model.document);
    for indicator in framework.indicators() {
        let below = Level::new(framework.level_count() - 1).expect("a level");
        document.readiness.edit(&indicator.id, |answer| answer.response = Some(Response::Level(below)));
    }
    document.plan.priorities = framework.indicators().take(1).map(|indicator| indicator.id.clone()).collect();
    document.plan.actions =
        model.library.actions.iter().take(2).map(|action| Action::adopted(action, action.id.as_str().into())).collect();
    model
}

fn words(framework: &Framework) -> Words {
    Words::english().with(&framework.words)
}

/// What a place shows, as HTML.
async fn shown(model: Model, place: Place) -> String {
    shown_at(model, Stop::Place(place)).await
}

/// Every place, room and step.
fn all_stops(model: &Model) -> Vec<Stop> {
    Place::ALL.into_iter().flat_map(|place| Stop::of(place, &model.framework)).collect()
}

/// What a place or room shows, as HTML.
async fn shown_at(mut model: Model, stop: Stop) -> String {
    model.view.open(stop);
    let words = words(&model.framework);
    crate::support::drawn(Store::new(model), words).await
}

fn paper(model: &Model, pack: Pack) -> Paper {
    let (facts, words) = (model.facts_of(Rc::clone(&model.document)), words(&model.framework));
    documents::paper(pack, &Manuscript::of(&facts, &words, PaperSize::Letter))
}

fn printed(model: &Model, pack: Pack) -> String {
    html::html(&paper(model, pack))
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[tokio::test]
async fn every_place_and_print_of_every_framework_is_drawn() {
    for framework in [smallest(), largest(), literacy()] {
        let model = model(framework);
        let highest = model.framework.levels.last().map(|level| level.name.clone()).expect("a level");
        for stop in all_stops(&model) {
            assert!(shown_at(model.clone(), stop).await.len() > 3000, "{stop:?} of {}", model.framework.title);
        }
        for pack in Pack::ALL {
            let text = printed(&model, pack);
            // A sheet of costs without a cost has a head and a sentence.
            assert!(!text.contains("NaN") && text.len() > 200, "{pack:?} of {}", model.framework.title);
        }
        assert!(printed(&model, Pack::RatingSheets).contains(&highest));
    }
}

#[tokio::test]
async fn a_step_offers_each_level_of_each_indicator_by_its_own_name() {
    for (framework, radios) in [(smallest(), 2 * 2), (largest(), 17 * 7), (literacy(), 5 * 5)] {
        let model = model(framework);
        let page = shown(model.clone(), Place::Readiness).await;
        assert_eq!(count(&page, "level-picker__radio"), radios, "{}", model.framework.title);
        for (number, name) in model.framework.all_levels().zip(&model.framework.levels) {
            assert!(page.contains(&format!("{number} {}", name.name)), "{number} {}", name.name);
        }
        assert_eq!(count(&page, "id=\"step-"), model.framework.steps.len(), "the rail names each step");
    }
}

#[tokio::test]
async fn two_steps_are_drawn_as_bars_and_twelve_as_a_radar() {
    let small = model(smallest());
    let page = shown(small.clone(), Place::Insights).await;
    assert_eq!((count(&page, "class=\"radar\""), count(&page, "step-bars__item")), (0, 2));
    for pack in [Pack::Board, Pack::FullPlan, Pack::StepReport] {
        assert_eq!(count(&printed(&small, pack), "paper__radar"), 0, "{pack:?}: two axes span no area");
    }
    let page = shown(model(largest()), Place::Insights).await;
    assert_eq!((count(&page, "radar__label"), count(&page, "heat-strip__cell ")), (12, 200 + 7 + 3));
    assert!(printed(&model(largest()), Pack::Board).contains("paper__radar"));
}

/// The boxes that the names around a printed radar take, by class `paper__axis`, a box for each line: left, top, right,
/// bottom.
fn name_boxes(node: &Node, anchor: Option<&str>, found: &mut Vec<[f64; 4]>) {
    let Node::Element(tag, attributes, children) = node else { return };
    let value = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    let anchor = if value("class") == Some("paper__axis") { value("text-anchor") } else { anchor };
    if *tag == "tspan" {
        let number = |name: &str| value(name).and_then(|value| value.parse::<f64>().ok()).expect("a number");
        let [Node::Text(words)] = &children[..] else { panic!("a line is words") };
        let (x, y, wide) = (number("x"), number("y"), words.chars().count() as f64 * 7.0);
        let left = match anchor {
            Some("start") => x,
            Some("end") => x - wide,
            _ => x - wide / 2.0,
        };
        found.push([left, y - 11.0, left + wide, y + 3.0]);
    }
    children.iter().for_each(|child| name_boxes(child, anchor, found));
}

#[test]
fn the_names_of_twelve_steps_stand_apart_on_paper() {
    let model = model(largest());
    let paper = paper(&model, Pack::Board);
    let mut boxes = Vec::new();
    name_boxes(&html::tree(&paper), None, &mut boxes);
    assert!(boxes.len() >= 12);
    for (index, [left, top, right, bottom]) in boxes.iter().enumerate() {
        assert!(*left >= -1.0 && *right <= 313.0 && *top >= 0.0 && *bottom <= 224.0, "{index} is cut: {boxes:?}");
        let meets = |other: &&[f64; 4]| left < &other[2] && &other[0] < right && top < &other[3] && &other[1] < bottom;
        assert_eq!(boxes[index + 1..].iter().find(meets), None, "{index} meets another: {boxes:?}");
    }
}

#[test]
fn scores_of_two_and_of_seven_levels_as_worked_by_hand() {
    // Level 1 of 2 is 0 percent; level 6 of 7 is five of six parts, 83 percent.
    for (framework, tenths, percent) in [(smallest(), 10, 0), (largest(), 60, 83)] {
        let model = model(framework);
        let overall = readiness(&model.framework, &model.document.readiness).overall;
        let score = overall.score.expect("all is rated");
        assert_eq!((score.tenths(), score.percent(model.framework.level_count())), (tenths, percent));
        assert_eq!(overall.gate.map(|gate| gate.level), Some(level(model.framework.level_count() - 1)));
    }
}

#[tokio::test]
async fn what_a_framework_does_not_have_is_not_asked() {
    let bare = model(smallest());
    for (room, id) in [(Room::Missing, "obstacles-title"), (Room::People, "experiences-title")] {
        assert!(shown_at(model(literacy()), Stop::Room(room)).await.contains(id), "{id}");
        assert!(!shown_at(bare.clone(), Stop::Room(room)).await.contains(id), "{id}");
    }
    assert!(!shown(bare.clone(), Place::Readiness).await.contains("Pulse"), "no indicator belongs to a pulse");
    for (room, title) in [(Room::Findings, "Equity lens"), (Room::NextLevel, "Ahead of its foundation")] {
        assert!(shown_at(model(literacy()), Stop::Room(room)).await.contains(title), "{title}");
        assert!(!shown_at(bare.clone(), Stop::Room(room)).await.contains(title), "{title}");
    }
}

#[tokio::test]
async fn a_priority_whose_indicator_is_gone_keeps_its_name_and_its_actions() {
    let mut model = model(parse(&framework_value(4, &[2, 2], &[])));
    let document = Rc::make_mut(&mut model.document);
    document.plan.priorities = vec!["B2".into()];
    document.plan.actions =
        vec![Action { id: "i1".into(), indicator: "B2".into(), title: "Keep at it".to_owned(), ..Action::default() }];
    let mut smaller = framework_value(4, &[2, 1], &[]);
    smaller["edition"] = json!("2");
    model.framework = Rc::new(parse(&smaller));
    let page = shown(model.clone(), Place::Plan).await;
    for part in ["B2 Title B2", "Keep at it", "The framework no longer asks these"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("B2 Title B2, from"), "its level counts nowhere");
    let plan = printed(&model, Pack::FullPlan);
    assert!(plan.contains("Title B2") && plan.contains("Keep at it"), "{plan}");
}

#[tokio::test]
async fn the_literacy_example_never_says_stem() {
    let model = model(literacy());
    for stop in all_stops(&model) {
        let page = shown_at(model.clone(), stop).await;
        assert!(!page.contains("STEM"), "{stop:?}: {}", around(&page));
    }
    let mut empty = model.clone();
    empty.document = Model::new(literacy().into(), Rc::default(), "test".to_owned(), model.today).document;
    for pack in Pack::ALL {
        for model in [&model, &empty] {
            let page = printed(model, pack);
            assert!(!page.contains("STEM"), "{pack:?}: {}", around(&page));
        }
    }
}

/// Where it says so.
fn around(page: &str) -> &str {
    let at = page.find("STEM").unwrap_or_default();
    let from = (0..at.saturating_sub(60)).rev().find(|from| page.is_char_boundary(*from)).unwrap_or_default();
    &page[from..page.len().min(at + 4)]
}

#[test]
fn the_literacy_example_replaces_every_sentence_that_names_the_field() {
    let words = literacy().words;
    for entry in std::fs::read_dir(crate::support::root().join("src/content/words/en")).expect("words").flatten() {
        let area = entry.path().file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        let sentences: Value = serde_json::from_str(&text).expect("JSON");
        for (key, sentence) in sentences.as_object().expect("sentences by key") {
            let names_it = sentence.as_str().is_some_and(|sentence| sentence.contains("STEM"));
            assert!(!names_it || words.get(&format!("{area}_{key}")).is_some(), "{area}_{key}: {sentence}");
        }
    }
}

#[test]
fn the_literacy_example_is_whole() {
    let framework = literacy();
    assert_eq!((framework.steps.len(), framework.indicators().count(), framework.level_count()), (5, 25, 5));
    for step in &framework.steps {
        assert_eq!(step.indicators.iter().filter(|indicator| indicator.pulse).count(), 2, "{}", step.id);
    }
    for indicator in framework.indicators() {
        let texts = indicator.descriptors.iter().chain([&indicator.title, &indicator.evidence_hint]);
        assert!(texts.into_iter().all(|text| text.trim() == text && !text.ends_with('.')), "{}", indicator.id);
        assert!(indicator.question.ends_with('?') && !indicator.tags.is_empty(), "{}", indicator.id);
        let offered =
            framework.actions.iter().any(|action| action.indicator == indicator.id && action.to_level == level(3));
        assert!(offered, "{} has an action to level 3", indicator.id);
    }
    let offered = &framework.mission;
    let lists = [&offered.focus, &offered.purposes, &offered.partners, &offered.authors, &offered.obstacles];
    for tag in lists.into_iter().flatten().flat_map(|choice| &choice.tags) {
        assert!(framework.indicators().any(|indicator| indicator.tags.contains(tag)), "{tag}");
    }
}

#[test]
fn the_literacy_page_holds_the_same_framework() {
    let page = file("examples/literacy/index.html");
    let inside = page.split_once("data-framework>").and_then(|(_, rest)| rest.split_once("</script>"));
    let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    assert_eq!(value(inside.expect("a framework").0), value(&file("examples/literacy/framework.json")));
}

#[test]
fn the_guides_small_framework_fits() {
    let guide = file("docs/frameworks.md");
    let block = guide.split("```json\n").find(|block| block.starts_with("{\n  \"format\"")).expect("an example");
    let text = block.split("```").next().unwrap_or_default();
    assert!(content::read_framework(text).is_ok(), "{:?}", content::read_framework(text));
}
