//! The shape of a radar, on screen and on paper alike.

/// The fewest axes that span an area.
pub const FEWEST_AXES: usize = 3;

/// A line holds fewer letters than this.
const LETTERS_A_LINE: usize = 13;

/// Where the axes point, the first one upward, then clockwise, as right and down.
#[must_use]
pub fn directions(count: usize) -> Vec<(f64, f64)> {
    // Sine and cosine of one turn by their series: a library's own weigh more than the whole drawing.
    let angle = std::f64::consts::TAU / count.max(1) as f64;
    let (mut cosine, mut sine, mut term) = (0.0, 0.0, 1.0);
    for power in 0..28 {
        match power % 4 {
            0 => cosine += term,
            1 => sine += term,
            2 => cosine -= term,
            _ => sine -= term,
        }
        term *= angle / f64::from(power + 1);
    }
    let turn = |(right, down): &(f64, f64)| Some((right * cosine - down * sine, right * sine + down * cosine));
    std::iter::successors(Some((0.0, -1.0)), turn).take(count).collect()
}

/// A spoke's name in lines of a dozen letters at most, broken between words; a longer word has a line of its own.
#[must_use]
pub fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LETTERS_A_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
