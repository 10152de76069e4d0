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

/// A text in small letters, to be compared.
///
/// ```
/// use stem_readiness::base::text::lower;
/// assert_eq!(lower("Escuela PEÑA 4"), "escuela peña 4");
/// ```
#[must_use]
pub fn lower(text: &str) -> String {
    // Letter by letter takes ten times as long, and a table has tens of thousands of texts.
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(small).collect() }
}

/// The small letter of a capital: Latin with all its accents, Greek, Cyrillic, Armenian, Osage. Any other is given back: the
/// scripts of the standard library's table have few readers, and the table takes 12 KB of wasm.
///
/// ```
/// use stem_readiness::base::text::small;
/// assert_eq!(['É', 'Ā', 'Ž', 'Ω', 'Ж', 'Հ', 'é', '7'].map(small), ['é', 'ā', 'ž', 'ω', 'ж', 'հ', 'é', '7']);
/// ```
#[must_use]
pub fn small(c: char) -> char {
    let code = u32::from(c);
    // Capitals lie in rows far from their small letters, or each before its own.
    let further = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => 32,
        0x386 => 38,
        0x388..=0x38a => 37,
        0x38c => 64,
        0x38e..=0x38f => 63,
        0x400..=0x40f => 80,
        0x531..=0x556 => 48,
        0x104b0..=0x104d3 => 40,
        0x1a0 | 0x1af => 1,
        0x4c0 => 15,
        0x130 => return 'i',
        0x178 => return 'ÿ',
        0x1e9e => return 'ß',
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code & 1,
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 => !code & 1,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => !code & 1,
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(c)
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
    let letters = text.chars().map(small).filter(|c| c.is_alphanumeric());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_becomes_the_small_letter_of_the_standard_library_or_stays() {
        for c in char::MIN..=char::MAX {
            let small = small(c);
            assert!(small == c || c == 'İ' || c.to_lowercase().eq([small]), "{c:?} {small:?}");
        }
    }

    #[test]
    fn every_capital_of_common_names_has_its_small_letter() {
        let rows =
            ['A'..='Z', 'À'..='ſ', 'Ά'..='Ϋ', 'Ѐ'..='Ҁ', 'Ҋ'..='ԯ', 'Ա'..='Ֆ', 'Ḁ'..='ỿ', '\u{104b0}'..='\u{104d3}'];
        for c in rows.into_iter().flatten().chain(['Ơ', 'Ư', 'Ǎ', 'Ș']).filter(|c| *c != 'İ') {
            assert!(c.to_lowercase().eq([small(c)]), "{c:?}");
        }
    }
}
