//! Which sites are chosen, what the balance table says, and what the pilots cannot tell.

use std::rc::Rc;

use stem_readiness::app::{Model, Msg, PilotMsg, Store};
use stem_readiness::base::{Date, ItemId};
use stem_readiness::domain::pilot::balance;
use stem_readiness::domain::pilot::balance::{Trait, Unseen};
use stem_readiness::domain::pilot::select::{Selection, imbalance, select, select_by_search};
use stem_readiness::domain::pilot::{Column, Kind, Need, Pilot, Role, School, Schools, Wave};

/// A made district: columns as `name:kind[:role]`, and a line of values for each school.
pub(crate) fn district(columns: &[&str], rows: &[Vec<String>]) -> Pilot {
    let column = |text: &&str| {
        let mut parts = text.split(':');
        let name = parts.next().unwrap_or_default().to_owned();
        let kind = if parts.next() == Some("word") { Kind::Category } else { Kind::Number };
        let role = match parts.next() {
            Some("feeder") => Role::Feeder,
            Some("students") => Role::Students,
            Some("aside") => Role::Aside,
            _ => Role::Mirrored,
        };
        Column { name, kind, role, ..Column::default() }
    };
    let school = |(index, values): (usize, &Vec<String>)| School {
        id: ItemId::from(format!("s{}", index + 1)),
        name: format!("School {}", index + 1),
        values: values.clone(),
        ..School::default()
    };
    let rows = rows.iter().enumerate().map(school).collect();
    let schools = Schools { columns: columns.iter().map(column).collect(), rows, ..Schools::default() };
    Pilot { schools: Rc::new(schools), ..Pilot::default() }
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn ids(text: &str) -> Vec<ItemId> {
    text.split_whitespace().map(ItemId::from).collect()
}

fn with(mut pilot: Pilot, sites: u32) -> Pilot {
    pilot.site_count = Some(sites);
    pilot
}

/// A generator of numbers that are the same everywhere (Park and Miller).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % most
    }
}

/// J and the largest |SMD| worked out by the definition, apart from the program: mean over the components of a column.
fn by_definition(pilot: &Pilot, sites: &[usize]) -> (f64, f64) {
    let schools = &pilot.schools;
    let (mut sum, mut largest) = (0.0, 0.0_f64);
    for (at, column) in schools.columns.iter().enumerate() {
        if !matches!(column.role, Role::Mirrored | Role::Students) {
            continue;
        }
        let texts: Vec<&str> = schools.rows.iter().map(|row| row.values[at].as_str()).collect();
        let mut words: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        let numbers: Vec<Vec<Option<f64>>> = match column.kind {
            Kind::Number => vec![texts.iter().map(|text| text.parse().ok()).collect()],
            Kind::Category => words
                .iter()
                .map(|word| {
                    let is = |text: &&str| (!text.is_empty()).then(|| if text == word { 1.0 } else { 0.0 });
                    texts.iter().map(is).collect()
                })
                .collect(),
        };
        let differences: Vec<f64> = numbers.iter().filter_map(|values| difference(values, sites)).collect();
        let squares: f64 = differences.iter().map(|smd| smd * smd).sum();
        sum += if differences.is_empty() { 0.0 } else { squares / differences.len() as f64 };
        largest = differences.iter().fold(largest, |largest, smd| largest.max(smd.abs()));
    }
    (sum, largest)
}

fn difference(values: &[Option<f64>], sites: &[usize]) -> Option<f64> {
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    let all: Vec<f64> = values.iter().copied().flatten().collect();
    let district = mean(&all);
    let deviation = mean(&all.iter().map(|value| (value - district).powi(2)).collect::<Vec<_>>()).sqrt();
    let pilots: Vec<f64> = sites.iter().filter_map(|site| values[*site]).collect();
    // A column that no pilot tells anything about is the worst there is.
    let pilots = if pilots.is_empty() { 1e3 } else { mean(&pilots) };
    (deviation > 1e-9).then(|| (pilots - district) / deviation)
}

/// The best choice of so many among `open`, by trying all: least J, then least largest |SMD|, then input order.
fn brute_force(pilot: &Pilot, count: usize, is_allowed: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let total = pilot.schools.rows.len();
    let mut choice: Vec<usize> = (0..count).collect();
    let mut best: Option<((u64, u64), Vec<usize>)> = None;
    loop {
        if is_allowed(&choice) {
            let (sum, largest) = by_definition(pilot, &choice);
            let rank = ((sum * 1e6).round() as u64, (largest * 1e6).round() as u64);
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                best = Some((rank, choice.clone()));
            }
        }
        let Some(at) = (0..count).rev().find(|at| choice[*at] < total - count + at) else { break };
        choice[at] += 1;
        for next in at + 1..count {
            choice[next] = choice[next - 1] + 1;
        }
    }
    best.map(|(_, choice)| choice).unwrap_or_default()
}

const LOCALE: [&str; 4] = ["City", "Suburb", "Town", "Rural"];
const LEVEL: [&str; 4] = ["Elementary", "Elementary", "Middle", "High"];

/// A made district.
struct Made {
    name: &'static str,
    columns: &'static [&'static str],
    schools: usize,
    sites: u32,
    /// The cells of the school at an index.
    school: fn(usize, &mut Numbers) -> Vec<String>,
}

/// The six made districts of the table.
const MADE: [Made; 6] = [
    Made {
        name: "small, even",
        columns: &["Students:number:students", "Poverty"],
        schools: 12,
        sites: 4,
        school: |_, random| vec![(200 + random.below(300)).to_string(), random.below(60).to_string()],
    },
    Made {
        name: "small, skewed: one giant",
        columns: &["Students:number:students", "Poverty", "English learners"],
        schools: 16,
        sites: 4,
        school: |index, random| {
            let size = if index == 0 { 4200 } else { 120 + random.below(200) };
            vec![size.to_string(), (random.below(90)).to_string(), (random.below(10) * random.below(10)).to_string()]
        },
    },
    Made {
        name: "words only",
        columns: &["Level:word", "Locale:word"],
        schools: 20,
        sites: 5,
        school: |_, random| vec![LEVEL[random.below(4) as usize].into(), LOCALE[random.below(4) as usize].into()],
    },
    Made {
        name: "middling, mixed, gaps",
        columns: &["Students:number:students", "Poverty", "English learners", "Level:word", "Locale:word"],
        schools: 40,
        sites: 4,
        school: |_, random| {
            let gap = random.below(8) == 0;
            let learners = if gap { String::new() } else { random.below(45).to_string() };
            vec![
                (150 + random.below(30) * random.below(30)).to_string(),
                random.below(95).to_string(),
                learners,
                LEVEL[random.below(4) as usize].into(),
                LOCALE[random.below(4) as usize].into(),
            ]
        },
    },
    Made {
        name: "large, twelve columns",
        columns: &["A:number:students", "B", "C", "D", "E", "F", "G", "H", "I", "J:word", "K:word", "L:word"],
        schools: 500,
        sites: 20,
        school: |_, random| {
            let mut values: Vec<String> =
                (0..9).map(|at| (random.below(100) * (1 + random.below(1 + at))).to_string()).collect();
            values.extend((0..3).map(|_| LOCALE[random.below(4) as usize].to_owned()));
            values
        },
    },
    Made {
        name: "largest, two kinds of town",
        columns: &["Students:number:students", "Poverty", "Own", "Locale:word"],
        schools: 2000,
        sites: 60,
        school: |index, random| {
            let rural = index % 3 == 0;
            let size = if rural { 60 + random.below(150) } else { 500 + random.below(1800) };
            vec![
                size.to_string(),
                (if rural { 50 + random.below(40) } else { random.below(50) }).to_string(),
                random.below(1000).to_string(),
                (if rural { "Rural" } else { LOCALE[random.below(3) as usize] }).into(),
            ]
        },
    },
];

/// The made districts: their names, schools and how many sites. One row of numbers runs through all of them.
fn made_districts() -> Vec<(&'static str, Pilot, u32)> {
    let mut random = Numbers(20_261_124);
    let make = |made: Made| {
        let rows: Vec<Vec<String>> = (0..made.schools).map(|index| (made.school)(index, &mut random)).collect();
        (made.name, district(made.columns, &rows), made.sites)
    };
    MADE.into_iter().map(make).collect()
}

#[test]
fn the_sites_mirror_six_made_districts_better_than_chance_and_than_the_largest_schools() {
    let mut table = String::from("district | schools | sites | ours | all choices | random (median) | largest first\n");
    for (name, pilot, sites) in made_districts() {
        let pilot = with(pilot, sites);
        let schools = pilot.schools.rows.len();
        let count = sites as usize;
        let (ours, searched) = (select(&pilot), select_by_search(&pilot));
        let (sum, largest) = by_definition(&pilot, &ours.sites);
        let exact = (schools <= 40).then(|| brute_force(&pilot, count, |_| true));
        if let Some(best) = &exact {
            assert_eq!(&ours.sites, best, "{name}: ours is the best of all choices, ties included");
            assert_eq!(&searched.sites, best, "{name}: the search alone finds it too");
            assert!(ours.is_exact, "{name}");
        }
        let mut random = Numbers(7);
        let mut chance: Vec<(f64, f64)> = (0..1000)
            .map(|_| {
                let mut left: Vec<usize> = (0..schools).collect();
                let choice: Vec<usize> =
                    (0..count).map(|_| left.swap_remove(random.below(left.len() as u64) as usize)).collect();
                by_definition(&pilot, &choice)
            })
            .collect();
        chance.sort_by(|one, other| one.1.total_cmp(&other.1));
        let best_chance = chance.iter().map(|(sum, _)| *sum).fold(f64::MAX, f64::min);
        assert!(sum <= best_chance + 1e-9, "{name}: no random choice of 1,000 is better balanced: {sum} {best_chance}");
        let mut by_size: Vec<usize> = (0..schools).collect();
        by_size.sort_by_key(|row| std::cmp::Reverse(pilot.schools.students(*row)));
        let biggest = by_definition(&pilot, &by_size[..count]).1;
        assert!(largest < chance[500].1 && largest < biggest, "{name}");
        let best = exact.map_or("too many".to_owned(), |best| format!("{:.3}", by_definition(&pilot, &best).1));
        table +=
            &format!("{name} | {schools} | {sites} | {largest:.3} | {best} | {:.3} | {biggest:.3}\n", chance[500].1);
        assert_eq!(select(&pilot), ours, "{name}: the same schools give the same sites");
    }
    expect_test::expect_file!["../fixtures/pilots.txt"].assert_eq(&table);
}

#[test]
fn the_search_finds_the_best_of_all_choices_in_a_hundred_small_districts() {
    let mut random = Numbers(31);
    for round in 0..100 {
        let schools = 8 + random.below(9) as usize;
        let rows: Vec<Vec<String>> = (0..schools)
            .map(|_| {
                vec![
                    random.below(900).to_string(),
                    random.below(30).to_string(),
                    ["a", "b", "c"][random.below(3) as usize].into(),
                ]
            })
            .collect();
        let mut pilot = with(district(&["Size", "Need", "Kind:word"], &rows), 3 + random.below(3) as u32);
        pilot.locked = ids("s2");
        pilot.excluded = ids("s1 s4");
        let allowed = |choice: &[usize]| choice.contains(&1) && !choice.contains(&0) && !choice.contains(&3);
        let best = brute_force(&pilot, pilot.wanted() as usize, allowed);
        assert_eq!(select(&pilot).sites, best, "round {round}");
        assert_eq!(select_by_search(&pilot).sites, best, "round {round}, search alone");
    }
}

#[test]
fn the_imbalance_is_the_definition() {
    // Two sites of four: (20+40)/2 = 30 in a district of mean 25 and deviation √125; "x" at 1 of 2 in a district of 3 in 4.
    let pilot = district(&["Size", "Kind:word"], &rows("10,x\n20,x\n30,x\n40,y"));
    let (sum, largest) = imbalance(&pilot, &[1, 3]);
    let (size, kind) = (5.0 / 125.0_f64.sqrt(), 0.25 / (3.0_f64 / 16.0).sqrt());
    assert!((sum - (size * size + kind * kind)).abs() < 1e-12);
    assert!((largest - kind).abs() < 1e-12);
}

#[test]
fn a_column_without_spread_counts_nothing_and_missing_values_are_left_out_and_counted() {
    let pilot = district(&["Same", "Size", "Empty"], &rows("5,10,\n5,,\n5,30,"));
    let lines = balance::balance(&pilot.schools, &[0, 1]);
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].column, lines[0].missing, lines[0].district), (1, 1, 20_000));
    assert_eq!((lines[0].pilots, lines[0].difference), (Some(10_000), Some(-1000)));
    assert!(!lines[0].is_balanced());
}

#[test]
fn weights_move_the_choice() {
    let mut pilot = with(district(&["One", "Two"], &rows("0,5\n10,0\n5,10\n0,0\n10,10\n4,1")), 1);
    let even = select(&pilot);
    let columns = &mut Rc::make_mut(&mut pilot.schools).columns;
    columns[1].weight = Some(0);
    let first_alone = select(&pilot);
    assert_ne!(even, first_alone);
    assert_eq!(first_alone.sites, [2], "5 is nearest to the mean of the first column");
}

#[test]
fn locked_schools_stay_in_and_excluded_ones_out_even_where_that_is_more_or_fewer_than_wanted() {
    let mut pilot = with(district(&["Size"], &rows("1\n2\n3\n4\n5\n6")), 2);
    pilot.locked = ids("s1 s2 s6");
    assert_eq!(select(&pilot).sites, [0, 1, 5]);
    pilot.locked = ids("s1");
    pilot.excluded = ids("s2 s3 s4 s5 s6");
    let Selection { sites, wanted, .. } = select(&pilot);
    assert_eq!((sites, wanted), (vec![0], 2));
}

#[test]
fn feeder_patterns_are_in_or_out_as_a_whole() {
    let text = "10,a\n20,a\n30,b\n40,b\n50,\n60,\n70,c\n80,c\n90,c";
    let mut pilot = with(district(&["Size", "Feeder:word:feeder"], &rows(text)), 4);
    let pattern = |row: usize| ["a", "a", "b", "b", "", "", "c", "c", "c"][row];
    let whole = |choice: &[usize]| {
        (0..9).all(|row| {
            pattern(row).is_empty()
                || (0..9)
                    .all(|other| pattern(other) != pattern(row) || choice.contains(&row) == choice.contains(&other))
        })
    };
    assert_eq!(select(&pilot).sites, brute_force(&pilot, 4, whole));
    assert_eq!(select_by_search(&pilot).sites, brute_force(&pilot, 4, whole));
    pilot.locked = ids("s7");
    assert!([6, 7, 8].iter().all(|row| select(&pilot).sites.contains(row)), "a locked school brings its pattern");
    let pilot = with(district(&["Size", "Feeder:word:feeder"], &rows("1,a\n2,a\n3,a\n4,b\n5,b\n6,b")), 4);
    assert_eq!(select(&pilot).sites.len(), 3, "no whole patterns make four: the nearest smaller number is taken");
}

#[test]
fn a_demand_for_high_need_schools_is_met_first_and_what_is_lacking_is_told() {
    let mut pilot = with(district(&["Size", "Poverty"], &rows("10,5\n20,5\n30,5\n40,5\n50,90\n90,95")), 2);
    pilot.need = Need { column: "Poverty".into(), at_least: "80".into(), sites: Some(2), ..Need::default() };
    assert_eq!(select(&pilot).sites, [4, 5]);
    pilot.excluded = ids("s6");
    let short = select(&pilot);
    assert_eq!(short.need_short, 1);
    assert!(short.sites.contains(&4));
}

#[test]
fn what_no_pilot_is_they_cannot_tell() {
    let text = "100,Rural\n110,Rural\n900,Rural\n120,City\n910,City\n920,City\n500,City\n510,Town\n520,Town";
    let pilot = district(&["Students:number:students", "Locale:word"], &rows(text));
    let told = balance::unseen(&pilot.schools, &[2, 3, 6, 4]);
    assert_eq!(
        told,
        [
            Unseen { traits: vec![Trait::Word(1, "Town".into())], schools: 2 },
            Unseen { traits: vec![Trait::Low(0), Trait::Word(1, "Rural".into())], schools: 2 },
        ],
        "no town, and no small rural school among them"
    );
}

#[test]
fn without_schools_there_are_no_sites() {
    assert_eq!(select(&Pilot::default()).sites, Vec::<usize>::new());
    let all = with(district(&["Size"], &rows("1\n2")), 9);
    assert_eq!(select(&all).sites, [0, 1]);
}

#[test]
fn as_many_sites_as_a_team_can_learn_from() {
    let usual = |schools: usize| {
        let rows = vec![vec!["100".to_owned()]; schools];
        district(&["Students:number:students"], &rows).wanted()
    };
    assert_eq!([6, 10, 20, 40, 409, 2000].map(usual), [2, 2, 4, 8, 8, 8]);
}

/// A wave names its schools from the list. What is in words stays, and is matched when somebody asks for it; a school
/// that a new list no longer has stays in words.
#[test]
fn a_wave_chooses_from_the_list_and_keeps_its_words() {
    let framework = stem_readiness::content::framework();
    let library = stem_readiness::content::actions().for_framework(&framework);
    let today = Date::new(2026, 11, 25).expect("a day");
    let mut model = Model::new(framework, library, "test".to_owned(), today);
    let mut document = (*model.document).clone();
    document.plan.pilot = district(&["Students:number:students"], &rows("300\n200\n100"));
    let words = "school 2; Ten more schools, School 1";
    document.plan.pilot.waves = vec![Wave { id: "w1".into(), schools: words.to_owned(), ..Wave::default() }];
    model.document = Rc::new(document);
    let store = Store::new(model);
    let wave = || {
        let wave = store.model().document.plan.pilot.waves[0].clone();
        (wave.school_ids, wave.schools)
    };
    store.send(Msg::Pilot(PilotMsg::WaveMatched("w1".into())));
    assert_eq!(wave(), (ids("s2 s1"), "Ten more schools".to_owned()));
    store.send(Msg::Undone);
    assert_eq!(wave(), (ids(""), words.to_owned()));
    store.send(Msg::Redone);
    let mut left = (*store.model().document.plan.pilot.schools).clone();
    left.rows.retain(|school| school.id != "s2".into());
    store.send(Msg::Pilot(PilotMsg::SchoolsRead(Rc::new(left))));
    assert_eq!(wave(), (ids("s1"), "Ten more schools, School 2".to_owned()));
}
