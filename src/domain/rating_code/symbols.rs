//! Bits as characters that people can read aloud, with a check that finds slips.

use crate::base::text::is_unseen;

/// Thirty-two characters; I, L, O and U are left out. Lower case, I and L for 1, O for 0 and U for V are understood.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters that the check takes.
pub(super) const CHECK_SYMBOLS: usize = 6;

/// The most characters that are read: twice what the largest framework needs.
pub(super) const MOST_SYMBOLS: usize = 480;

/// The generator of CRC-30/CDMA. A remainder of 30 bits finds every error within 30 neighboring bits, so every wrong
/// character (5 bits) and every swap of neighbors (10 bits), wherever they are, the check itself included.
const GENERATOR: u32 = 0x2030_B9C7;
const CHECK_BITS: u32 = 30;
const CHECK_MASK: u32 = (1 << CHECK_BITS) - 1;

/// A row of bits, most significant first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bits(Vec<bool>);

/// Why characters do not hold checked bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// A character that no code has; its place among the code's characters, from 1.
    Character(char, usize),
    /// Nothing, or too little to hold a check.
    TooShort(usize),
    /// More than any code has.
    TooLong(usize),
    /// So many characters, and the check does not fit them.
    Slip(usize, Option<Slip>),
}

/// The one slip that explains why a check does not fit. Places are from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The character at this place is wrong.
    Wrong(usize),
    /// The characters at this place and the next are swapped.
    Swapped(usize),
}

impl Bits {
    /// Adds the lowest bits of a number.
    pub(super) fn push(&mut self, number: u32, count: u32) {
        self.0.extend((0..count).rev().map(|at| number >> at & 1 == 1));
    }

    /// Takes so many bits from the front; what is missing is zero.
    pub(super) fn take(&mut self, count: u32) -> u32 {
        let count = (count as usize).min(self.0.len());
        self.0.drain(..count).fold(0, |number, bit| number << 1 | u32::from(bit))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The bits as numbers of five, filled up with zeros.
    fn symbols(mut self) -> Vec<u8> {
        self.0.resize(self.0.len().next_multiple_of(5), false);
        self.0.chunks(5).map(|five| five.iter().fold(0, |symbol, bit| symbol << 1 | u8::from(*bit))).collect()
    }

    /// The check of the bits, filled up with zeros to whole characters.
    pub(super) fn check(self) -> u32 {
        check(&self.symbols())
    }

    /// The bits, filled up with zeros to whole characters, and their check.
    pub(super) fn seal(self) -> String {
        let mut symbols = self.symbols();
        let check = check(&symbols);
        symbols.extend((0..CHECK_SYMBOLS).rev().map(|at| (check >> (5 * at) & 31) as u8));
        symbols.into_iter().map(|symbol| char::from(ALPHABET[usize::from(symbol)])).collect()
    }

    /// The bits before the check, once the check fits. Case does not count, nor what is neither letter nor digit.
    pub(super) fn open(text: &str) -> Result<Bits, Unreadable> {
        let symbols = symbols(text)?;
        let Some(end) = symbols.len().checked_sub(CHECK_SYMBOLS).filter(|end| *end > 0) else {
            return Err(Unreadable::TooShort(symbols.len()));
        };
        let (body, written) = symbols.split_at(end);
        let written = written.iter().fold(0, |check, symbol| check << 5 | u32::from(*symbol));
        if check(body) != written {
            return Err(Unreadable::Slip(symbols.len(), slip(&symbols)));
        }
        let mut bits = Bits::default();
        for symbol in body {
            bits.push(u32::from(*symbol), 5);
        }
        Ok(bits)
    }
}

fn symbols(text: &str) -> Result<Vec<u8>, Unreadable> {
    let mut symbols = Vec::new();
    for c in text.chars().filter(|c| is_written(*c)) {
        let symbol = symbol(c).ok_or(Unreadable::Character(c, symbols.len() + 1))?;
        symbols.push(symbol);
        if symbols.len() > MOST_SYMBOLS {
            return Err(Unreadable::TooLong(symbols.len()));
        }
    }
    Ok(symbols)
}

/// Whether a character can be one of a code: letters and digits. Everything else may stand around them and between:
/// spaces, hyphens, quotes, brackets, what chats mark text with, and what nobody sees.
pub(super) fn is_written(c: char) -> bool {
    c.is_alphanumeric() && !is_unseen(c)
}

/// The value of a character, as people write it; also in the width of East Asian keyboards.
pub(super) fn symbol(c: char) -> Option<u8> {
    let narrow = matches!(c, '\u{ff01}'..='\u{ff5e}').then(|| char::from_u32(c as u32 - 0xfee0)).flatten();
    let c = match narrow.unwrap_or(c).to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == c).map(|at| at as u8)
}

/// The remainder of the characters' bits, begun with ones so that zeros in front count.
fn check(symbols: &[u8]) -> u32 {
    symbols.iter().fold(CHECK_MASK, |rest, symbol| went_on(rest ^ u32::from(*symbol) << (CHECK_BITS - 5)))
}

/// The remainder one character later.
fn went_on(mut rest: u32) -> u32 {
    for _ in 0..5 {
        let carried = rest >> (CHECK_BITS - 1) & 1;
        rest = (rest << 1 ^ (carried * GENERATOR)) & CHECK_MASK;
    }
    rest
}

/// The one wrong character, or the one swap of neighbors, that would make the check fit. What a wrong character adds to the
/// check depends on its place and its difference alone, so each is tried. Of two errors the check of 30 bits takes one in
/// some hundred thousand for another slip.
fn slip(symbols: &[u8]) -> Option<Slip> {
    let (body, written) = symbols.split_at(symbols.len().checked_sub(CHECK_SYMBOLS)?);
    let written = written.iter().fold(0, |check, symbol| check << 5 | u32::from(*symbol));
    let missed = check(body) ^ written;
    let differences = || 1_u8..32;
    // What each difference adds at the place in hand, and at the one after it.
    let (mut here, mut after) = ([0_u32; 32], [0_u32; 32]);
    let mut found = Vec::new();
    for (from_end, at) in (0..symbols.len()).rev().enumerate() {
        after.clone_from(&here);
        for difference in differences() {
            let own = u32::from(difference);
            here[usize::from(difference)] = match from_end.checked_sub(CHECK_SYMBOLS) {
                None => own << (5 * from_end),
                Some(0) => went_on(own << (CHECK_BITS - 5)),
                Some(_) => went_on(after[usize::from(difference)]),
            };
        }
        found.extend(differences().filter(|one| here[usize::from(*one)] == missed).map(|_| Slip::Wrong(at + 1)));
        let between = symbols.get(at + 1).map_or(0, |next| usize::from(symbols[at] ^ next));
        if between != 0 && here[between] ^ after[between] == missed {
            found.push(Slip::Swapped(at + 1));
        }
    }
    match found[..] {
        [one] => Some(one),
        _ => None,
    }
}
