//! Several teams side by side: their order, how they are spread, the files that come in, and what leaves.

use std::rc::Rc;

use stem_readiness::app::gathering::{FileFault, Gathering};
use stem_readiness::app::{Model, Msg, Store, drafts};
use stem_readiness::content;
use stem_readiness::documents::files::json::{self, DocumentError};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Block, Pack, PaperSize};
use stem_readiness::documents::{paper, teams_csv};
use stem_readiness::domain::teams::{MOST_TEAMS, Order, StepSpread, ordered};
use stem_readiness::domain::{Document, Facts};
use stem_readiness::say;
use stem_readiness::words::Words;

/// A team that has rated every indicator of the first so many steps with one level.
fn team(name: &str, level: u8, steps: usize) -> Document {
    let framework = content::framework();
    let rated = framework.steps.iter().take(steps).flat_map(|step| &step.indicators);
    let answers: serde_json::Map<String, serde_json::Value> = rated
        .map(|indicator| (indicator.id.to_string(), serde_json::json!({ "response": { "level": level } })))
        .collect();
    let mut value = json::to_value(&Document::new(&framework, format!("id-{name}")));
    value["mission"] = serde_json::json!({ "community": name });
    value["readiness"] = serde_json::json!({ "answers": answers });
    json::read(&value.to_string(), &framework).expect("it fits")
}

fn facts(documents: &[Document]) -> Vec<Rc<Facts>> {
    let framework = content::framework();
    let library = content::actions().for_framework(&framework);
    let today = "2027-02-15".parse().expect("a day");
    let of = |document: &Document| {
        Rc::new(Facts::of(Rc::new(document.clone()), Rc::clone(&framework), Rc::clone(&library), today))
    };
    documents.iter().map(of).collect()
}

fn four() -> Vec<Rc<Facts>> {
    facts(&[team("Oak", 2, 5), team("elm", 3, 5), team("Ash", 3, 1), team("Fir", 1, 0)])
}

fn names(teams: &[Rc<Facts>]) -> Vec<&str> {
    teams.iter().map(|team| team.document.mission.community.as_str()).collect()
}

#[test]
fn teams_stand_in_the_order_of_any_column_and_those_without_a_rating_last() {
    let by = |column, falls| Order { column, falls };
    let orders = [
        (Order::default(), ["Ash", "elm", "Fir", "Oak"]),
        (by(0, true), ["Oak", "Fir", "elm", "Ash"]),
        (by(1, false), ["Oak", "Ash", "elm", "Fir"]),
        (by(1, true), ["Ash", "elm", "Oak", "Fir"]),
        (by(2, true), ["elm", "Oak", "Ash", "Fir"]),
        (by(6, true), ["elm", "Oak", "Ash", "Fir"]),
        (by(6, false), ["Ash", "Oak", "elm", "Fir"]),
    ];
    for (order, wanted) in orders {
        assert_eq!(names(&ordered(&four(), order)), wanted, "{order:?}");
        assert_eq!(Order::read(&order.write()), order);
    }
    assert_eq!(Order::read("nonsense 4"), Order::default());
    let first = Order::default().asked(3);
    assert_eq!((first, first.asked(3), first.asked(0)), (by(3, true), by(3, false), Order::default()));
}

#[test]
fn how_teams_are_spread_over_a_step_is_said_in_levels_and_scores() {
    let (framework, words) = (content::framework(), Words::english());
    let said = |step| say::teams::spread(&StepSpread::of(&four(), &framework, step), &framework, &words);
    let name = |level: usize| framework.levels[level - 1].name.as_str();
    assert_eq!(
        said(0),
        format!(
            "{} 1, {} 2, and Too early to say 1. Scores from 2.0 to 3.0, the middle one 3.0; half of the teams are between 2.0 and 3.0.",
            name(2),
            name(3)
        )
    );
    let one = StepSpread::of(&four()[3..], &framework, 0);
    assert_eq!(say::teams::spread(&one, &framework, &words), "Too early to say 1");
    assert_eq!(StepSpread::of(&[], &framework, 0).score(2), None);
}

#[test]
fn of_files_that_come_in_those_that_do_not_fit_are_named_and_the_rest_stays() {
    let mut gathering = Gathering::of(&facts(&[team("Oak", 2, 5)]));
    let later = Document { revision: 7, ..team("elm", 3, 5) };
    gathering.add("elm-old.json".into(), Ok(team("elm", 1, 5)));
    gathering.add("elm.json".into(), Ok(later.clone()));
    gathering.add("elm-older.json".into(), Ok(team("elm", 2, 5)));
    gathering.add("notes.json".into(), Err(DocumentError::OtherFormat));
    gathering.add("oak.html".into(), Ok(team("Oak", 3, 5)));
    for at in 0..MOST_TEAMS {
        gathering.add(format!("{at}.json"), Ok(team(&at.to_string(), 1, 1)));
    }
    let (teams, refused) = gathering.done();
    assert_eq!(teams.len(), MOST_TEAMS);
    assert_eq!((&teams[0].readiness, &*teams[1]), (&team("Oak", 3, 5).readiness, &later));
    let refused: Vec<(&str, &FileFault)> = refused.iter().map(|file| (file.name.as_str(), &file.why)).collect();
    let unfit = FileFault::Unfit(DocumentError::OtherFormat);
    assert_eq!(
        refused,
        [
            ("elm-old.json", &FileFault::Older),
            ("elm-older.json", &FileFault::Older),
            ("notes.json", &unfit),
            ("298.json", &FileFault::TooMany),
            ("299.json", &FileFault::TooMany),
        ]
    );
}

#[test]
fn the_open_team_is_among_them_unless_it_is_empty_and_the_chosen_order_holds() {
    let day = "2027-02-15".parse().expect("a day");
    let store = Store::new(Model::new(content::framework(), content::actions(), "own".into(), day));
    let is = |wanted: &[&str]| assert_eq!(names(&store.model().side_by_side()), wanted);
    store.send(Msg::TeamsRead([team("Oak", 2, 5), team("elm", 3, 5)].map(Rc::new).to_vec(), Vec::new()));
    is(&["elm", "Oak"]);
    store.send(Msg::Opened(Box::new(team("Ash", 1, 5))));
    is(&["Ash", "elm", "Oak"]);
    store.send(Msg::Drafted(drafts::TEAMS_ORDER.into(), Some(Order::default().asked(6).write())));
    is(&["elm", "Oak", "Ash"]);
}

#[test]
fn their_table_leaves_as_a_file_and_on_paper() {
    let (framework, words, teams) = (content::framework(), Words::english(), four());
    let csv = teams_csv(&teams, &framework, &words);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"team_id\",\"team\",\"vision_score\",\"vision_level\","), "{}", lines[0]);
    assert!(lines[0].ends_with("\"overall_score\",\"overall_level\""), "{}", lines[0]);
    assert!(lines[1].starts_with("\"id-Oak\",\"Oak\",2,2,"), "{}", lines[1]);
    assert!(lines[4].ends_with(",,,,"), "nothing is rated: {}", lines[4]);
    let manuscript = Manuscript::of(&teams[0], &words, PaperSize::Letter).with_teams(teams.clone());
    let printed = paper(Pack::Teams, &manuscript);
    let rows = printed.blocks.iter().find_map(|block| match block {
        Block::Table { rows, head, widths, .. } => Some((rows.len(), head.len(), widths.iter().sum::<u8>())),
        _ => None,
    });
    assert_eq!(rows.map(|(rows, head, _)| (rows, head)), Some((4, framework.steps.len() + 2)));
    assert!(rows.is_some_and(|(.., wide)| (90..=100).contains(&wide)), "{rows:?}");
}
