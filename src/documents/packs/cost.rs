//! The cost sketch on paper: five years, what pays for them, and the year in which money runs out.

use crate::documents::manuscript::Manuscript;
use crate::documents::manuscript::table;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::picture;
use crate::domain::cost::{CostLine, FiveYears, YEARS};
use crate::say;
use crate::say::choice::said;

pub(in crate::documents) fn costs(manuscript: &Manuscript<'_>) -> Paper {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let five = manuscript.facts.five_years();
    let mut blocks = Vec::new();
    if plan.cost.lines.is_empty() {
        blocks.push(Block::Text(words.cost_none().into_owned()));
        blocks.push(Block::Note(words.cost_rule().into_owned()));
        return manuscript.paper(Pack::Costs, words.cost_title(), blocks);
    }
    blocks.push(Block::Statement(say::cost::cliff(words, five)));
    blocks.push(Block::Text(say::cost::cost_summary(words, five)));
    blocks.push(Block::Bars(picture::cost::five_years(five, words)));
    blocks.push(years(manuscript, five));
    blocks.push(Block::Note(words.cost_rule().into_owned()));
    blocks.push(Block::Heading(2, words.cost_lines().into_owned()));
    blocks.push(lines(manuscript));
    blocks.extend(sources(manuscript, five));
    blocks.extend(schools(manuscript, five));
    manuscript.paper(Pack::Costs, words.cost_title(), blocks)
}

fn years(manuscript: &Manuscript<'_>, five: &FiveYears) -> Block {
    let words = manuscript.words;
    let mut head = vec![String::new()];
    head.extend(five.years.iter().map(|year| say::cost::budget_year(year.begins)));
    let rows = say::cost::year_rows(words, five).into_iter().map(|(label, cells)| {
        let mut row = vec![label];
        row.extend(cells);
        row
    });
    let mut widths = vec![25];
    widths.resize(YEARS + 1, 15);
    Block::Table { caption: words.cost_five_years().into_owned(), head, widths, rows: rows.collect() }
}

fn lines(manuscript: &Manuscript<'_>) -> Block {
    let (words, sketch) = (manuscript.words, &manuscript.document.plan.cost);
    let row = |line: &CostLine| {
        let pays = sketch.sources.iter().find(|known| known.id == line.source);
        let span = [manuscript.day(line.start_date), manuscript.day(line.end_date)];
        let span: Vec<&str> = span.iter().map(String::as_str).filter(|day| !day.is_empty()).collect();
        let each = line.unit_cost_cents.map(|cents| {
            words.cost_times(
                say::amount::money(words, cents.into()),
                say::amount::hundredths(words, line.quantity_hundredths.unwrap_or(100)),
            )
        });
        let amount = line.unit_cost_cents.map(|_| say::amount::money(words, line.cents())).unwrap_or_default();
        vec![
            [manuscript.or_open(&line.what), said(line.category, words).into_owned()].join("\n"),
            each.unwrap_or_else(|| manuscript.or_open("")),
            [said(line.recurs, words).into_owned(), span.join(" – ")].join("\n"),
            pays.map_or_else(|| words.cost_unfunded().into_owned(), |pays| manuscript.or_open(&pays.name)),
            amount,
        ]
    };
    let head = [
        words.cost_line(),
        words.cost_quantity_by_cost(),
        words.cost_when(),
        words.cost_paid_by(),
        words.cost_amount(),
    ];
    table(words.cost_lines(), head, [32, 20, 18, 15, 15], sketch.lines.iter().map(row))
}

fn sources(manuscript: &Manuscript<'_>, five: &FiveYears) -> Option<Block> {
    let (words, sketch) = (manuscript.words, &manuscript.document.plan.cost);
    let mut head = vec![words.cost_paid_by().into_owned(), words.cost_ends().into_owned()];
    head.extend(five.years.iter().map(|year| say::cost::budget_year(year.begins)));
    let rows = sketch.sources.iter().zip(&five.sources).map(|(pays, years)| {
        let ends = pays.end_date.map_or_else(|| words.cost_lasting().into_owned(), |day| words.date(day));
        let mut row = vec![manuscript.or_open(&pays.name), ends];
        row.extend(years.iter().map(|cents| say::amount::money(words, *cents)));
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let widths = vec![19, 16, 13, 13, 13, 13, 13];
    (!rows.is_empty()).then(|| Block::Table { caption: words.cost_sources_pay().into_owned(), head, widths, rows })
}

/// The equity view: what the plan costs for a student, school by school, where schools are known.
fn schools(manuscript: &Manuscript<'_>, _five: &FiveYears) -> Option<Block> {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let known = &plan.pilot.schools;
    let costs = manuscript.facts.by_school();
    let none = || words.print_none().into_owned();
    let rows: Vec<Vec<String>> = costs
        .iter()
        .filter(|cost| cost.cents > 0)
        .map(|cost| {
            let count = cost.students.map(|count| words.formats().number(f64::from(count), 0));
            vec![
                known.rows[cost.row].name.clone(),
                count.unwrap_or_else(none),
                say::amount::money(words, cost.cents),
                cost.per_student.map_or_else(none, |cents| say::amount::money(words, cents)),
            ]
        })
        .collect();
    let head = [words.schools_school(), words.cost_students(), words.cost_five_years(), words.cost_per_student()];
    (!rows.is_empty()).then(|| table(words.cost_by_school(), head, [40, 18, 22, 20], rows))
}
