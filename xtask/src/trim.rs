//! Leaves out of a module what serves neither the program nor its packing.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};
use wasmparser::{BinaryReader, DataKind, DataSectionReader, ImportSectionReader, Operator, TypeRef};

use crate::streams::leb;

/// What wasm-bindgen calls its glue as a module, and what it is called here.
const GLUE: (&str, &str) = ("./stem_readiness_bg.js", "glue");

/// The functions of the glue that keep their names: `foreign_nodes.js` and `quiet_texts.js` know them by these.
pub const KEPT: [&str; 3] = ["__wbg_insertBefore_", "__wbg_removeChild_", "__wbg_set_value_"];

/// The most zeros between two segments of data that are one here: a segment's head takes as much.
const MOST_ZEROS: usize = 16;

const IMPORTS: u8 = 2;
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;

/// Names the functions of the glue by one or two letters, in the module and in the glue: as wasm-bindgen writes them, half
/// of each name is a hash, which no packer makes smaller.
pub fn imports(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (mut short, mut section) = (HashMap::new(), Vec::new());
    for (place, import) in contents(module, IMPORTS, imported)?.into_iter().enumerate() {
        let is_renamed = import.from == GLUE.0 && !KEPT.iter().any(|kept| import.name.starts_with(kept));
        let name = if is_renamed { letters(place) } else { import.name.to_owned() };
        section.push(
            Import { from: if import.from == GLUE.0 { GLUE.1 } else { import.from }, name: &name, ..import }.written(),
        );
        short.insert(import.name, name);
    }
    ensure!(!section.is_empty(), "the program imports nothing of the glue");
    let glue = renamed(glue, &short)?;
    Ok((with(module, &[(IMPORTS, listed(&section))])?, glue))
}

/// The glue whose functions have these names: each is a line `name: function(…) {` of one object.
fn renamed(glue: &str, short: &HashMap<&str, String>) -> Result<String> {
    let mut found = 0;
    let lines = glue.lines().map(|line| {
        let key = line.trim_start().split_once(": function(").and_then(|(key, _)| short.get_key_value(key));
        key.map_or_else(
            || line.to_owned(),
            |(name, letters)| {
                found += 1;
                line.replacen(name, letters, 1)
            },
        )
    });
    let renamed = lines.collect::<Vec<_>>().join("\n");
    let module = format!("\"{}\": import0", GLUE.0);
    let others = short.keys().filter(|name| name.starts_with("__wasm_split")).count();
    ensure!(
        found + others == short.len() && renamed.matches(&module).count() == 1,
        "wasm-bindgen writes the glue's functions in another form: {found} of {} were found",
        short.len()
    );
    Ok(renamed.replace(&module, &format!("\"{}\": import0", GLUE.1)))
}

/// The name of the import at a place: a letter, or two.
fn letters(place: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    [(place / 26).checked_sub(1), Some(place)].into_iter().flatten().map(letter).collect()
}

struct Import<'a> {
    from: &'a str,
    name: &'a str,
    /// The number of the function's type.
    function: u32,
}

impl Import<'_> {
    fn written(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for text in [self.from, self.name] {
            bytes.extend(leb(text.len()));
            bytes.extend(text.as_bytes());
        }
        bytes.push(0);
        bytes.extend(leb(self.function as usize));
        bytes
    }
}

fn imported(section: BinaryReader<'_>) -> Result<Vec<Import<'_>>> {
    let imports = ImportSectionReader::new(section)?.into_imports();
    let functions = imports.map(|import| {
        let import = import?;
        let TypeRef::Func(function) = import.ty else { anyhow::bail!("{} is no function", import.name) };
        Ok(Import { from: import.module, name: import.name, function })
    });
    functions.collect()
}

/// Makes one segment of those that lie close to each other: wasm-opt cuts them at every few zeros, and a packer makes less
/// of the zeros than of a segment's head.
pub fn segments(module: &[u8]) -> Result<Vec<u8>> {
    let mut joined: Vec<Segment> = Vec::new();
    for segment in contents(module, DATA, segments_of)? {
        match joined.last_mut().and_then(|last| Some((segment.at.checked_sub(last.end())?, last))) {
            Some((zeros, last)) if zeros <= MOST_ZEROS => {
                last.bytes.resize(last.bytes.len() + zeros, 0);
                last.bytes.extend(segment.bytes);
            }
            _ => joined.push(segment),
        }
    }
    let written: Vec<Vec<u8>> = joined.iter().map(Segment::written).collect();
    with(module, &[(DATA_COUNT, leb(written.len())), (DATA, listed(&written))])
}

/// Data that lies in memory from the start.
struct Segment {
    at: usize,
    bytes: Vec<u8>,
}

impl Segment {
    fn end(&self) -> usize {
        self.at + self.bytes.len()
    }

    fn written(&self) -> Vec<u8> {
        // Memory 0; `i32.const`, the address as a signed number, `end`.
        let mut at = leb(self.at);
        if at.last().is_some_and(|last| last & 0x40 != 0) {
            if let Some(last) = at.last_mut() {
                *last |= 0x80;
            }
            at.push(0);
        }
        [&[0, 0x41], &at[..], &[0x0b], &leb(self.bytes.len()), &self.bytes].concat()
    }
}

fn segments_of(section: BinaryReader<'_>) -> Result<Vec<Segment>> {
    let segments = DataSectionReader::new(section)?.into_iter().map(|data| {
        let data = data?;
        let DataKind::Active { memory_index: 0, offset_expr } = data.kind else {
            anyhow::bail!("data that is not in the memory from the start")
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            anyhow::bail!("data at an address that is worked out")
        };
        Ok(Segment { at: usize::try_from(value)?, bytes: data.data.to_vec() })
    });
    segments.collect()
}

/// What a section holds, by its reader; nothing where the module has no such section.
fn contents<'a, T>(module: &'a [u8], id: u8, read: impl Fn(BinaryReader<'a>) -> Result<Vec<T>>) -> Result<Vec<T>> {
    section(module, id)?.map_or_else(|| Ok(Vec::new()), |contents| read(BinaryReader::new(contents, 0)))
}

/// How many functions a module imports.
pub fn function_imports(module: &[u8]) -> Result<usize> {
    let is_function = |section| Ok(ImportSectionReader::new(section)?.into_imports().collect::<Result<Vec<_>, _>>()?);
    let imports = contents(module, IMPORTS, is_function)?;
    Ok(imports.iter().filter(|import| matches!(import.ty, TypeRef::Func(_))).count())
}

/// What is in a section of a module, if it has one of this number.
pub fn section(module: &[u8], id: u8) -> Result<Option<&[u8]>> {
    Ok(sections(module)?.into_iter().find(|(its, _)| *its == id).map(|(_, contents)| contents))
}

/// The module with other contents in the sections that are named, of those that it has.
fn with(module: &[u8], others: &[(u8, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut made = module[..8].to_vec();
    for (id, contents) in sections(module)? {
        let contents = others.iter().find(|(its, _)| *its == id).map_or(contents, |(_, other)| other);
        made.push(id);
        made.extend(leb(contents.len()));
        made.extend(contents);
    }
    Ok(made)
}

/// Each section's number and contents.
fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut reader = BinaryReader::new(module, 0);
    reader.read_bytes(8).context("the head of a module")?;
    let mut sections = Vec::new();
    while !reader.eof() {
        let id = reader.read_u8()?;
        let size = reader.read_var_u32()? as usize;
        sections.push((id, reader.read_bytes(size)?));
    }
    Ok(sections)
}

/// A list as a section holds it: how many, and each.
fn listed(entries: &[Vec<u8>]) -> Vec<u8> {
    [leb(entries.len()), entries.concat()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = r#"(module
        (import "./stem_readiness_bg.js" "__wbg_click_c6eff13daacf9806" (func (param externref)))
        (import "./stem_readiness_bg.js" "__wbg_removeChild_0011223344556677" (func (param externref)))
        (import "./__wasm_split.js" "__wasm_split_load_more" (func))
        (memory 2)
        (data (i32.const 1048) "one") (data (i32.const 1055) "two") (data (i32.const 70000) "far"))"#;

    const GLUE_SCRIPT: &str = "const import0 = {
        __wbg_click_c6eff13daacf9806: function(arg0) {
        __wbg_removeChild_0011223344556677: function(arg0) {
    return { \"./stem_readiness_bg.js\": import0, \"./__wasm_split.js\": import1 };";

    fn valid(module: &[u8]) -> Vec<u8> {
        wasmparser::Parser::new(0).parse_all(module).for_each(|part| assert!(part.is_ok()));
        module.to_vec()
    }

    #[test]
    fn module_and_glue_have_the_same_short_names() {
        let (module, glue) =
            imports(&wat::parse_str(MODULE).expect("a module"), GLUE_SCRIPT).expect("they are renamed");
        let module = valid(&module);
        let named = contents(&module, IMPORTS, imported).expect("imports");
        let named: Vec<(&str, &str)> = named.iter().map(|import| (import.from, import.name)).collect();
        let kept = "__wbg_removeChild_0011223344556677";
        assert_eq!(named, [("glue", "a"), ("glue", kept), ("./__wasm_split.js", "__wasm_split_load_more")]);
        for line in ["a: function(arg0)", kept, "\"glue\": import0", "\"./__wasm_split.js\": import1"] {
            assert_eq!(glue.matches(line).count(), 1, "{line} in {glue}");
        }
    }

    #[test]
    fn another_form_of_the_glue_stops_the_build() {
        let module = wat::parse_str(MODULE).expect("a module");
        for (form, other) in [(": function(", ": ("), ("\": import0", "\": imports")] {
            assert!(imports(&module, &GLUE_SCRIPT.replace(form, other)).is_err(), "{form}");
        }
    }

    #[test]
    fn data_that_is_close_is_one_segment_with_the_zeros_between() {
        let module = valid(&segments(&wat::parse_str(MODULE).expect("a module")).expect("they are joined"));
        let joined = contents(&module, DATA, segments_of).expect("segments");
        let joined: Vec<(usize, &[u8])> = joined.iter().map(|segment| (segment.at, &segment.bytes[..])).collect();
        assert_eq!(joined, [(1048, &b"one\0\0\0\0two"[..]), (70000, b"far")]);
    }

    #[test]
    fn names_of_two_letters_follow_those_of_one() {
        assert_eq!([0, 25, 26, 51, 52, 701].map(letters), ["a", "z", "aa", "az", "ba", "zz"]);
    }
}
