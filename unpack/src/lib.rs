//! Unpacks a part of the program: a WebAssembly module in streams, each packed with LZMA.
//!
//! This is a module of its own, of a few kilobytes, that the element's script starts with: it unpacks the program three
//! times as fast as a script, which runs unoptimized for as long as it is needed. `xtask/src/streams.rs` says what the streams are
//! and makes them.
//!
//! The format is a head of little-endian numbers of 32 bits: the module's length, how much of the second stream goes before
//! the module's code, how many streams there are, and the length of each. The streams follow. Input that is damaged gives
//! another module, and never a panic: who compiles it finds out.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;
mod lzma;

use alloc::vec::Vec;

pub use lzma::Lzma;

/// A function's size goes before it, once it is known, and takes up to so many bytes.
const SIZE_BYTES: usize = 5;

/// How much of a stream is unpacked at a time.
const STREAM_BYTES: usize = 1 << 12;

/// The most that a module may come to, in bytes.
const MOST_BYTES: usize = 1 << 26;

/// What a stream may come to beyond the length of its module: a list of forms is longer than a small module.
const SLACK_BYTES: usize = 1 << 12;

/// A stream, read from its beginning.
struct Stream<'a> {
    lzma: Lzma<'a>,
    at: usize,
}

impl Stream<'_> {
    fn is_done(&self) -> bool {
        self.at == self.lzma.out().len() && self.lzma.is_done()
    }

    /// The next byte; 0 after the last.
    fn byte(&mut self) -> u8 {
        if self.at == self.lzma.out().len() {
            self.lzma.unpack(STREAM_BYTES);
        }
        let byte = self.lzma.out().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte.unwrap_or(0)
    }

    /// The next number in seven bits a byte (LEB128).
    fn number(&mut self) -> usize {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << (shift & 31);
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }
}

/// An instruction without its numbers: where its bytes end in `Module::bytes`, how many numbers follow, and from which stream.
struct Form {
    bytes_end: usize,
    count: usize,
    numbers: usize,
}

/// A module, as it comes out of its streams.
pub struct Module<'a> {
    /// What came out last.
    piece: Vec<u8>,
    /// How much came out before.
    before: usize,
    length: usize,
    before_code: usize,
    forms: Vec<Form>,
    /// The bytes of all forms, one after the other.
    bytes: Vec<u8>,
    /// All that is not code.
    frame: Stream<'a>,
    /// The code, as places among the forms. The first form ends a function.
    code: Stream<'a>,
    /// The numbers, by kind.
    numbers: Vec<Stream<'a>>,
}

impl<'a> Module<'a> {
    /// Reads the head; `None` where it is damaged.
    pub fn open(packed: &'a [u8]) -> Option<Self> {
        let number = |place: usize| {
            let bytes = packed.get(4 * place..4 * place + 4)?;
            usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok().filter(|number| *number <= MOST_BYTES)
        };
        let (length, before_code, count) = (number(0)?, number(1)?, number(2)?);
        let mut at = 4 * (3 + count);
        let mut streams = (0..count).map(|place| {
            let from = at;
            at += number(3 + place)?;
            Some(Stream { lzma: Lzma::open(packed.get(from..at)?, length + SLACK_BYTES)?, at: 0 })
        });
        let (mut list, frame, code) = (streams.next()??, streams.next()??, streams.next()??);
        let numbers = streams.collect::<Option<Vec<_>>>()?;
        let (mut forms, mut bytes) = (Vec::new(), Vec::new());
        while !list.is_done() {
            for _ in 0..list.number().min(SLACK_BYTES) {
                bytes.push(list.byte());
            }
            forms.push(Form { bytes_end: bytes.len(), count: list.number(), numbers: list.number() });
        }
        let piece = Vec::new();
        Some(Self { piece, before: 0, length, before_code, forms, bytes, frame, code, numbers })
    }

    /// Joins about so many more bytes. An empty piece is the end.
    pub fn join(&mut self, count: usize) -> &[u8] {
        self.before += self.piece.len();
        self.piece.clear();
        while self.so_far() < self.before_code.min(self.length) {
            self.piece.push(self.frame.byte());
        }
        while self.piece.len() < count && !self.code.is_done() && self.so_far() < self.length {
            self.function();
        }
        if self.code.is_done() {
            while self.so_far() < self.length {
                self.piece.push(self.frame.byte());
            }
        }
        &self.piece
    }

    /// What came out last.
    pub fn piece(&self) -> &[u8] {
        &self.piece
    }

    /// How much has come out.
    fn so_far(&self) -> usize {
        self.before + self.piece.len()
    }

    fn function(&mut self) {
        let from = self.piece.len();
        self.piece.extend([0; SIZE_BYTES]);
        loop {
            let place = self.code.number();
            self.instruction(place);
            // A damaged stream may never end a function.
            if place == 0 || self.so_far() >= self.length + SIZE_BYTES {
                break;
            }
        }
        let begin = from + SIZE_BYTES;
        let mut size = self.piece.len() - begin;
        let mut put = from;
        while let Some(slot) = self.piece.get_mut(put) {
            put += 1;
            *slot = (size & 0x7f) as u8 | if size > 0x7f { 0x80 } else { 0 };
            size >>= 7;
            if size == 0 {
                break;
            }
        }
        let length = self.piece.len() - begin;
        self.piece.copy_within(begin.., put);
        self.piece.truncate(put + length);
    }

    fn instruction(&mut self, place: usize) {
        let Some(form) = self.forms.get(place) else { return };
        let from = place.checked_sub(1).and_then(|before| self.forms.get(before)).map_or(0, |before| before.bytes_end);
        self.piece.extend_from_slice(self.bytes.get(from..form.bytes_end).unwrap_or_default());
        let Some(numbers) = self.numbers.get_mut(form.numbers) else { return };
        let most = (self.length + SIZE_BYTES).saturating_sub(self.before);
        let mut left = form.count;
        while left > 0 && self.piece.len() < most {
            let byte = numbers.byte();
            self.piece.push(byte);
            left -= usize::from(byte < 0x80);
        }
    }
}
