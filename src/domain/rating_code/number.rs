//! A whole number as large as all ratings together.

use super::symbols::Bits;

/// A whole number, lowest 32 bits first.
#[derive(Clone, Debug, Default)]
pub(super) struct Number(Vec<u32>);

impl Number {
    /// Adds a digit at the low end, in this base.
    pub(super) fn push(&mut self, base: u32, digit: u32) {
        let mut carried = u64::from(digit);
        for limb in &mut self.0 {
            carried += u64::from(*limb) * u64::from(base);
            *limb = carried as u32;
            carried >>= 32;
        }
        if carried > 0 {
            self.0.push(carried as u32);
        }
    }

    /// Takes the digit at the low end, in this base.
    pub(super) fn pop(&mut self, base: u32) -> u32 {
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*limb);
            *limb = (rest / u64::from(base)) as u32;
            rest %= u64::from(base);
        }
        rest as u32
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.iter().all(|limb| *limb == 0)
    }

    /// How many bits the number takes.
    pub(super) fn bit_length(&self) -> u32 {
        self.0.last().map_or(0, |top| self.0.len() as u32 * 32 - top.leading_zeros())
    }

    /// Writes so many bits of it.
    pub(super) fn write(&self, bits: &mut Bits, count: u32) {
        for at in (0..count).rev() {
            let limb = self.0.get((at / 32) as usize).copied().unwrap_or(0);
            bits.push(limb >> (at % 32) & 1, 1);
        }
    }

    /// Reads a number of so many bits.
    pub(super) fn read(bits: &mut Bits, count: u32) -> Number {
        let mut limbs = vec![0_u32; count.div_ceil(32) as usize];
        for at in (0..count).rev() {
            if let Some(limb) = limbs.get_mut((at / 32) as usize) {
                *limb |= bits.take(1) << (at % 32);
            }
        }
        Number(limbs)
    }
}
