//! Parts a WebAssembly module into streams, which the crate `unpack` joins again.
//!
//! In code, what an instruction does is next to the numbers that it does it with, and these follow rules of their own: a
//! packer finds fewer repetitions than there are. Apart, the same numbers are a ninth smaller (split-stream encoding).
//!
//! An instruction has a form, which is all of it but its numbers, and numbers of one kind. The forms are a list; the code
//! becomes one stream of places in this list, and one stream of numbers for each kind. The reader of the streams knows
//! nothing of WebAssembly: an instruction that this file does not know, and one that is often there with the same number,
//! is a form without numbers.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, Result, ensure};
use wasmparser::{BinaryReader, FunctionBody};

/// The section of a module that holds its code.
const CODE: u8 = 10;

/// An instruction is often there with the same number where there are so many of it, and one among so many is it.
const OFTEN: usize = 100;

/// A function is often called where so many instructions do.
const OFTEN_CALLED: usize = 60;

/// What ends a block, and a function.
const END: [u8; 1] = [0x0b];

/// A module in streams.
pub struct Streams {
    /// The module that the streams give: the one that was parted, with the size of each function as short as can be.
    pub module: Vec<u8>,
    /// How much of the second stream goes before the code.
    pub before_code: usize,
    /// The forms, all that is not code, the code as places among the forms, and the numbers by kind.
    pub streams: Vec<Vec<u8>>,
}

/// What the numbers of an instruction mean. Each has a stream, since each repeats itself in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Declaration,
    Branch,
    Function,
    Type,
    ReadLocal,
    WrittenLocal,
    KeptLocal,
    Global,
    Offset,
    Constant,
    /// What is added or subtracted is a distance, and repeats itself otherwise than what is stored or passed on.
    AddedConstant,
    SubtractedConstant,
    LongConstant,
}

impl Kind {
    /// How many instructions with the same number are many, in a module of so many instructions. `None` where it does not
    /// count: a local follows what is near it, and is another one in the next function.
    fn many(self, instructions: usize) -> Option<usize> {
        match self {
            Kind::Declaration | Kind::Offset | Kind::Constant | Kind::AddedConstant | Kind::SubtractedConstant => {
                Some(OFTEN.max(instructions / OFTEN))
            }
            Kind::Function => Some(OFTEN_CALLED),
            _ => None,
        }
    }
}

/// An instruction without its numbers: its bytes, and how many numbers of which kind follow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Form {
    ends_function: bool,
    bytes: Vec<u8>,
    numbers: Option<(Kind, usize)>,
}

/// Parts a module.
pub fn of(wasm: &[u8]) -> Result<Streams> {
    let code = code_section(wasm)?;
    let bodies = bodies(&wasm[code.contents.clone()])?;
    let whole = whole(&bodies);
    let mut frame = [&wasm[..code.start], &[CODE], &leb(whole.len())[..]].concat();
    let before_code = frame.len() + leb(bodies.len()).len();
    let module = [&frame[..], &whole, &wasm[code.contents.end..]].concat();
    frame.extend(leb(bodies.len()));
    frame.extend(&wasm[code.contents.end..]);
    let mut instructions = Vec::new();
    for body in bodies {
        instructions.extend(instructions_of(body)?);
    }
    join_frequent(&mut instructions);
    let (forms, places) = forms(&instructions);
    let mut codes = Vec::new();
    let mut numbers = BTreeMap::<Kind, Vec<u8>>::new();
    for (form, its_numbers) in &instructions {
        codes.extend(leb(places[form]));
        if let Some((kind, _)) = form.numbers {
            numbers.entry(kind).or_default().extend(*its_numbers);
        }
    }
    let kinds: Vec<Kind> = numbers.keys().copied().collect();
    let mut streams = vec![listed(&forms, &kinds), frame, codes];
    streams.extend(numbers.into_values());
    Ok(Streams { module, before_code, streams })
}

/// Where the code is in a module: its section's first byte, and what is in it.
struct Section {
    start: usize,
    contents: std::ops::Range<usize>,
}

fn code_section(wasm: &[u8]) -> Result<Section> {
    let mut reader = BinaryReader::new(wasm, 0);
    reader.read_bytes(8).context("the head of a module")?;
    while !reader.eof() {
        let start = reader.original_position() as usize;
        let id = reader.read_u8()?;
        let size = reader.read_var_u32()? as usize;
        let from = reader.original_position() as usize;
        reader.read_bytes(size)?;
        if id == CODE {
            return Ok(Section { start, contents: from..from + size });
        }
    }
    anyhow::bail!("the module has no code")
}

/// The functions' bodies, each without its size.
pub fn bodies(section: &[u8]) -> Result<Vec<&[u8]>> {
    let mut reader = BinaryReader::new(section, 0);
    let count = reader.read_var_u32()?;
    (0..count)
        .map(|_| {
            let size = reader.read_var_u32()? as usize;
            Ok(reader.read_bytes(size)?)
        })
        .collect()
}

/// The contents of the section that holds these bodies.
fn whole(bodies: &[&[u8]]) -> Vec<u8> {
    let mut whole = leb(bodies.len());
    for body in bodies {
        whole.extend(leb(body.len()));
        whole.extend(*body);
    }
    whole
}

/// A body's instructions without their numbers.
pub fn without_numbers(body: &[u8]) -> Result<Vec<Vec<u8>>> {
    Ok(instructions_of(body)?.into_iter().map(|(form, _)| form.bytes).collect())
}

/// A body as instructions: the form of each, and its numbers. The first declares the function's locals.
fn instructions_of(body: &[u8]) -> Result<Vec<(Form, &[u8])>> {
    let mut operators = FunctionBody::new(BinaryReader::new(body, 0)).get_operators_reader()?;
    let mut at = operators.original_position() as usize;
    let mut found = vec![parted(&body[..at], number_length(body), Kind::Declaration)];
    while !operators.eof() {
        operators.read()?;
        let next = operators.original_position() as usize;
        if let Some((Form { numbers: Some((kind @ Kind::Constant, _)), .. }, _)) = found.last_mut() {
            *kind = constant_before(body[at]);
        }
        found.push(instruction(&body[at..next]));
        at = next;
    }
    let (last, _) = found.last_mut().context("a function without an end")?;
    ensure!(last.bytes == END && at == body.len(), "a function goes on behind its end");
    last.ends_function = true;
    Ok(found)
}

/// An instruction's form and numbers, by its opcode.
fn instruction(bytes: &[u8]) -> (Form, &[u8]) {
    let kind = match bytes[0] {
        0x0c | 0x0d => Kind::Branch,
        0x0e => return parted(bytes, 1 + number_length(&bytes[1..]), Kind::Branch),
        0x10 => Kind::Function,
        0x11 => Kind::Type,
        0x20 => Kind::ReadLocal,
        0x21 => Kind::WrittenLocal,
        0x22 => Kind::KeptLocal,
        0x23 | 0x24 => Kind::Global,
        // Reading and writing memory: the alignment belongs to the form.
        0x28..=0x3e => return parted(bytes, 1 + number_length(&bytes[1..]), Kind::Offset),
        0x41 => Kind::Constant,
        0x42 => Kind::LongConstant,
        _ => return (Form { ends_function: false, bytes: bytes.to_vec(), numbers: None }, &[]),
    };
    parted(bytes, 1, kind)
}

/// Makes a form of an instruction that is often there with the same number, such as `i32.const 0`.
fn join_frequent(instructions: &mut [(Form, &[u8])]) {
    let all = instructions.len();
    let many = |form: &Form| form.numbers.and_then(|(kind, _)| kind.many(all));
    let mut counts = HashMap::<(Vec<u8>, &[u8]), usize>::new();
    for (form, numbers) in instructions.iter().filter(|(form, _)| many(form).is_some()) {
        *counts.entry((form.bytes.clone(), numbers)).or_default() += 1;
    }
    for (form, numbers) in instructions {
        if many(form).is_some_and(|many| counts[&(form.bytes.clone(), *numbers)] >= many) {
            form.bytes.extend(std::mem::take(numbers));
            form.numbers = None;
        }
    }
}

/// What a constant is for, by the opcode after it.
fn constant_before(opcode: u8) -> Kind {
    match opcode {
        0x6a => Kind::AddedConstant,
        0x6b => Kind::SubtractedConstant,
        _ => Kind::Constant,
    }
}

/// Parts an instruction where its numbers begin.
fn parted(bytes: &[u8], at: usize, kind: Kind) -> (Form, &[u8]) {
    let (form, numbers) = bytes.split_at(at);
    let count = numbers.iter().filter(|byte| **byte < 0x80).count();
    (Form { ends_function: false, bytes: form.to_vec(), numbers: (count > 0).then_some((kind, count)) }, numbers)
}

/// How many bytes the number takes that they begin with.
fn number_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte >= 0x80).count() + 1
}

/// The forms that occur, and the place of each: first the one that ends a function, then by how often they do, so that
/// most places take one byte.
fn forms(instructions: &[(Form, &[u8])]) -> (Vec<Form>, HashMap<Form, usize>) {
    let mut counts = BTreeMap::<&Form, usize>::new();
    for (form, _) in instructions {
        *counts.entry(form).or_default() += 1;
    }
    let mut forms: Vec<Form> = counts.keys().map(|form| (*form).clone()).collect();
    forms.sort_by_key(|form| (!form.ends_function, std::cmp::Reverse(counts[form])));
    let places = forms.iter().cloned().enumerate().map(|(place, form)| (form, place)).collect();
    (forms, places)
}

/// The list of the forms: for each how many bytes, the bytes, how many numbers, and which stream has them.
fn listed(forms: &[Form], kinds: &[Kind]) -> Vec<u8> {
    let mut list = Vec::new();
    for Form { bytes, numbers, .. } in forms {
        list.extend(leb(bytes.len()));
        list.extend(bytes);
        let (kind, count) = numbers.map_or((0, 0), |(kind, count)| (kinds.partition_point(|it| *it < kind), count));
        list.extend(leb(count));
        list.extend(leb(kind));
    }
    list
}

/// A number as WebAssembly writes it, in seven bits a byte (LEB128).
pub fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        bytes.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            return bytes;
        }
    }
}
