//! Money: every sum to the cent, and the year in which it runs out.

use std::rc::Rc;

use proptest::prelude::*;
use stem_readiness::base::{Date, ItemId};
use stem_readiness::domain::cost;
use stem_readiness::domain::cost::{Cliff, CostLine, CostSketch, FundingSource, Recurs, YEARS};
use stem_readiness::domain::pilot::Schools;

use crate::pilot::district;

fn day(text: &str) -> Date {
    text.parse().expect("tests name days that exist")
}

fn today() -> Date {
    day("2026-11-24")
}

fn line(recurs: Recurs, quantity_hundredths: u32, cents: u32, span: [&str; 2], source: &str) -> CostLine {
    CostLine {
        recurs,
        quantity_hundredths: Some(quantity_hundredths),
        unit_cost_cents: Some(cents),
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
    sketch.sources[0].yearly_cents = Some(5_000_000);
    let five = cost::five_years(&sketch, &Schools::default(), today());
    assert_eq!((five.years[0].yearly_money, five.years[0].once_money), (4_200_025, 799_975));
    sketch.sources[0].yearly_cents = Some(4_000_000);
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

/// Any sketch: lines with or without dates and sources, sources with or without an end and a limit.
fn any_sketch() -> impl Strategy<Value = CostSketch> {
    let date = || {
        proptest::option::of((2025..2033_i32, 1..=12_u8, 1..=28_u8))
            .prop_map(|date| date.and_then(|(year, month, day)| Date::new(year, month, day)))
    };
    let line = (any::<bool>(), 0..100_000_u32, proptest::option::of(0..=u32::MAX), date(), date(), 0..5_usize);
    let line = line.prop_map(|(yearly, quantity, cents, start_date, end_date, source)| CostLine {
        recurs: if yearly { Recurs::Yearly } else { Recurs::Once },
        quantity_hundredths: Some(quantity),
        unit_cost_cents: cents,
        start_date,
        end_date,
        source: ItemId::from(format!("f{source}")),
        ..CostLine::default()
    });
    let source = (date(), proptest::option::of(0..=u32::MAX));
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
            let exact = u128::from(line.quantity_hundredths.unwrap_or(100)) * u128::from(line.unit_cost_cents.unwrap_or(0));
            let away = (u128::from(line.cents()) * 100).abs_diff(exact);
            prop_assert!(away <= 50);
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
                let has = if lasts { source.yearly_cents.map_or(u64::MAX, u64::from) } else { 0 };
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
