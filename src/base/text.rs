//! Text as it is compared, and as it is written into files of other programs.

/// The characters of a text as other programs take them: every line ends with a line feed, whatever ended it, and a
/// control character, or one that XML cannot hold, is a space.
///
/// Slides end a line with a vertical tab, web pages with U+2028; old programs part records with U+001E. A calendar or a
/// word processor refuses the first and the last, and words on both sides of what is left out would grow together.
///
/// ```
/// use stem_readiness::base::text::plain_signs;
/// let pasted = "one\u{b}two\r\nthree\u{2028}four\u{1}five";
/// assert_eq!(plain_signs(pasted).collect::<String>(), "one\ntwo\nthree\nfour five");
/// ```
pub fn plain_signs(text: &str) -> impl Iterator<Item = char> {
    let mut signs = text.chars().peekable();
    std::iter::from_fn(move || {
        Some(match signs.next()? {
            '\r' => {
                signs.next_if_eq(&'\n');
                '\n'
            }
            '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c @ ('\t' | '\n') => c,
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => ' ',
            c => c,
        })
    })
}

/// [`plain_signs`] as a text.
#[must_use]
pub fn plain(text: &str) -> String {
    plain_signs(text).collect()
}

/// Whether a character leaves no trace on the screen and takes no room that a person would notice: controls, marks of
/// direction, joiners, letters that only fill a place.
///
/// ```
/// use stem_readiness::base::text::is_unseen;
/// assert!(['\u{7}', '\u{ad}', '\u{200b}', '\u{202e}', '\u{feff}', '\u{3164}'].into_iter().all(is_unseen));
/// assert!(!['a', ' ', '’', '👍'].into_iter().any(is_unseen));
/// ```
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

/// A text in small letters, to be compared. Letter by letter: Rust's own looks at the words too, to end a Greek one
/// rightly, and takes 6 KB of wasm.
///
/// ```
/// use stem_readiness::base::text::lower;
/// assert_eq!(lower("Escuela PEÑA 4"), "escuela peña 4");
/// ```
#[must_use]
pub fn lower(text: &str) -> String {
    // Letter by letter takes ten times as long, and a table has tens of thousands of texts.
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().flat_map(char::to_lowercase).collect() }
}

/// A text in small letters without spaces, apostrophes and other signs, and without accents: what is left of a name however
/// it was typed.
///
/// ```
/// use stem_readiness::base::text::folded;
/// assert_eq!(folded("St. André’s  School"), folded("ST ANDRES SCHOOL"));
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    let letters = text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    letters.map(without_accent).collect()
}

/// A small letter of Western European languages without its accent. One that is written as two characters has lost its
/// accent as a sign already.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        'ł' => 'l',
        c => c,
    }
}
