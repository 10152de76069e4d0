//! Packs the program as `src/browser/lzma.js` unpacks it.

use std::io::Write as _;

use anyhow::Result;
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::dist::Care;

/// The least that the search for repetitions gives up at, and the depth that it goes to: the packer's best.
const NICE_LENGTH: u32 = 273;
const DEPTH: i32 = 512;

/// An `.lzma` file of some bytes, with its length in the header. A quick build takes a preset that does little.
pub fn pack(bytes: &[u8], care: Care) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if care == Care::Quick { 0 } else { 9 });
    // What the decoder is fixed to. Code lies at any address, so positions tell nothing; the byte before tells much.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    if care == Care::Whole {
        (options.nice_len, options.depth_limit) = (NICE_LENGTH, DEPTH);
    }
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::run::output;

    /// Unpacks a file with the widget's decoder, a hundred bytes at a time, and says whether it is what another file holds.
    const CHECK: &str = r#"
        const { readFileSync } = require("fs");
        const [decoder, packed, plain] = process.argv.slice(1);
        const { Unpacking } = new Function(readFileSync(decoder, "utf8") + "; return { Unpacking };")();
        const unpacking = new Unpacking(new Uint8Array(readFileSync(packed)));
        const pieces = [];
        while (!unpacking.isDone) pieces.push(Buffer.from(unpacking.next(100)));
        console.log(Buffer.concat(pieces).equals(readFileSync(plain)));"#;

    #[test]
    fn the_decoder_gives_back_what_was_packed() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let decoder = format!("{root}/src/browser/lzma.js");
        let mut chance = 1_u32;
        let noise = (0..70_000).map(|_| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 24) as u8
        });
        let far = [b"far apart ".repeat(9), vec![7; 300_000], b"far apart ".repeat(9)].concat();
        let text = fs::read(&decoder).expect("the decoder is there");
        let inputs = [vec![], vec![65], b"ab".repeat(50_000), noise.collect(), far, text.repeat(3)];
        let folder = std::env::temp_dir().join(format!("packing-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let [packed, plain] = ["packed", "plain"].map(|name| folder.join(name).display().to_string());
        for (input, care) in inputs.iter().flat_map(|input| [(input, Care::Whole), (input, Care::Quick)]) {
            fs::write(&packed, pack(input, care).expect("it packs")).expect("written");
            fs::write(&plain, input).expect("written");
            let said = output(&["node", "-e", CHECK, &decoder, &packed, &plain]).expect("node runs");
            assert_eq!(said.trim(), "true", "{} bytes", input.len());
        }
        let _ = fs::remove_dir_all(folder);
    }
}
