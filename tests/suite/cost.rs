//! Money: every sum to the cent, and the year in which it runs out.

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::Value;
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::msg::PastedRow;
use stem_readiness::app::{Model, Msg, Store};
use stem_readiness::base::{Cents, Date, ItemId};
use stem_readiness::content;
use stem_readiness::documents::files::{html, json};
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Block, Pack, PaperSize};
use stem_readiness::documents::tables::Tidy;
use stem_readiness::documents::{self, FileKind};
use stem_readiness::domain::Document;
use stem_readiness::domain::cost;
use stem_readiness::domain::cost::{Cliff, CostLine, CostSketch, FundingSource, Recurs, YEARS};
use stem_readiness::domain::pilot::Schools;
use stem_readiness::words::Words;

use crate::pilot::district;
use crate::support::{facts, file};

fn day(text: &str) -> Date {
    text.parse().expect("tests name days that exist")
}

fn today() -> Date {
    day("2026-11-24")
}

fn line(recurs: Recurs, quantity_hundredths: u32, cents: u64, span: [&str; 2], source: &str) -> CostLine {
    CostLine {
        recurs,
        quantity_hundredths: Some(quantity_hundredths),
        unit_cost_cents: Cents::new(cents),
        start_date: span[0].parse().ok(),
        end_date: span[1].parse().ok(),
        source: ItemId::from(source),
        ..CostLine::default()
    }
}

fn source(id: &str, ends: &str) -> FundingSource {
    FundingSource { id: ItemId::from(id), name: id.to_owned(), end_date: ends.parse().ok(), ..FundingSource::default() }
}

/// Twelve robots once at $1,299.99; half a coach's post at $84,000.50 a year; both from a grant until May 2028.
fn worked() -> CostSketch {
    CostSketch {
        lines: vec![
            line(Recurs::Once, 1200, 129_999, ["2026-09-01", ""], "grant"),
            line(Recurs::Yearly, 50, 8_400_050, ["2026-09-01", ""], "grant"),
        ],
        sources: vec![source("grant", "2028-05-31")],
        students: Some(3000),
        ..CostSketch::default()
    }
}

#[test]
fn a_worked_sketch() {
    let five = cost::five_years(&worked(), &Schools::default(), today());
    let years: Vec<(i32, u64, u64, u64)> =
        five.years.iter().map(|year| (year.begins, year.once, year.yearly, year.gap())).collect();
    assert_eq!(
        years,
        [
            (2026, 1_559_988, 4_200_025, 0),
            (2027, 0, 4_200_025, 0),
            (2028, 0, 4_200_025, 4_200_025),
            (2029, 0, 4_200_025, 4_200_025),
            (2030, 0, 4_200_025, 4_200_025),
        ]
    );
    assert_eq!(five.cliff(), Some(Cliff { year: 2, begins: 2028, cents: 4_200_025 }));
    assert_eq!(five.total(), 22_560_113);
    assert_eq!(five.recurring_percent(), Some(93), "21,000,125 of 22,560,113 cents is 93.08%");
    assert_eq!(five.per_student(five.years[0].total()), Some(1920), "$57,600.13 for 3,000 students is $19.20 each");
}

#[test]
fn moving_the_end_of_a_grant_moves_the_cliff() {
    let grant = ItemId::from("grant");
    let cliff = |end: Option<&str>| {
        let other = cost::what_if(&worked(), &grant, end.map(day));
        cost::five_years(&other, &Schools::default(), today()).cliff().map(|cliff| cliff.begins)
    };
    assert_eq!(cliff(Some("2027-06-30")), Some(2027));
    assert_eq!(cliff(Some("2027-07-01")), Some(2028), "a source pays through the budget year in which it ends");
    assert_eq!(cliff(Some("2030-01-01")), Some(2030));
    assert_eq!(cliff(None), None);
}

#[test]
fn a_source_that_pays_so_much_a_year_pays_what_recurs_first() {
    let mut sketch = worked();
    sketch.sources[0].yearly_cents = Cents::new(5_000_000);
    let five = cost::five_years(&sketch, &Schools::default(), today());
    assert_eq!((five.years[0].yearly_money, five.years[0].once_money), (4_200_025, 799_975));
    sketch.sources[0].yearly_cents = Cents::new(4_000_000);
    let cliff = cost::five_years(&sketch, &Schools::default(), today()).cliff();
    assert_eq!(cliff, Some(Cliff { year: 0, begins: 2026, cents: 200_025 }));
}

#[test]
fn a_budget_year_begins_when_the_team_says() {
    let mut sketch = worked();
    sketch.year_begins = Some(1);
    assert_eq!(cost::budget_year(day("2026-06-30"), &sketch), 2026);
    sketch.year_begins = None;
    assert_eq!(cost::budget_year(day("2026-06-30"), &sketch), 2025);
    assert_eq!(cost::budget_year(day("2026-07-01"), &sketch), 2026);
}

#[test]
fn each_school_bears_its_share_by_its_students() {
    let rows = ["100", "300", "600"].map(|students| vec![students.to_owned()]);
    let schools = Rc::clone(&district(&["Students:number:students"], &rows).schools);
    let mut sketch = CostSketch {
        lines: vec![
            line(Recurs::Once, 100, 100_001, ["2026-09-01", ""], ""),
            line(Recurs::Once, 100, 40_000, ["2026-09-01", ""], ""),
        ],
        ..CostSketch::default()
    };
    sketch.lines[1].schools = vec![ItemId::from("s1")];
    let five = cost::five_years(&sketch, &schools, today());
    assert_eq!(five.students, Some(1000), "the schools' own count");
    let costs = cost::by_school(&sketch, &five, &schools);
    let told: Vec<(u64, Option<u64>)> = costs.iter().map(|cost| (cost.cents, cost.per_student)).collect();
    assert_eq!(told, [(50_000, Some(500)), (30_000, Some(100)), (60_001, Some(100))]);
}

/// Any amount, small and large ones alike.
fn any_cents() -> impl Strategy<Value = Cents> {
    prop_oneof![0..=u64::from(u32::MAX), 0..=Cents::MOST.get()].prop_filter_map("fits", Cents::new)
}

/// Any sketch: lines with or without dates and sources, sources with or without an end and a limit.
fn any_sketch() -> impl Strategy<Value = CostSketch> {
    let date = || {
        proptest::option::of((2025..2033_i32, 1..=12_u8, 1..=28_u8))
            .prop_map(|date| date.and_then(|(year, month, day)| Date::new(year, month, day)))
    };
    let line = (any::<bool>(), 0..100_000_u32, proptest::option::of(any_cents()), date(), date(), 0..5_usize);
    let line = line.prop_map(|(yearly, quantity, cents, start_date, end_date, source)| CostLine {
        recurs: if yearly { Recurs::Yearly } else { Recurs::Once },
        quantity_hundredths: Some(quantity),
        unit_cost_cents: cents,
        start_date,
        end_date,
        source: ItemId::from(format!("f{source}")),
        ..CostLine::default()
    });
    let source = (date(), proptest::option::of(any_cents()));
    let sources = proptest::collection::vec(source, 0..4).prop_map(|all| {
        let source = |(index, (end_date, yearly_cents)): (usize, _)| FundingSource {
            id: ItemId::from(format!("f{index}")),
            end_date,
            yearly_cents,
            ..FundingSource::default()
        };
        all.into_iter().enumerate().map(source).collect()
    });
    (proptest::collection::vec(line, 0..8), sources, 1..=12_u32).prop_map(|(lines, sources, month)| CostSketch {
        lines,
        sources,
        year_begins: Some(month),
        ..CostSketch::default()
    })
}

proptest! {
    #[test]
    fn lines_years_sources_and_total_agree_to_the_cent(sketch in any_sketch()) {
        let five = cost::five_years(&sketch, &Schools::default(), today());
        let of_lines: u128 = five.lines.iter().flatten().map(|cents| u128::from(*cents)).sum();
        prop_assert_eq!(of_lines, u128::from(five.total()));
        for (at, year) in five.years.iter().enumerate() {
            let column: u64 = five.lines.iter().map(|line| line[at]).sum();
            prop_assert_eq!(column, year.once + year.yearly);
            let paid: u64 = five.sources.iter().map(|source| source[at]).sum();
            prop_assert_eq!(paid, year.yearly_money + year.once_money);
            prop_assert!(year.yearly_money <= year.yearly && year.once_money <= year.once);
        }
        for (line, years) in sketch.lines.iter().zip(&five.lines) {
            // Quantity × unit cost by exact fractions: never more than half a cent away.
            let unit = u128::from(line.unit_cost_cents.unwrap_or_default().get());
            let exact = u128::from(line.quantity_hundredths.unwrap_or(100)) * unit;
            let away = (u128::from(line.cents()) * 100).abs_diff(exact);
            prop_assert!(away <= 50 || (line.is_too_much() && line.cents() == Cents::MOST.get()));
            prop_assert!(years.iter().all(|cents| *cents == 0 || *cents == line.cents()));
        }
    }

    #[test]
    fn the_cliff_is_the_first_year_whose_recurring_cost_exceeds_its_recurring_money(sketch in any_sketch()) {
        let five = cost::five_years(&sketch, &Schools::default(), today());
        // Worked out again, source by source: what each still has in a year, against the yearly lines it should pay.
        let year_of = |date: Date| date.year() - i32::from(u32::from(date.month()) < sketch.year_begins.unwrap_or(7));
        let mut expected = None;
        for at in 0..YEARS {
            let begins = five.years[0].begins + at as i32;
            let mut missing = 0;
            for (index, cents) in five.lines.iter().map(|line| line[at]).enumerate() {
                let line = &sketch.lines[index];
                let known = sketch.sources.iter().any(|source| source.id == line.source);
                missing += if line.recurs == Recurs::Yearly && !known { cents } else { 0 };
            }
            for source in &sketch.sources {
                let due: u64 = sketch.lines.iter().zip(&five.lines)
                    .filter(|(line, _)| line.recurs == Recurs::Yearly && line.source == source.id)
                    .map(|(_, line)| line[at]).sum();
                let lasts = source.end_date.is_none_or(|end| year_of(end) >= begins);
                let has = if lasts { source.yearly_cents.map_or(u64::MAX, Cents::get) } else { 0 };
                missing += due.saturating_sub(has);
            }
            if missing > 0 && expected.is_none() {
                expected = Some(Cliff { year: at, begins, cents: missing });
            }
        }
        prop_assert_eq!(five.cliff(), expected);
    }

    #[test]
    fn the_schools_shares_add_up_to_the_sketch(sketch in any_sketch(), students in proptest::collection::vec(0..3000_u32, 1..12)) {
        let rows: Vec<Vec<String>> = students.iter().map(|count| vec![count.to_string()]).collect();
        let schools = Rc::clone(&district(&["Students:number:students"], &rows).schools);
        let five = cost::five_years(&sketch, &schools, today());
        let sum: u64 = cost::by_school(&sketch, &five, &schools).iter().map(|cost| cost.cents).sum();
        prop_assert_eq!(sum, five.total());
    }
}

/// What the print says first of a sketch, seen on a day.
fn findings(sketch: &CostSketch, today: Date) -> Vec<String> {
    let mut document = Document::new(&content::framework(), "test".to_owned());
    document.plan.cost = sketch.clone();
    let (facts, words) = (facts(&document, &content::framework(), today), Words::english());
    let paper = documents::paper(Pack::Costs, &Manuscript::of(&facts, &words, PaperSize::Letter));
    let bars = paper.blocks.iter().find_map(|block| match block {
        Block::Bars(bars) => Some(bars.finding.clone()),
        _ => None,
    });
    let said = paper.blocks.iter().filter_map(|block| match block {
        Block::Statement(text) | Block::Text(text) => Some(text.clone()),
        _ => None,
    });
    let said: Vec<String> = said.filter(|text| !text.starts_with("Five years cost")).collect();
    assert!(bars.is_none_or(|bars| bars == said.join(" ")), "the picture says the same");
    said
}

#[test]
fn each_sketch_has_the_sentences_that_are_true_of_it() {
    let once = |cents, source: &str| line(Recurs::Once, 100, cents, ["2026-09-01", ""], source);
    let yearly = |cents, source: &str| line(Recurs::Yearly, 100, cents, ["2026-09-01", ""], source);
    let blank = CostLine { source: ItemId::from("grant"), ..CostLine::default() };
    let check = |lines: &[CostLine], expected: &[&str]| {
        let sources = vec![source("grant", "2028-05-31"), source("base", "")];
        let sketch = CostSketch { lines: lines.to_vec(), sources, ..CostSketch::default() };
        assert_eq!(findings(&sketch, today()), expected, "{lines:?}");
    };
    check(
        &[once(50_000_000, "")],
        &["$500,000 of the one-off cost of 2026–27 has no money.", "Nothing written here recurs every year."],
    );
    check(&[once(100, "base")], &["Nothing written here recurs every year.", "What comes up once is paid for."]);
    check(&[yearly(100, "base")], &["What recurs is paid for in all five years."]);
    check(&[yearly(100, "grant")], &["From 2028–29, $1 a year has no money."]);
    check(std::slice::from_ref(&blank), &["One line has no cost yet and counts as nothing."]);
    check(
        &[yearly(100, "base"), blank.clone(), blank],
        &["What recurs is paid for in all five years.", "2 lines have no cost yet and count as nothing."],
    );
    let late = line(Recurs::Once, 100, 150, ["2029-09-01", ""], "");
    check(
        &[once(100, ""), late],
        &[
            "$2.50 of the one-off cost has no money, the first of it in 2026–27.",
            "Nothing written here recurs every year.",
        ],
    );
}

#[test]
fn what_each_student_costs_is_told_of_one_and_of_many() {
    for (students, expected) in
        [(1, "for one student."), (2, "for each of 2 students."), (22_183, "for each of 22,183 students.")]
    {
        let document = with_cost(CostSketch { students: Some(students), ..worked() });
        let (facts, words) = (facts(&document, &content::framework(), today()), Words::english());
        let paper = documents::paper(Pack::Costs, &Manuscript::of(&facts, &words, PaperSize::Letter));
        let said = paper.blocks.iter().any(|block| matches!(block, Block::Text(text) if text.ends_with(expected)));
        assert!(said, "{students}: {:?}", paper.blocks);
    }
}

#[test]
fn a_cliff_that_is_past_is_told_as_past() {
    assert_eq!(findings(&worked(), today())[0], "From 2028–29, $42,000.25 a year has no money.");
    assert_eq!(findings(&worked(), day("2029-06-30"))[0], "From 2028–29, $42,000.25 a year has no money.");
    assert_eq!(findings(&worked(), day("2029-07-01"))[0], "Since 2028–29, $42,000.25 a year has had no money.");
}

#[test]
fn the_first_budget_year_is_the_teams() {
    let mut sketch = worked();
    sketch.first_year = Some(2027);
    let five = cost::five_years(&sketch, &Schools::default(), today());
    assert_eq!((five.years[0].begins, five.years[4].begins, five.outside), (2027, 2031, 1));
    assert!(
        findings(&sketch, today())
            .contains(&"One line costs nothing in these five years: look at its dates.".to_owned())
    );
}

#[test]
fn amounts_go_to_99_billion_dollars_and_no_further() {
    let framework = content::framework();
    let with = |cents: u64| {
        let mut document: Value = serde_json::from_str(&file("tests/fixtures/complete.json")).expect("JSON");
        document["plan"]["cost"] = serde_json::json!({
            "lines": [{ "id": "c1", "what": "All of it", "recurs": "yearly", "unit_cost_cents": cents }],
        });
        json::read(&document.to_string(), &framework)
    };
    let most = Cents::MOST.get();
    let document = with(most).expect("$99 billion fits");
    assert!(with(most + 1).is_err(), "what is more is a fault of the file");
    let (facts, words) = (facts(&document, &framework, today()), Words::english());
    let manuscript = Manuscript::of(&facts, &words, PaperSize::Letter);
    let paper = html::html(&documents::paper(Pack::Costs, &manuscript));
    assert!(paper.contains("$99,000,000,000<") && paper.contains("Five years cost $495,000,000,000;"), "{paper}");
    assert!(paper.contains(">$99.0B<"), "above its bar an amount is short: {paper}");
    let csv = String::from_utf8(documents::file(FileKind::Csv(Tidy::Cost), &manuscript)).expect("text");
    assert!(csv.contains(",99000000000,"), "{csv}");
}

#[test]
fn a_table_writes_all_its_amounts_alike() {
    let (facts, words) = (facts(&with_cost(worked()), &content::framework(), today()), Words::english());
    let paper = documents::paper(Pack::Costs, &Manuscript::of(&facts, &words, PaperSize::Letter));
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table { rows, numbers, .. } => Some((rows, numbers)),
        _ => None,
    });
    for (rows, numbers) in tables {
        let amounts = || rows.iter().flatten().filter(|text| text.starts_with('$'));
        assert!(amounts().all(|text| text.contains('.')) || amounts().all(|text| !text.contains('.')), "{rows:?}");
        assert!(!numbers.is_empty(), "amounts end at one edge");
    }
}

fn with_cost(sketch: CostSketch) -> Document {
    let mut document = Document::new(&content::framework(), "test".to_owned());
    document.plan.cost = sketch;
    document
}

#[test]
fn a_pasted_table_fills_rows_and_is_one_step_back() {
    let mut model = Model::new(content::framework(), content::actions(), "test".to_owned(), today());
    model.document = Rc::new(with_cost(worked()));
    let before = model.document.plan.cost.clone();
    let store = Store::new(model);
    let list = Spot::new("plan.cost.lines");
    store.send(Msg::RowAdded(list.clone()));
    let row = |id: Option<&ItemId>, what: &str, cents| PastedRow {
        id: id.cloned(),
        fields: vec![
            ("what", Input::Written(what.to_owned())),
            ("unit_cost_cents", Input::Counted(Some(cents))),
            ("recurs", Input::Chosen("yearly".to_owned())),
        ],
    };
    let added = store.model().document.plan.cost.lines.last().map(|line| line.id.clone());
    store.send(Msg::RowsPasted(
        list,
        vec![row(added.as_ref(), "Kits", 1250), row(None, "Coach", Cents::MOST.get() + 1)],
    ));
    let lines = store.model().document.plan.cost.lines.clone();
    let told: Vec<(&str, Option<Cents>)> =
        lines.iter().skip(2).map(|line| (line.what.as_str(), line.unit_cost_cents)).collect();
    assert_eq!(told, [("Kits", Cents::new(1250)), ("Coach", None)], "what cannot be kept changes nothing");
    store.send(Msg::Undone);
    store.send(Msg::Undone);
    assert_eq!(store.model().document.plan.cost, before);
}
