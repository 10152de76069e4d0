//! What the title of a column says: the words of federal tables (NCES, EDFacts), of state directories, and of districts.

use crate::base::text::lower;

/// The words of a title, in small letters: `SCH_NAME`, `SchoolName` and `School Name*` are `school` or `sch`, and `name`.
/// What stands in brackets, as `[Public School] 2023-24`, is no part of it.
pub(super) fn words(title: &str) -> Vec<String> {
    let title = title.split(" [").next().unwrap_or_default();
    let mut words = vec![String::new()];
    let signs: Vec<char> = title.chars().collect();
    for (at, c) in signs.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| signs[at]);
        let after = signs.get(at + 1).copied().unwrap_or(' ');
        let begins = c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()));
        if begins || !(c.is_alphanumeric() || *c == '%') {
            words.push(String::new());
        }
        if *c == '%' {
            words.extend(["%".to_owned(), String::new()]);
        } else if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push_str(&lower(c.encode_utf8(&mut [0; 4])));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a title has one of these words.
fn has(words: &[String], any: &str) -> bool {
    words.iter().any(|word| any.split(' ').any(|known| known == word))
}

/// Words for what a school is part of, and for where it lies.
const AROUND: &str = "\
    district dist distname agency lea leanm leaid division system corporation county cnty conam cntyname state \
    stname statename stnam st city town municipality region esd esc boces isd supervisory union parent province \
    country distrito condado sau su";

/// Words for how to reach a school and who leads it.
const CONTACT: &str = "\
    address addr street mail mailing zip zipcode zip4 postal phone telephone tel fax email web website url www \
    principal superintendent administrator contact head ext latitude longitude lat lon long fname lname";

/// Words for numbers that name something.
const CODES: &str = "\
    id ids code cd number num no nbr nces ncessch ncesid leaid schid orgid stateid campusid cds irn beds sed msid aun rcdts fips fipst \
    key uid guid schno schnum campnum districtid schoolid identifier ein cid bcode dcode odncode bldgnum";

/// Words for when.
const TIME: &str = "year yr date opened closed updated surveyyear schoolyear survyear effective sy año";

/// Words for some of the students only, or for what is counted beside them.
const SOME: &str = "\
    free reduced lunch frl frpl frpm hispanic latino white black african asian pacific hawaiian indian native \
    american alaska races race multiracial two male female boys girls english learner learners el ell els lep \
    esl disabilities disability swd iep special sped economically disadvantaged econ low income poverty homeless \
    migrant foster military gifted grade kindergarten prekindergarten pk kg ratio teacher teachers fte staff per \
    eligible certified tested proficient absent attendance graduation dropout new";

/// Words for students.
const STUDENTS: &str = "\
    students student enrollment enrolment enrolled enrl membership member pupils headcount totenrl totalenrollment \
    alumnos estudiantes matrícula adm cpetallc";

/// Words for shares of a hundred.
const SHARE: &str = "% percent percentage pct perc rate share proportion pctprof porcentaje";

/// Titles of the column with the schools' names, and how surely they are it.
const NAMES: [(i32, &str); 5] = [
    (
        100,
        "school name,schoolname,sch name,schnam,schname,name of school,campus name,campname,building name,bldg name,\
        facility name,facilityname,institution name,instn name,school nm,sch nm,nces school name,school name long,\
        school legal name,nombre de la escuela",
    ),
    (90, "school,schools,campus,escuela,school site,building,colegio"),
    (80, "site name,entity name,org name,organization name,location name,legal name"),
    (70, "site,name,nombre,institution,organization,facility,classroom,full name"),
    (60, "short name,popular name,school name short"),
];

/// How likely a column names the schools, by its title: 0 to 100.
pub(super) fn names_schools(title: &str) -> i32 {
    let words = words(title);
    let joined = words.join(" ");
    let known = NAMES.iter().find(|(_, titles)| titles.split(',').any(|known| known == joined));
    if let Some((likely, _)) = known {
        return *likely;
    }
    let is_other = [AROUND, CONTACT, CODES, TIME, SHARE].iter().any(|others| has(&words, others))
        || has(&words, "level type size grade grades students enrollment status title total");
    match (is_other, has(&words, "school sch campus building site"), has(&words, "name nm")) {
        (true, true, true) => 30,
        (true, ..) => 0,
        (_, true, true) => 95,
        (_, _, true) => 50,
        (_, true, _) => 40,
        _ => 0,
    }
}

/// What a title says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A number that names the school: 1 to 4, the higher the wider it holds.
    SchoolId(u8),
    /// A number that names something else.
    Code,
    /// What the school is part of, or where it lies.
    Around,
    /// How to reach it.
    Contact,
    /// When.
    Time,
    /// Schools that belong together.
    Feeder,
    /// How many students there are: the higher the surer.
    Students(u8),
    /// Grades.
    Grades,
    /// A share.
    Share,
    /// Nothing known.
    Other,
}

/// What a title says.
pub(super) fn about(title: &str) -> About {
    let words = words(title);
    if has(&words, "feeder pattern cluster") {
        return About::Feeder;
    }
    let counts = has(&words, "num number no nbr") && (has(&words, SOME) || has(&words, STUDENTS));
    if !counts && (has(&words, CODES) || words.last().is_some_and(|word| word.ends_with("code"))) {
        return code(&words);
    }
    if let Some(students) = students(&words) {
        return About::Students(students);
    }
    let is = |any| has(&words, any);
    match () {
        () if is(SHARE) => About::Share,
        () if is(CONTACT) => About::Contact,
        () if is(TIME) && !is("level locale type cohort") => About::Time,
        () if is(AROUND) && !is("level locale type") && !is(SOME) => About::Around,
        () if is("grade grades gradespan span gslo gshi grados grd") => About::Grades,
        () => About::Other,
    }
}

fn code(words: &[String]) -> About {
    let is = |any| has(words, any);
    if is("locale level type charter magnet status") && !is("school building campus") {
        // A code beside the words that say it.
        return About::Code;
    }
    if is("ncessch ncesid cds rcdts msid beds bcode sed") {
        return About::SchoolId(if is("ncessch ncesid") { 4 } else { 3 });
    }
    let is_school = is("school sch campus building bldg institution instn entity org site schoolid");
    if is_school && is("nces") && !is("district lea agency") {
        return About::SchoolId(4);
    }
    let is_around = is(AROUND) && !(is_school && is("state st"));
    match () {
        () if is_around || is(CONTACT) || is("grade aun fips fipst leaid program districtid dcode") => About::Code,
        () if is_school || is("schid schno schnum campnum irn bldgnum nces") => About::SchoolId(2),
        () if is("id code number key identifier uid") && words.len() < 3 => About::SchoolId(1),
        () => About::Code,
    }
}

/// How surely a title says how many students a school has.
fn students(words: &[String]) -> Option<u8> {
    let counts = has(words, STUDENTS);
    let is_all = has(words, "total totenrl all cpetallc");
    let is_some = has(words, SOME) || has(words, SHARE);
    match (counts, is_all, is_some) {
        // Total students of all grades, not those of one.
        (true, true, true) if has(words, "grades") && !has(words, SHARE) && !has(words, "grade ratio") => Some(3),
        (_, _, true) => None,
        (true, true, _) => Some(3),
        (true, ..) => Some(2),
        (false, true, _) if words.len() == 1 && words[0] == "total" => Some(1),
        _ => None,
    }
}

/// Whether a title belongs to no group of titles above it: it says by itself what school, or where.
pub(super) fn stands_alone(title: &str) -> bool {
    let is_about_place = matches!(about(title), About::SchoolId(_) | About::Around | About::Contact | About::Feeder);
    names_schools(title) >= 60 || is_about_place
}

/// Whether a title lets expect numbers.
pub(super) fn counts(title: &str) -> bool {
    let words = words(title);
    [SHARE, SOME, STUDENTS].iter().any(|known| has(&words, known)) && !has(&words, "grade status school program")
}

/// Whether a title says that a column holds kinds, which some tables write as numbers.
pub(super) fn names_kind(title: &str) -> bool {
    let words = words(title);
    has(&words, "locale level type status charter magnet virtual urbanicity")
        && !has(&words, SHARE)
        && !has(&words, SOME)
}

/// Whether a title says that a column holds shares.
pub(super) fn is_share(title: &str) -> bool {
    has(&words(title), SHARE)
}

/// The last year that a title names, as its first number: 2023 of `2023-24`.
pub(super) fn year(title: &str) -> Option<u32> {
    let digits = title.split(|c: char| !c.is_ascii_digit());
    digits
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .rfind(|year| (1990..2100).contains(year))
}

/// A title without the years in it, `2023` as well as `2023-24`.
pub(super) fn without_year(title: &str) -> String {
    let words = words(title);
    let is_year = |word: &str| word.len() == 4 && year(word).is_some();
    let is_kept = |(at, word): &(usize, &String)| {
        let follows = *at > 0 && is_year(&words[at - 1]) && word.len() == 2 && word.parse::<u32>().is_ok();
        !is_year(word) && !follows
    };
    words.iter().enumerate().filter(is_kept).map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a cell could be the title of a column, and of one that tables of schools have.
pub(super) fn is_known(cell: &str) -> bool {
    let words = words(cell);
    const MORE: &str = "\
    level locale charter magnet status type span math reading ela science name grades hispanic mission students \
    pop urbanicity category size notes";
    let is_sentence = words.len() > 12 && !cell.contains('[');
    !is_sentence && (names_schools(cell) >= 60 || about(cell) != About::Other || has(&words, SOME) || has(&words, MORE))
}
