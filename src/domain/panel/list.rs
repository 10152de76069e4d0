//! A list of people as somebody has it: in a mail, in a table, in a document.

/// The most people that are read from a list.
const MOST: usize = 500;

/// The people of a list, name and role: a line each, the role behind a tab, a comma, a semicolon or a dash. Numbers and
/// bullets in front are left out, and so is a line of titles.
///
/// ```
/// use stem_readiness::domain::panel::people_of;
/// let people = people_of("Name\tRole\n1. Ana Peña, Teacher, grade 4\n\n• Ben – Principal\nCruz");
/// let right = [("Ana Peña", "Teacher, grade 4"), ("Ben", "Principal"), ("Cruz", "")];
/// assert!(people.iter().map(|(name, role)| (name.as_str(), role.as_str())).eq(right));
/// ```
#[must_use]
pub fn people_of(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().map(unnumbered).filter(|line| !line.is_empty());
    lines
        .map(person)
        .enumerate()
        .filter(|(at, person)| *at > 0 || !is_title(person))
        .map(|(_, person)| person)
        .take(MOST)
        .collect()
}

/// A line without the bullet or the number in front of it.
fn unnumbered(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['-', '–', '•', '*', '·']).trim_start();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = digits.len() < line.len();
    digits.strip_prefix(['.', ')', '\t']).filter(|_| is_number).unwrap_or(line).trim_start()
}

/// Name and role, parted at the first tab; without one at the first semicolon, comma or dash between spaces.
fn person(line: &str) -> (String, String) {
    let parted = ["\t", ";", ",", " – ", " — ", " - "].iter().find_map(|sign| line.split_once(sign));
    let (name, role) = parted.unwrap_or((line, ""));
    // Further cells of a table are no part of a role.
    let role = role.split('\t').next().unwrap_or_default();
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('"').to_owned();
    (bare(name), bare(role))
}

fn is_title((name, role): &(String, String)) -> bool {
    name.eq_ignore_ascii_case("name") && (role.is_empty() || role.eq_ignore_ascii_case("role"))
}
