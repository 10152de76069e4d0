//! The letters of a file: which of the usual encodings its bytes are in is decided by evidence, since a file does not say.

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the lower byte first: *Unicode Text* of Excel.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows-1252: *CSV* of Excel for Windows.
    Windows1252,
    /// Mac Roman: *CSV* of Excel for the Mac.
    MacRoman,
}

/// The text of a file, without a byte order mark. Bytes that the encoding does not know become U+FFFD.
///
/// ```
/// use stem_readiness::base::letters::text;
/// assert_eq!(text(b"Escuela Pe\xF1a, O\x92Brien"), "Escuela Peña, O’Brien");
/// assert_eq!(text(b"Escuela Pe\x96a, O\xD5Brien"), "Escuela Peña, O’Brien");
/// assert_eq!(text(b"\xFE\xFF\0E\0l\0m"), "Elm");
/// ```
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    let text = match encoding(bytes) {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => bytes.iter().map(|byte| windows(*byte)).collect(),
        Encoding::MacRoman => bytes.iter().map(|byte| mac(*byte)).collect(),
    };
    if text.starts_with('\u{feff}') { text.trim_start_matches('\u{feff}').to_owned() } else { text }
}

/// The encoding of a text's bytes.
#[must_use]
pub fn encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(b"\xFF\xFE") {
        return Encoding::Utf16Le;
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Encoding::Utf16Be;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding;
    }
    if is_utf8(bytes) {
        return Encoding::Utf8;
    }
    // Excel for the Mac ends the lines of such a file with a return alone.
    let ends_as_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    if evidence(bytes, mac) + i32::from(ends_as_mac) * 2 > evidence(bytes, windows) {
        Encoding::MacRoman
    } else {
        Encoding::Windows1252
    }
}

/// UTF-16 without a mark: in a table most letters, and all signs between cells, have a zero as their higher byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let near = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |place: usize| near.iter().skip(place).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = near.len() / 4;
    match (even, odd) {
        _ if near.is_empty() => None,
        (even, odd) if odd > many && even * 8 < odd => Some(Encoding::Utf16Le),
        (even, odd) if even > many && odd * 8 < even => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether bytes are UTF-8. A few broken ones among many letters that are right, as where a program has cut a text by
/// bytes, make no other encoding of it.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 4 <= right
}

/// The most high bytes that are looked at: a table shows its language early.
const MOST_EVIDENCE: usize = 5_000;

/// How well the letters beyond ASCII fit those beside them, read in one of the encodings of one byte.
fn evidence(bytes: &[u8], letter: fn(u8) -> char) -> i32 {
    let at = |place: Option<usize>| place.and_then(|place| bytes.get(place)).map_or(' ', |byte| letter(*byte));
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(MOST_EVIDENCE);
    high.map(|(place, byte)| fit(at(place.checked_sub(1)), letter(*byte), at(Some(place + 1)), at(Some(place + 2))))
        .sum()
}

/// How well a letter fits between that before it and the two after it.
fn fit(before: char, c: char, after: char, next: char) -> i32 {
    match c {
        char::REPLACEMENT_CHARACTER => -4,
        '’' if before.is_alphabetic() && !after.is_alphabetic() => 1,
        // O’Brien; Mary’s.
        '’' if before.is_alphabetic() && (after.is_uppercase() || (after == 's' && !next.is_alphabetic())) => 2,
        '’' if before.is_alphabetic() => 0,
        '–' | '—' if before.is_alphabetic() && after.is_alphabetic() => -1,
        '–' | '—' | '†' | '‡' | '“' | '”' | '‘' | '’' | '°' | '\u{a0}' | '…' | '•' | '®' | '™' => {
            1
        }
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü' | 'ñ' | 'à' | 'è' | 'ç' | 'ö' | 'ä' | 'ô' | 'ê' | 'â' | 'ï' | 'ë'
            if before.is_alphabetic() =>
        {
            if after.is_uppercase() && before.is_uppercase() {
                -2
            } else {
                2
            }
        }
        'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ü' | 'Ñ' | 'À' | 'È' | 'Ç' | 'Ö' | 'Ä' if !before.is_lowercase() => {
            2
        }
        _ => -2,
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn mac(byte: u8) -> char {
    if byte < 0x80 { char::from(byte) } else { MAC[usize::from(byte - 0x80)] }
}

/// Windows-1252 from 0x80 to 0x9F; elsewhere it is Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', //
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// Mac Roman from 0x80.
const MAC: [char; 128] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', //
    'ê', 'ë', 'í', 'ì', 'î', 'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü', //
    '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©', '™', '´', '¨', '≠', 'Æ', 'Ø', //
    '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ', 'ø', //
    '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ', //
    '–', '—', '“', '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ', //
    '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á', 'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô', //
    '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '˜', '¯', '˘', '˙', '˚', '¸', '˝', '˛', 'ˇ',
];
