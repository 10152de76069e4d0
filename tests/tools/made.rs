//! Made-up teams' files, of realistic variety, and broken ones. The same number gives the same file, forever.

use serde_json::{Map, Value, json};

/// Chance that is the same on every run.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// The next number, by SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }

    /// Whether something of this many percent happens.
    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// Some of a list, in its order.
    fn some<'a, T>(&mut self, list: &'a [T], percent: u64) -> Vec<&'a T> {
        list.iter().filter(|_| self.percent(percent)).collect()
    }

    fn day(&mut self, from: i32, years: u64) -> String {
        let (year, month, day) = (from as u64 + self.below(years), 1 + self.below(12), 1 + self.below(28));
        format!("{year}-{month:02}-{day:02}")
    }
}

/// What the files are about: indicators by step, actions of the library, choices of the mission.
pub(crate) struct Content {
    framework: Value,
    actions: Vec<Value>,
}

const PLACES: [&str; 12] = [
    "Riverbend",
    "Cedar Falls",
    "Peña Blanca",
    "St. Mary’s",
    "Lake Forest",
    "Kahului",
    "Nguyễn Valley",
    "O’Brien",
    "Zuni",
    "=Formula",
    "Żelazny Most",
    "مدرسة النور",
];

const PEOPLE: [&str; 8] = ["M. Ortiz", "J. Lee", "A. Kim", "D. Shah", "R. Bell", "Lê Thị Hoa", "Zoë Ångström", "–"];

const STATES: [&str; 6] = ["CO", "TX", "NY", "WA", "PR", "MN"];

const TAGS: [&str; 3] = ["rural", "town", "city"];

impl Content {
    /// The shipped content, from the repository's root.
    pub(crate) fn shipped(root: &std::path::Path) -> Content {
        let read = |name: &str| -> Value {
            let path = root.join("src/content").join(name);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let actions = read("actions.en.json")["actions"].as_array().cloned().unwrap_or_default();
        Content { framework: read("framework.en.json"), actions }
    }

    fn steps(&self) -> Vec<Vec<&str>> {
        let steps = self.framework["steps"].as_array().map_or(&[][..], Vec::as_slice);
        steps
            .iter()
            .map(|step| {
                let list = step["indicators"].as_array().map_or(&[][..], Vec::as_slice);
                list.iter().filter_map(|indicator| indicator["id"].as_str()).collect()
            })
            .collect()
    }

    fn indicators(&self) -> Vec<&str> {
        self.steps().concat()
    }

    fn choices(&self, kind: &str) -> Vec<&str> {
        let list = self.framework["mission"][kind].as_array().map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|choice| choice["id"].as_str()).collect()
    }

    /// The path and the text of a team's file. Each tenth is a later file of the team before.
    pub(crate) fn file(&self, number: u64) -> (String, String) {
        let is_later = number % 10 == 9;
        let team = format!("team-{:07}", number - u64::from(is_later));
        let chance = &mut Chance::new(number - u64::from(is_later));
        let (state, tag) = (*chance.of(&STATES), *chance.of(&TAGS));
        let path = format!("state={state}/tag={tag}/{number:07}.stem-readiness.json");
        let chance = &mut Chance::new(number);
        let mut document = self.document(&team, chance);
        if is_later {
            document["revision"] = (400 + chance.below(400)).into();
        }
        // Some were written by other programs, without a space.
        let text = if chance.percent(20) { document.to_string() } else { format!("{document:#}\n") };
        (path, text)
    }

    fn document(&self, team: &str, chance: &mut Chance) -> Value {
        let edition = if chance.percent(25) { "0.9.0" } else { "1.0.0" };
        let skill = chance.below(4);
        let readiness = self.readiness(chance, skill);
        let mut document = json!({
            "format": "stem-readiness", "version": 1, "document_id": team, "revision": chance.below(400),
            "framework": { "id": self.framework["id"], "edition": edition },
            "mission": self.mission(chance), "readiness": readiness, "plan": self.plan(chance),
            "milestones": self.milestones(chance, skill), "panel": self.panel(chance),
        });
        if chance.percent(10) {
            document["a_field_of_tomorrow"] = json!({ "kept": [1, 2, 3] });
        }
        document
    }

    fn mission(&self, chance: &mut Chance) -> Value {
        let place = format!("{} {}", chance.of(&PLACES), chance.of(&["Unified", "ISD", "District 12", "BOCES"]));
        let group = |number: u64, chance: &mut Chance| {
            json!({ "id": format!("g{number}"), "group": chance.of(&["girls in physics", "English learners", " "]),
                "count": chance.below(60), "baseline": format!("{}%", chance.below(60)), "target": "60%" })
        };
        let missing: Vec<Value> = (0..chance.below(4)).map(|number| group(number, chance)).collect();
        let obstacles = self.choices("obstacles");
        json!({
            "community": place, "who": "every student", "what": "design and test what their town needs",
            "by_when": "June 2029", "focus": chance.some(&self.choices("focus"), 20),
            "purposes": chance.some(&self.choices("purposes"), 30), "missing": missing,
            "authors": chance.some(&self.choices("authors"), 40), "partners": chance.some(&self.choices("partners"), 30),
            "own_focus": chance.of(&["", "The river"]), "stop": chance.of(&["", "buying robots first"]),
            "obstacles": chance.some(&obstacles, 20).into_iter().take(2).collect::<Vec<_>>(),
        })
    }

    fn readiness(&self, chance: &mut Chance, skill: u64) -> Value {
        let rated = *chance.of(&[0, 30, 70, 95, 100, 100, 100]);
        let mut answers = Map::new();
        for id in self.indicators() {
            if chance.percent(rated) {
                answers.insert(id.to_owned(), answer(chance, skill));
            }
        }
        json!({ "answers": answers })
    }

    fn milestones(&self, chance: &mut Chance, skill: u64) -> Value {
        let count = *chance.of(&[0, 0, 1, 1, 2, 4]);
        let milestone = |number: u64| {
            let framework = if chance.percent(5) { "another" } else { "five-steps" };
            json!({ "id": format!("m{number}"), "name": format!("Round {number}"), "date": chance.day(2023, 3),
                "framework": { "id": framework, "edition": "1.0.0" },
                "readiness": self.readiness(chance, skill.saturating_sub(1)) })
        };
        (0..count).map(milestone).collect()
    }

    fn plan(&self, chance: &mut Chance) -> Value {
        let mut priorities: Vec<&str> = chance.some(&self.indicators(), 10).into_iter().copied().collect();
        priorities.truncate(3);
        let actions: Vec<Value> = (0..chance.below(7)).map(|number| self.action(number, chance)).collect();
        let measures: Vec<Value> = (0..chance.below(4)).map(|number| measure(number, chance)).collect();
        let mut plan = json!({
            "priorities": priorities, "actions": actions, "measures": measures, "board_ask": "Move release days",
            "cost": cost(chance), "pilot": pilot(chance),
        });
        if chance.percent(60) {
            plan["next_report"] = chance.day(2026, 2).into();
        }
        plan
    }

    fn action(&self, number: u64, chance: &mut Chance) -> Value {
        let from = chance.of(&self.actions).clone();
        let mut action = json!({
            "id": format!("a{number}"), "indicator": from["indicator"], "from_library": from["id"],
            "title": from["title"], "first_step": from["first_step"], "owner": chance.of(&PEOPLE),
            "status": chance.of(&["planned", "on_track", "stuck", "done", "stopped"]), "effort": 1 + chance.below(3),
            "measure": { "what": from["measure"], "baseline": "0", "target": "6", "readings": readings(chance) },
        });
        if chance.percent(80) {
            action["due_date"] = chance.day(2026, 3).into();
        }
        if chance.percent(50) {
            action["horizon"] = (*chance.of(&["30-days", "60-days", "90-days", "year"])).into();
        }
        action
    }

    fn panel(&self, chance: &mut Chance) -> Value {
        let count = *chance.of(&[0, 0, 1, 1, 2]);
        let people = 1 + chance.below(9);
        let roster: Vec<Value> = (0..people)
            .map(|number| json!({ "id": format!("p{number}"), "name": chance.of(&PEOPLE), "role": chance.of(&["Teacher", "Principal"]) }))
            .collect();
        let rounds: Vec<Value> = (0..count).map(|_| self.round(people, chance)).collect();
        json!({ "roster": roster, "rounds": rounds })
    }

    fn round(&self, people: u64, chance: &mut Chance) -> Value {
        let mut round = json!({
            "id": format!("{:06x}", chance.below(1 << 24)), "date": chance.day(2024, 2), "scope": "full",
            "framework": { "id": "five-steps", "edition": "1.0.0" }, "settled": chance.some(&self.indicators(), 60),
            "parked": chance.some(&self.indicators(), 5),
        });
        if chance.percent(50) {
            let ballots: Vec<Value> = (0..people).map(|person| self.ballot(person, chance)).collect();
            round["ballots"] = ballots.into();
            round["keeps"] = (*chance.of(&["names", "roles"])).into();
        } else {
            let indicators = self.indicators();
            let spread = |id: &&str| {
                let levels: Vec<u64> = (0..4).map(|_| chance.below(people / 2 + 1)).collect();
                json!({ "indicator": id, "levels": levels, "cannot_tell": chance.below(3), "certain": chance.below(4) })
            };
            round["spreads"] = indicators.iter().map(spread).collect();
            round["keeps"] = "spread".into();
        }
        round
    }

    fn ballot(&self, person: u64, chance: &mut Chance) -> Value {
        let mut ratings = Map::new();
        for id in self.indicators() {
            if chance.percent(90) {
                let sure = *chance.of(&["", " guess", " fair", " certain"]);
                let said = if chance.percent(8) { "?".to_owned() } else { format!("{}{sure}", 1 + chance.below(4)) };
                ratings.insert(id.to_owned(), said.into());
            }
        }
        json!({ "respondent": format!("p{person}"), "rater": format!("{person:04}"), "ratings": ratings })
    }

    /// The path and the text of a file that does not fit, and the reason of its fault.
    pub(crate) fn broken(&self, number: u64) -> (String, Vec<u8>, &'static str) {
        let (_, text) = self.file(1_000_000_000 + number);
        let value = || -> Value { serde_json::from_str(&text).unwrap_or_default() };
        let changed = |change: &dyn Fn(&mut Value)| {
            let mut value = value();
            change(&mut value);
            value.to_string().into_bytes()
        };
        let half = || text.as_bytes()[..text.floor_char_boundary(text.len() / 2)].to_vec();
        let deep = || ["{\"format\":\"stem-readiness\",\"x\":", &"[".repeat(100_000)].concat().into_bytes();
        let (bytes, reason) = match number % 12 {
            0 => (half(), "not-json"),
            1 => (changed(&|value| value["format"] = "another-format".into()), "other-format"),
            2 => (changed(&|value| value["version"] = 2.into()), "newer-version"),
            3 => (changed(&|value| value["framework"] = json!({ "id": "theirs", "edition": "1" })), "other-framework"),
            4 => (changed(&|value| value["framework"]["edition"] = 7.into()), "misfit"),
            5 => (deep(), "too-large"),
            6 => (b"PK\x03\x04 this is no archive".to_vec(), "damaged-archive"),
            7 => ([text.as_bytes(), b"\xFF\xFE\xFF"].concat(), "not-utf8"),
            8 => (b"<!doctype html><title>A page</title>".to_vec(), "no-answers"),
            9 => (Vec::new(), "not-json"),
            10 => (changed(&|value| value["plan"]["priorities"] = json!(["V1", "V2", "V3", "V4"])), "misfit"),
            _ => (format!("[{}1]", "1,".repeat(260_000)).into_bytes(), "too-large"),
        };
        (format!("state=CO/broken-{number:04}.json"), bytes, reason)
    }
}

fn answer(chance: &mut Chance, skill: u64) -> Value {
    if chance.percent(4) {
        return json!({ "response": { "not_applicable": { "reason": "We have one school." } } });
    }
    let level = 1 + (chance.below(3) + skill * chance.below(2)).min(3);
    let mut answer = json!({ "response": { "level": level } });
    if chance.percent(60) {
        answer["evidence"] = json!({ "note": "Minutes of the March meeting.", "date": chance.day(2024, 3) });
    }
    if chance.percent(70) {
        answer["confidence"] = (*chance.of(&["guess", "fair", "certain"])).into();
    }
    if chance.percent(15) {
        answer["target_level"] = (1 + chance.below(4)).into();
    }
    answer["answered_by"] = (*chance.of(&PEOPLE)).into();
    answer
}

fn readings(chance: &mut Chance) -> Vec<Value> {
    let count = *chance.of(&[0, 0, 1, 3]);
    let reading =
        |_| json!({ "date": chance.day(2025, 2), "value": format!("{}%", chance.below(100)), "note": "By A. Kim." });
    (0..count).map(reading).collect()
}

fn measure(number: u64, chance: &mut Chance) -> Value {
    json!({ "id": format!("t{number}"), "about": chance.of(&["access", "engagement", "outcomes"]),
        "what": "Girls in physics, percent", "baseline": "31%", "target": "45%", "readings": readings(chance) })
}

fn cost(chance: &mut Chance) -> Value {
    let count = *chance.of(&[0, 2, 5, 9]);
    let line = |number: u64, chance: &mut Chance| {
        let mut line = json!({ "id": format!("c{number}"), "what": "Kits", "source": format!("s{}", chance.below(3)),
            "category": chance.of(&["equipment", "staff_time", "software"]), "recurs": chance.of(&["once", "yearly"]) });
        if chance.percent(90) {
            line["unit_cost_cents"] = chance.below(20_000_000).into();
            line["quantity_hundredths"] = (50 + chance.below(1000)).into();
        }
        if chance.percent(50) {
            line["start_date"] = chance.day(2026, 3).into();
        }
        line
    };
    let lines: Vec<Value> = (0..count).map(|number| line(number, chance)).collect();
    let source = |number: u64, chance: &mut Chance| {
        let mut source = json!({ "id": format!("s{number}"), "name": "Grant" });
        if chance.percent(50) {
            source["end_date"] = chance.day(2027, 3).into();
        }
        if chance.percent(50) {
            source["yearly_cents"] = chance.below(50_000_000).into();
        }
        source
    };
    let sources: Vec<Value> = (0..2).map(|number| source(number, chance)).collect();
    let mut cost = json!({ "lines": lines, "sources": sources });
    if chance.percent(60) {
        cost["students"] = chance.below(20_000).into();
    }
    cost
}

fn pilot(chance: &mut Chance) -> Value {
    let count = *chance.of(&[0, 0, 0, 4, 12, 40]);
    let schools: Vec<Value> = (0..count)
        .map(|number| {
            json!({ "id": format!("k{number}"), "name": format!("School {number}"),
            "values": [chance.below(1500).to_string(), chance.below(100).to_string()] })
        })
        .collect();
    let ids: Vec<String> = (0..count).map(|number| format!("k{number}")).collect();
    json!({
        "schools": { "columns": [{ "name": "Students", "role": "students" }, { "name": "Need" }], "rows": schools },
        "need": { "column": "Need", "at_least": "60" }, "sites": chance.some(&ids, 20), "locked": chance.some(&ids, 5),
    })
}
