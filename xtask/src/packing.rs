//! Packs a part of the program as the crate `unpack` unpacks it.

use std::fs;
use std::io::Write as _;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use unpack::Module;

use crate::dist::Care;
use crate::run::side_by_side;
use crate::streams;

/// How much is unpacked at a time.
const SLICE_BYTES: usize = 100;

/// Where the programs go that somebody looks into.
const UNPACKED: &str = "target/unpacked";

/// The least that the search for repetitions gives up at, and the depth that it goes to: the packer's best.
const NICE_LENGTH: u32 = 273;
const DEPTH: i32 = 512;

/// Packs a module: a head of numbers, and an `.lzma` file for each of its streams. What the widget makes of it is compared
/// with the module.
pub fn pack(module: &[u8], care: Care) -> Result<Vec<u8>> {
    let parted = streams::of(module)?;
    let streams = side_by_side(&parted.streams, |stream| lzma(stream, care))?;
    let lengths = streams.iter().map(Vec::len);
    let mut packed = Vec::new();
    for number in [parted.module.len(), parted.before_code, streams.len()].into_iter().chain(lengths) {
        packed.extend(u32::try_from(number)?.to_le_bytes());
    }
    packed.extend(streams.concat());
    ensure!(unpacked(&packed)? == parted.module, "unpacking makes another module of the streams");
    Ok(packed)
}

/// What the widget makes of a packed module.
fn unpacked(packed: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::open(packed).context("the packed module has no head")?;
    let mut out = Vec::new();
    loop {
        match module.join(SLICE_BYTES) {
            [] => return Ok(out),
            piece => out.extend(piece),
        }
    }
}

/// An `.lzma` file of some bytes, with its length in the header. A quick build takes a preset that does little.
fn lzma(bytes: &[u8], care: Care) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if care == Care::Quick { 0 } else { 9 });
    // What the decoder is fixed to. Code lies at any address, so positions tell nothing; the byte before tells something.
    (options.lc, options.lp, options.pb) = (2, 0, 0);
    if care == Care::Whole {
        (options.nice_len, options.depth_limit) = (NICE_LENGTH, DEPTH);
    }
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Writes the programs that the built scripts hold into `target/unpacked`, for those who want to look into them.
pub fn unpack() -> Result<()> {
    fs::create_dir_all(UNPACKED)?;
    for part in ["core", "more"] {
        let script = fs::read_to_string(format!("dist/stem-readiness.{part}.js"))?;
        let packed = script.rsplit('"').nth(1).context("the script ends with what is packed")?;
        fs::write(format!("{UNPACKED}/{part}.wasm"), unpacked(&BASE64.decode(packed)?)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each kind of instruction that is parted, and some that are not.
    const EACH_KIND: &str = r#"(module
        (memory 1) (table 2 funcref) (global $count (mut i32) (i32.const 0)) (elem (i32.const 0) $sum $choose)
        (type $two (func (param i32 i32) (result i32)))
        (func $nothing)
        (func $sum (type $two) (local $kept i64) (local f64 f64 f64)
            (local.set $kept (i64.const -9000000000))
            (drop (f64.add (f64.const 0.1) (f64.const -1e300)))
            (i32.store16 offset=300 align=1 (local.get 0) (i32.const -70000))
            (i64.store offset=8 (local.get 1) (local.get $kept))
            (drop (i32.sub (local.get 0) (i32.const 16)))
            (i32.add (local.get 0) (i32.load8_u offset=70000 (local.tee 1 (local.get 1)))))
        (func $choose (type $two)
            (block $out (loop $again
                (br_if $again (i32.eqz (local.get 0)))
                (br_table $out $again $out $out (local.get 1))))
            (global.set $count (i32.add (global.get $count) (i32.const 1)))
            (memory.fill (i32.const 0) (i32.const 1) (i32.const 2))
            (if (result i32) (local.get 1) (then (call $sum (local.get 0) (local.get 1)))
                (else (call_indirect (type $two) (local.get 0) (local.get 1) (i32.const 0)))))
        (data (i32.const 16) "what is not code"))"#;

    #[test]
    fn the_widget_makes_the_same_module_again() {
        let module = wat::parse_str(EACH_KIND).expect("a module");
        let streams = streams::of(&module).expect("it is parted");
        assert!(streams.module == module, "the module's sizes are short already");
        assert_eq!(streams.streams.len(), 3 + 13, "a stream for each kind of number");
        for care in [Care::Whole, Care::Quick] {
            assert!(unpacked(&pack(&module, care).expect("it packs")).expect("it unpacks") == module);
        }
    }

    #[test]
    fn what_is_often_there_with_the_same_number_has_no_stream() {
        for (count, stream) in [(99, 1), (100, 0)] {
            let module = format!("(module (func {}))", "(drop (i32.const 70000))".repeat(count));
            let module = wat::parse_str(module).expect("a module");
            assert_eq!(streams::of(&module).expect("it is parted").streams.len(), 3 + stream);
            assert!(unpacked(&pack(&module, Care::Whole).expect("it packs")).expect("it unpacks") == module);
        }
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(streams::of(b"\0asm").is_err());
        assert!(streams::of(b"\0asm\x01\0\0\0").is_err());
        let mut module = wat::parse_str("(module (func))").expect("a module");
        module.truncate(module.len() - 1);
        assert!(streams::of(&module).is_err());
    }

    #[test]
    fn damage_ends_in_another_module_and_does_not_panic() {
        let packed = pack(&wat::parse_str(EACH_KIND).expect("a module"), Care::Whole).expect("it packs");
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 1 << (at % 8);
            let _ = unpacked(&damaged);
            let _ = unpacked(&packed[..at]);
        }
    }
}
