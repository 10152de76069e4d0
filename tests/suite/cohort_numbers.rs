//! Every number of the command line's tables is the one that the widget's domain works out of the same file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use stem_readiness::base::Date;
use stem_readiness::cohort::TABLES;
use stem_readiness::cohort::cell::Kind;
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::agreement::{Spread, step_agreement};
use stem_readiness::domain::framework::Framework;
use stem_readiness::domain::plan::priority;
use stem_readiness::domain::score::{self, Block, Gate, Readiness, Score};
use stem_readiness::domain::{Document, cost};

use crate::cohort::{Folder, TODAY, rows, run};
use crate::made::Content;
use crate::support::root;

/// How many files are made; more by the variable `COHORT_FILES`.
const USUAL: u64 = 150;

/// One in a hundred is broken.
fn files() -> u64 {
    std::env::var("COHORT_FILES").ok().and_then(|count| count.parse().ok()).unwrap_or(USUAL)
}

/// What the domain says of a file: rows of some columns, by table.
type Expected = BTreeMap<&'static str, Vec<Value>>;

#[test]
fn every_number_is_the_domains() {
    let (folder, content) = (Folder::new("numbers"), Content::shipped(&root()));
    let made: BTreeMap<String, String> = (0..files()).map(|number| content.file(number)).collect();
    made.iter().for_each(|(path, text)| folder.write(path, text.as_bytes()));
    let broken: BTreeMap<String, &str> = (0..files().div_ceil(100).max(24))
        .map(|number| content.broken(number))
        .map(|(path, bytes, reason)| {
            folder.write(&path, &bytes);
            (path, reason)
        })
        .collect();
    let out =
        run(&["tables", "--format", "ndjson", "--today", TODAY, "--out", &folder.at("out"), &folder.at("in")], b"");
    assert_eq!(out.status.code(), Some(3), "{}", String::from_utf8_lossy(&out.stderr));

    let faults = rows(&folder, "faults");
    let told: BTreeMap<String, String> = faults.iter().map(|row| (inside(&folder, row), text(row, "reason"))).collect();
    assert_eq!(told, broken.into_iter().map(|(path, reason)| (path, reason.to_owned())).collect());

    let paths: BTreeMap<String, String> =
        rows(&folder, "teams").iter().map(|row| (text(row, "file_id"), inside(&folder, row))).collect();
    assert_eq!(paths.values().collect::<BTreeSet<_>>(), made.keys().collect::<BTreeSet<_>>());
    let by_file = |table: &'static str| {
        let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        rows(&folder, table).into_iter().for_each(|row| by_file.entry(text(&row, "file_id")).or_default().push(row));
        (table, by_file)
    };
    let mut found: BTreeMap<&str, BTreeMap<String, Vec<Value>>> =
        TABLES.iter().map(|table| by_file(table.name)).collect();
    let mut compared: BTreeSet<(&str, String)> = BTreeSet::new();
    for (file_id, path) in &paths {
        for (table, wanted) in expected(&made[path]) {
            let rows = found.get_mut(table).and_then(|rows| rows.remove(file_id)).unwrap_or_default();
            assert_eq!(rows.len(), wanted.len(), "rows of {table} for {path}");
            for (row, wanted) in rows.iter().zip(&wanted) {
                same(table, path, row, wanted);
                compared.extend(wanted.as_object().expect("a row").keys().map(|name| (table, name.clone())));
            }
        }
    }
    let is_left = |rows: &BTreeMap<String, Vec<Value>>| !rows.is_empty();
    let left: Vec<&&str> =
        found.iter().filter(|(table, rows)| **table != "faults" && is_left(rows)).map(|at| at.0).collect();
    assert!(left.is_empty(), "rows of no file in {left:?}");
    every_number_was_compared(&compared);
}

fn every_number_was_compared(compared: &BTreeSet<(&str, String)>) {
    for table in &TABLES {
        for column in table.columns.iter().filter(|column| column.kind == Kind::Number) {
            assert!(compared.contains(&(table.name, column.name.to_owned())), "{}.{}", table.name, column.name);
        }
    }
}

fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

/// The path of a row below the folder of files.
fn inside(folder: &Folder, row: &Value) -> String {
    text(row, "path").trim_start_matches(&folder.at("in/")).to_owned()
}

/// What is absent from a row is empty.
fn same(table: &str, path: &str, row: &Value, wanted: &Value) {
    for (name, wanted) in wanted.as_object().expect("a row") {
        assert_eq!(row.get(name).unwrap_or(&Value::Null), wanted, "{table}.{name} of {path}: {row:#}");
    }
}

/// Works everything out anew, without the facts that the tables read.
fn expected(text: &str) -> Expected {
    let framework = content::framework();
    let document = json::read(text, &framework).unwrap_or_else(|error| panic!("{error}"));
    let readiness = score::readiness(&framework, &document.readiness);
    BTreeMap::from([
        ("teams", vec![team(&document, &framework, &readiness)]),
        ("steps", steps(&document, &framework, &readiness)),
        ("ratings", ratings(&document, &framework)),
        ("spreads", spreads(&document, &framework)),
        ("priorities", priorities(&document, &framework)),
        ("actions", actions(&document)),
        ("readings", readings(&document)),
        ("costs", costs(&document)),
        ("pilots", pilots(&document)),
        ("milestones", milestones(&document, &framework, &readiness)),
    ])
}

fn today() -> Date {
    TODAY.parse().expect("a day")
}

fn tenths(score: Option<Score>) -> Value {
    score.map(Score::tenths).into()
}

fn percent(score: Option<Score>, framework: &Framework) -> Value {
    score.map(|score| score.percent(framework.level_count())).into()
}

fn level<Id>(gate: &Option<Gate<Id>>) -> Value {
    gate.as_ref().map(|gate| gate.level.number()).into()
}

fn team(document: &Document, framework: &Framework, readiness: &Readiness) -> Value {
    let (plan, overall) = (&document.plan, &readiness.overall);
    let lens = score::equity_lens(framework, &document.readiness);
    let five = cost::five_years(&plan.cost, &plan.pilot.schools, today());
    let has_lines = !plan.cost.lines.is_empty();
    let money = |cents: Option<u64>| Value::from(cents.filter(|_| has_lines));
    let dates: Vec<Date> = plan
        .actions
        .iter()
        .flat_map(|action| &action.measure.readings)
        .chain(plan.measures.iter().flat_map(|measure| &measure.readings))
        .map(|reading| reading.date)
        .collect();
    let named = || document.mission.missing.iter().filter(|row| !row.group.trim().is_empty());
    let hidden = named().filter(|row| row.count.is_some_and(|count| count < 10)).count();
    let overdue = plan
        .actions
        .iter()
        .filter(|action| action.status.is_open() && action.due_date.is_some_and(|due| due < today()));
    json!({
        "revision": document.revision, "rated": overall.coverage.rated,
        "not_applicable": overall.coverage.not_applicable, "unanswered": overall.coverage.unanswered,
        "score_tenths": tenths(overall.score), "percent": percent(overall.score, framework),
        "level": level(&overall.gate), "claimed": score::claims(framework, &document.readiness).len(),
        "unmet_foundations": score::unmet_foundations(framework, &document.readiness).len(),
        "resting_on_claims": score::resting_on_claims(framework, &document.readiness).len(),
        "equity_tenths": tenths(lens.equity), "others_tenths": tenths(lens.others),
        "priorities": plan.priorities.len(), "actions": plan.actions.len(),
        "actions_open": plan.actions.iter().filter(|action| action.status.is_open()).count(),
        "actions_overdue": overdue.count(), "measures": plan.measures.len(), "readings": dates.len(),
        "last_reading": dates.iter().max().map(ToString::to_string), "check_ins": plan.check_ins.len(),
        "milestones": document.milestones.len(), "rounds": document.panel.rounds.len(),
        "missing_groups": named().count() - hidden, "missing_groups_hidden": hidden,
        "schools": plan.pilot.schools.rows.len(), "students": five.students,
        "sites": plan.pilot.schools.rows.iter().filter(|row| plan.pilot.sites.contains(&row.id)).count(),
        "five_year_cents": money(Some(five.total())), "per_student_cents": money(five.per_student(five.total())),
        "recurring_percent": money(five.recurring_percent().map(u64::from)),
        "cliff_begins": money(five.cliff().map(|cliff| cliff.begins as u64)),
        "cliff_cents": money(five.cliff().map(|cliff| cliff.cents)), "once_gap_cents": money(Some(five.once_gap())),
    })
}

fn steps(document: &Document, framework: &Framework, readiness: &Readiness) -> Vec<Value> {
    let spreads = document.panel.latest().map(|round| round.spreads(framework));
    let row = |(step, at): (&stem_readiness::domain::Step, &score::StepReadiness)| {
        let agreed = spreads.as_ref().map(|spreads| step_agreement(step, spreads));
        let block = at.gate.as_ref().and_then(|gate| gate.block.as_ref());
        let low: Vec<&str> = block.into_iter().flat_map(|block| &block.too_low).map(|id| id.as_str()).collect();
        json!({
            "step_id": step.id.as_str(), "rated": at.coverage.rated, "not_applicable": at.coverage.not_applicable,
            "unanswered": at.coverage.unanswered, "score_tenths": tenths(at.score),
            "percent": percent(at.score, framework), "target_tenths": tenths(at.target), "level": level(&at.gate),
            "early": at.score.is_some() && at.gate.is_none(), "next_level": block.map(|block| block.next.number()),
            "needed": block.map(|block| block.needed), "there": block.map(|block: &Block<_>| block.there),
            "blocked_by": Some(low.join(" ")).filter(|ids| !ids.is_empty()), "claimed": at.claimed,
            "agreement": agreed.and_then(|found| found.agreement).map(|found| found.hundredths()),
            "divided": agreed.map(|found| found.divided), "cannot_tell": agreed.map(|found| found.cannot_tell),
            "certain_percent": agreed.and_then(|found| found.certain_percent),
        })
    };
    framework.steps.iter().zip(&readiness.steps).map(row).collect()
}

fn ratings(document: &Document, framework: &Framework) -> Vec<Value> {
    let answers = &document.readiness;
    let place = |id: &str, list: &[&str]| list.iter().position(|known| *known == id).map(|at| at + 1);
    let gaps = score::gaps(framework, answers);
    let gaps: Vec<&str> = gaps.iter().map(|(id, _)| id.as_str()).collect();
    let strengths = score::strengths(framework, answers);
    let strengths: Vec<&str> = strengths.iter().map(|(id, _)| id.as_str()).collect();
    let priorities: Vec<&str> = document.plan.priorities.iter().map(|id| id.as_str()).collect();
    let row = |indicator: &std::rc::Rc<stem_readiness::domain::Indicator>| {
        let id = &indicator.id;
        let target = answers.target_level(framework, id);
        json!({
            "indicator_id": id.as_str(), "weight": indicator.weight,
            "level": answers.level(id).map(|level| level.number()), "target": target.map(|level| level.number()),
            "gap": answers.gap_levels(framework, id), "gap_rank": place(id.as_str(), &gaps),
            "strength_rank": place(id.as_str(), &strengths), "priority": place(id.as_str(), &priorities),
            "claimed": answers.is_claimed(framework, indicator), "answered_by": null,
        })
    };
    framework.indicators().map(row).collect()
}

fn spreads(document: &Document, framework: &Framework) -> Vec<Value> {
    let mut rows = Vec::new();
    for round in &document.panel.rounds {
        rows.extend(round.spreads(framework).iter().map(spread));
    }
    rows
}

fn spread(spread: &Spread) -> Value {
    let told = Some(spread).filter(|spread| spread.count() >= 3);
    let mut row = json!({
        "indicator_id": spread.indicator.as_str(), "ratings": spread.count(),
        "cannot_tell": told.map(|spread| spread.cannot_tell), "guess": told.map(|spread| spread.guess),
        "fair": told.map(|spread| spread.fair), "certain": told.map(|spread| spread.certain),
        "median_tenths": told.and_then(Spread::median_tenths),
        "agreement": told.and_then(Spread::agreement).map(|found| found.hundredths()),
    });
    let levels =
        (0..7).map(|at| (format!("level_{}", at + 1), told.and_then(|told| told.levels.get(at).copied()).into()));
    row.as_object_mut().expect("a row").extend(levels.collect::<Map<_, Value>>());
    row
}

fn priorities(document: &Document, framework: &Framework) -> Vec<Value> {
    let library = content::actions();
    let found = priority::candidates(framework, &library, &document.mission, &document.readiness);
    let chosen = |id: &str| document.plan.priorities.iter().position(|known| known.as_str() == id).map(|at| at + 1);
    let mut rows: Vec<Value> = (1..)
        .zip(&found)
        .map(|(rank, one): (u32, &priority::Candidate)| {
            json!({
                "indicator_id": one.indicator.as_str(), "chosen": chosen(one.indicator.as_str()), "rank": rank,
                "level": one.level.number(), "target": one.target_level.number(), "gap": one.gap_levels,
                "weight": one.weight, "effort": one.effort, "hundredths": one.hundredths(),
            })
        })
        .collect();
    let is_ranked = |id: &str| found.iter().any(|one| one.indicator.as_str() == id);
    let others = document.plan.priorities.iter().filter(|id| !is_ranked(id.as_str()));
    rows.extend(others.map(|id| json!({ "indicator_id": id.as_str(), "chosen": chosen(id.as_str()), "rank": null })));
    rows
}

fn actions(document: &Document) -> Vec<Value> {
    let row = |action: &stem_readiness::domain::Action| {
        json!({
            "action_id": action.id.as_str(), "status": action.status.word(), "effort": action.effort,
            "overdue_days": action.overdue_days(today()), "readings": action.measure.readings.len(), "owner": null,
            "due_date": action.due_date.map(|day| day.to_string()),
        })
    };
    document.plan.actions.iter().map(row).collect()
}

fn readings(document: &Document) -> Vec<Value> {
    let of_actions =
        document.plan.actions.iter().flat_map(|action| {
            action.measure.readings.iter().map(move |reading| ("action", action.id.as_str(), reading))
        });
    let of_measures = document
        .plan
        .measures
        .iter()
        .flat_map(|measure| measure.readings.iter().map(move |reading| ("measure", measure.id.as_str(), reading)));
    let row = |(of, id, reading): (&str, &str, &stem_readiness::domain::measure::Reading)| json!({ "of": of, "of_id": id, "date": reading.date.to_string(), "value": reading.value });
    of_actions.chain(of_measures).map(row).collect()
}

fn costs(document: &Document) -> Vec<Value> {
    let plan = &document.plan;
    if plan.cost.lines.is_empty() {
        return Vec::new();
    }
    let five = cost::five_years(&plan.cost, &plan.pilot.schools, today());
    let row = |(place, year): (usize, &cost::Year)| {
        json!({
            "year": place + 1, "begins": year.begins, "once_cents": year.once, "yearly_cents": year.yearly,
            "total_cents": year.total(), "yearly_money_cents": year.yearly_money,
            "once_money_cents": year.once_money, "gap_cents": year.gap(), "once_gap_cents": year.once_gap(),
            "per_student_cents": five.per_student(year.total()),
        })
    };
    five.years.iter().enumerate().map(row).collect()
}

fn pilots(document: &Document) -> Vec<Value> {
    let plan = &document.plan;
    let five = cost::five_years(&plan.cost, &plan.pilot.schools, today());
    let costs = cost::by_school(&plan.cost, &five, &plan.pilot.schools);
    let has_lines = !plan.cost.lines.is_empty();
    let row = |(place, school): (usize, &stem_readiness::domain::pilot::School)| {
        let students = plan.pilot.schools.students(place).filter(|count| *count >= 10);
        let each = costs[place].per_student.filter(|_| has_lines && students.is_some());
        json!({
            "school_id": school.id.as_str(), "students": students, "per_student_cents": each,
            "five_year_cents": Some(costs[place].cents).filter(|_| has_lines),
            "high_need": plan.pilot.is_high_need(place), "site": plan.pilot.sites.contains(&school.id),
        })
    };
    plan.pilot.schools.rows.iter().enumerate().map(row).collect()
}

fn milestones(document: &Document, framework: &Framework, now: &Readiness) -> Vec<Value> {
    let mut past: Vec<_> = document.milestones.iter().filter(|one| one.framework.id == framework.id).collect();
    past.sort_by_key(|milestone| milestone.date);
    let mut stops: Vec<Readiness> =
        past.iter().map(|milestone| score::readiness(framework, &milestone.readiness)).collect();
    stops.push(now.clone());
    let mut rows = Vec::new();
    for (at, stop) in stops.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &stops[before]);
        let mut add = |step: &str, score: Option<Score>, level: Value, before: Option<Score>| {
            let rise = score.zip(before).map(|(now, before)| now.tenths_above(before));
            rows.push(json!({
                "stop": at + 1, "step_id": step, "score_tenths": tenths(score), "percent": percent(score, framework),
                "level": level, "rise_tenths": rise,
            }));
        };
        add("overall", stop.overall.score, level(&stop.overall.gate), before.and_then(|before| before.overall.score));
        for (place, step) in stop.steps.iter().enumerate() {
            let before = before.and_then(|before| before.steps[place].score);
            add(step.step_id.as_str(), step.score, level(&step.gate), before);
        }
    }
    rows
}
