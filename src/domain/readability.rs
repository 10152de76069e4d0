//! How easily a text reads.

use crate::base::text::lower;

/// What was counted in a text, and the grade that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readability {
    /// Words.
    pub words: u32,
    /// Sentences, at least 1.
    pub sentences: u32,
    /// Words of the longest sentence.
    pub longest_sentence: u32,
    /// The Flesch-Kincaid grade level in tenths, rounded half up, never below 0: a United States school grade.
    pub grade_tenths: u32,
}

/// Counts a text. `None` when it has no words.
///
/// The formula is Flesch-Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne,
/// Rogers and Chissom 1975, for English). A sentence ends at a stop, question mark, exclamation mark or semicolon.
/// Syllables are counted by spelling, see [`syllables`], so the grade is good to about one.
///
/// ```
/// use stem_readiness::domain::readability::readability;
/// let counted = readability("The cat sat. It ran far.").unwrap();
/// assert_eq!((counted.words, counted.sentences, counted.longest_sentence), (6, 2, 3));
/// ```
#[must_use]
pub fn readability(text: &str) -> Option<Readability> {
    let lengths: Vec<u32> = sentences(text)
        .into_iter()
        .map(|sentence| words(sentence).count() as u32)
        .filter(|length| *length > 0)
        .collect();
    let count: u32 = lengths.iter().sum();
    let sentences = lengths.len() as u32;
    let syllables: u32 = words(text).map(syllables).sum();
    Some(Readability {
        words: count,
        sentences,
        longest_sentence: lengths.iter().copied().max()?,
        grade_tenths: grade_tenths(count, sentences, syllables),
    })
}

/// The formula, in integers: in hundredths, all over words × sentences. Neither may be 0.
fn grade_tenths(words: u32, sentences: u32, syllables: u32) -> u32 {
    let (words, sentences, syllables) = (i64::from(words), i64::from(sentences), i64::from(syllables));
    let over = words * sentences;
    let hundredths = 39 * words * words + 1180 * syllables * sentences - 1559 * over;
    ((hundredths + 5 * over).div_euclid(10 * over)).max(0) as u32
}

/// The words of a text: runs of letters, digits, hyphens and apostrophes with a letter or digit in them. "Clean-energy"
/// is one word.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || "-'’".contains(c)))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The sentences of a text. The stop of "3.5", of an initial as in "U.S.", and of a title as in "Dr." ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| ".!?;؟".contains(*c)) {
        let to = at + mark.len_utf8();
        let is_inside = text[to..].starts_with(|c: char| c.is_alphanumeric());
        let shortens = mark == '.' && is_shortened(&text[from..at]);
        if !is_inside && !shortens {
            found.push(&text[from..to]);
            from = to;
        }
    }
    found.push(&text[from..]);
    found
}

/// Whether the last word before a stop is an initial or a title.
fn is_shortened(before: &str) -> bool {
    let last = words(before).last().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    initial || ["Dr", "Mr", "Mrs", "Ms", "St", "Mt", "No"].contains(&last)
}

/// The syllables of an English word, at least 1, counted by its spelling: each run of vowels is one; `ia`, `io`, `iu`
/// are two after most consonants (ma-te-ri-al, but not na-tion), as are `ienc`, `ient` and `creat`; a final `e`, `es`
/// and `ed` are silent where English mostly leaves them so. A number is one.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = lower(word).chars().collect();
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        count += u32::from(is_vowel(*letter) && (at == 0 || !is_vowel(letters[at - 1])));
        count += u32::from(is_split(&letters[..at], &letters[at..]));
    }
    (count - u32::from(count > 1 && ends_silent(&letters))).max(1)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyáéíóúü".contains(letter)
}

/// Whether two adjacent vowels begin here and are spoken apart.
fn is_split(before: &[char], rest: &[char]) -> bool {
    let hard = before.last().is_some_and(|letter| !is_vowel(*letter) && !"tcsglx".contains(*letter));
    let spoken_apart = matches!(rest, ['i', 'a' | 'o' | 'u', ..]) && hard;
    let ience = matches!(rest, ['i', 'e', 'n', 'c' | 't', ..]) && before.last() != Some(&'t');
    let create = matches!(rest, ['e', 'a', 't', ..]) && before.ends_with(&['c', 'r']);
    spoken_apart || ience || create
}

/// Whether the word's last `e` is not spoken.
fn ends_silent(letters: &[char]) -> bool {
    let spoken_le = |stem: &[char]| matches!(stem, [.., before, 'l'] if !is_vowel(*before));
    match letters {
        [stem @ .., 'e'] => !spoken_le(stem) && !stem.last().is_some_and(|letter| is_vowel(*letter)),
        [stem @ .., 'e', 's'] => {
            let hissing = matches!(stem, [.., 's' | 'z' | 'x' | 'c' | 'g'] | [.., 'c' | 's', 'h']);
            !hissing && !spoken_le(stem) && !stem.last().is_some_and(|letter| is_vowel(*letter))
        }
        [.., before, 'e', 'd'] => !"td".contains(*before) && !is_vowel(*before),
        _ => false,
    }
}
