//! The decoder of LZMA, for files of the form `.lzma` with `lc = 2`, `lp = 0`, `pb = 0` and the length in the head.

use alloc::vec::Vec;

/// Where the probabilities of each choice begin. The lengths have 274: two choices, two trees of 8, one of 256.
const IS_REP: usize = 12;
const IS_REP_0: usize = 24;
const IS_REP_1: usize = 36;
const IS_REP_2: usize = 48;
const IS_LONG: usize = 60;
const LENGTHS: usize = 72;
const REP_LENGTHS: usize = 346;
const SLOTS: usize = 620;
const SPECIAL: usize = 876;
const ALIGN: usize = 1004;
const LITERALS: usize = 1020;

/// How many bits of the byte before choose the probabilities of a byte.
const CONTEXT_BITS: usize = 2;

/// The probabilities of a byte, in one context.
const LITERAL: usize = 0x300;

/// What goes before the packed bytes: properties, the size of the dictionary, the length, and a byte of nothing.
const HEAD: usize = 14;

/// A packed text, as it comes out.
pub struct Lzma<'a> {
    coder: Coder<'a>,
    odds: [u16; LITERALS + (LITERAL << CONTEXT_BITS)],
    state: usize,
    /// The last four distances, less one.
    reps: [usize; 4],
    out: Vec<u8>,
    length: usize,
    is_damaged: bool,
}

impl<'a> Lzma<'a> {
    /// Reads the head; `None` where it is cut off, and where more than so many bytes would come out.
    pub fn open(packed: &'a [u8], most: usize) -> Option<Self> {
        let length = usize::try_from(u32::from_le_bytes(packed.get(5..9)?.try_into().ok()?))
            .ok()
            .filter(|length| *length <= most)?;
        let code = u32::from_be_bytes(packed.get(HEAD..HEAD + 4)?.try_into().ok()?);
        Some(Self {
            coder: Coder { packed: packed.get(HEAD + 4..)?, at: 0, range: u32::MAX, code },
            odds: [1024; LITERALS + (LITERAL << CONTEXT_BITS)],
            state: 0,
            reps: [0; 4],
            out: Vec::with_capacity(length),
            length,
            is_damaged: false,
        })
    }

    /// What has come out.
    pub fn out(&self) -> &[u8] {
        &self.out
    }

    /// Whether nothing more will come out.
    pub fn is_done(&self) -> bool {
        self.out.len() >= self.length || self.is_damaged
    }

    /// Unpacks about so many more bytes.
    pub fn unpack(&mut self, count: usize) {
        let end = self.length.min(self.out.len() + count);
        while self.out.len() < end && !self.is_damaged {
            self.step();
        }
    }

    fn step(&mut self) {
        let state = self.state;
        if !self.bit(state) {
            return self.literal();
        }
        if !self.bit(IS_REP + state) {
            self.state = if state < 7 { 7 } else { 10 };
            let length = self.length(LENGTHS);
            let distance = self.distance(length);
            self.reps = [distance, self.reps[0], self.reps[1], self.reps[2]];
            return self.copy(length);
        }
        if !self.bit(IS_REP_0 + state) {
            if !self.bit(IS_LONG + state) {
                self.state = if state < 7 { 9 } else { 11 };
                return self.copy(1);
            }
        } else {
            let [a, b, c, d] = self.reps;
            self.reps = if !self.bit(IS_REP_1 + state) {
                [b, a, c, d]
            } else if !self.bit(IS_REP_2 + state) {
                [c, a, b, d]
            } else {
                [d, a, b, c]
            };
        }
        self.state = if state < 7 { 8 } else { 11 };
        let length = self.length(REP_LENGTHS);
        self.copy(length);
    }

    fn literal(&mut self) {
        let before = usize::from(self.out.last().copied().unwrap_or(0));
        let base = LITERALS + LITERAL * (before >> (8 - CONTEXT_BITS));
        let mut symbol = 1;
        if self.state >= 7 {
            let mut expected = self.back(self.reps[0]).map_or(0, usize::from);
            while symbol < 0x100 {
                let matched = expected >> 7 & 1;
                expected <<= 1;
                let bit = usize::from(self.bit(base + ((1 + matched) << 8) + symbol));
                symbol = symbol << 1 | bit;
                if bit != matched {
                    break;
                }
            }
        }
        while symbol < 0x100 {
            symbol = symbol << 1 | usize::from(self.bit(base + symbol));
        }
        self.out.push(symbol as u8);
        self.state -= if self.state < 4 {
            self.state
        } else if self.state < 10 {
            3
        } else {
            6
        };
    }

    /// The byte so far behind the last one.
    fn back(&self, distance: usize) -> Option<u8> {
        self.out.get(self.out.len().checked_sub(distance)?.checked_sub(1)?).copied()
    }

    fn copy(&mut self, length: usize) {
        for _ in 0..length.min(self.length - self.out.len()) {
            let Some(byte) = self.back(self.reps[0]) else {
                self.is_damaged = true;
                return;
            };
            self.out.push(byte);
        }
    }

    fn length(&mut self, base: usize) -> usize {
        if !self.bit(base) {
            2 + self.tree(base + 2, 3)
        } else if !self.bit(base + 1) {
            10 + self.tree(base + 10, 3)
        } else {
            18 + self.tree(base + 18, 8)
        }
    }

    /// A distance less one.
    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(SLOTS + ((length - 2).min(3) << 6), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let high = (2 | slot & 1) << bits;
        if slot < 14 {
            return high + self.reversed(SPECIAL + high - slot, bits);
        }
        let middle = self.coder.direct(bits - 4) << 4;
        high.wrapping_add(middle) + self.reversed(ALIGN, 4)
    }

    fn tree(&mut self, base: usize, bits: usize) -> usize {
        let mut symbol = 1;
        while symbol < 1 << bits {
            symbol = symbol << 1 | usize::from(self.bit(base + symbol));
        }
        symbol - (1 << bits)
    }

    fn reversed(&mut self, base: usize, bits: usize) -> usize {
        let (mut symbol, mut value) = (1, 0);
        for at in 0..bits {
            let bit = usize::from(self.bit(base + symbol));
            symbol = symbol << 1 | bit;
            value |= bit << at;
        }
        value
    }

    fn bit(&mut self, index: usize) -> bool {
        self.odds.get_mut(index).is_some_and(|odds| self.coder.bit(odds))
    }
}

/// The range coder.
struct Coder<'a> {
    packed: &'a [u8],
    at: usize,
    range: u32,
    code: u32,
}

impl Coder<'_> {
    /// A bit of which the odds are known, and which changes them.
    fn bit(&mut self, odds: &mut u16) -> bool {
        self.refill();
        let bound = (self.range >> 11) * u32::from(*odds);
        if self.code < bound {
            self.range = bound;
            *odds += (2048 - *odds) >> 5;
            return false;
        }
        self.range -= bound;
        self.code -= bound;
        *odds -= *odds >> 5;
        true
    }

    /// So many bits, each of even odds.
    fn direct(&mut self, bits: usize) -> usize {
        let mut value = 0;
        for _ in 0..bits {
            self.refill();
            self.range >>= 1;
            let is_high = self.code >= self.range;
            self.code -= if is_high { self.range } else { 0 };
            value = value << 1 | usize::from(is_high);
        }
        value
    }

    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.packed.get(self.at).copied().unwrap_or(0));
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use lzma_rust2::{LzmaOptions, LzmaWriter};

    use super::*;

    fn packed(bytes: &[u8], preset: u32) -> Vec<u8> {
        let mut options = LzmaOptions::with_preset(preset);
        (options.lc, options.lp, options.pb) = (2, 0, 0);
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64)).expect("options");
        writer.write_all(bytes).expect("it packs");
        writer.finish().expect("it packs")
    }

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut lzma = Lzma::open(packed, 1 << 20).expect("a head");
        while !lzma.is_done() {
            lzma.unpack(100);
        }
        lzma.out().to_vec()
    }

    fn noise(count: usize) -> Vec<u8> {
        let mut chance = 1_u32;
        let next = || {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 24) as u8
        };
        std::iter::repeat_with(next).take(count).collect()
    }

    #[test]
    fn it_gives_back_what_was_packed() {
        let far = [b"far apart ".repeat(9), vec![7; 300_000], b"far apart ".repeat(9)].concat();
        let text = include_bytes!("lzma.rs").repeat(3);
        for input in [vec![], vec![65], b"ab".repeat(50_000), noise(70_000), far, text] {
            for preset in [0, 6, 9] {
                assert!(unpacked(&packed(&input, preset)) == input, "{} bytes", input.len());
            }
        }
    }

    #[test]
    fn damage_ends_and_does_not_panic() {
        let whole = packed(&include_bytes!("lzma.rs").repeat(2), 6);
        for (at, chance) in noise(4_000).chunks(2).enumerate() {
            let mut damaged = whole.clone();
            let place = HEAD + (at * 131 + usize::from(chance[0])) % (whole.len() - HEAD);
            damaged[place] ^= chance[1] | 1;
            unpacked(&damaged);
            unpacked(&whole[..place.max(HEAD + 4)]);
        }
        assert!(Lzma::open(&whole[..HEAD], whole.len()).is_none());
    }
}
