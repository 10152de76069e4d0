//! Which file of `src` needs which: read from the tokens, so that macros count too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// The modules of a crate: from a module's path to its file.
type Modules = BTreeMap<Vec<String>, String>;

/// The files below `src`, each with the files it needs.
pub(crate) type Needs = BTreeMap<String, BTreeSet<String>>;

/// The floors, lowest first. A file needs its own floor and those below.
const FLOORS: [&[&str]; 7] =
    [&["base"], &["words", "domain", "content"], &["say"], &["documents"], &["app"], &["ui"], &["browser", "cohort"]];

/// The crate's root and the programs beside it look down on every floor.
const ROOF: [&str; 2] = ["lib", "bin"];

/// The floor of a file; `None` for a file that belongs to none.
pub(crate) fn floor(path: &str) -> Option<usize> {
    let top = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap_or_default();
    if ROOF.contains(&top) { Some(FLOORS.len()) } else { FLOORS.iter().position(|floor| floor.contains(&top)) }
}

/// Reads the files, given as path below the crate's root and text.
pub(crate) fn needs(files: &[(String, String)]) -> Needs {
    let modules: Modules = files.iter().map(|(path, _)| (module_of(path), path.clone())).collect();
    let read: Vec<File> = files.iter().map(|(path, text)| File::read(path, text, &modules)).collect();
    let exports: BTreeMap<(Vec<String>, String), Vec<String>> = read
        .iter()
        .flat_map(|file| file.uses.iter().filter(|found| found.is_public).map(move |found| (file, found)))
        .map(|(file, found)| ((file.module.clone(), found.name.clone()), found.path.clone()))
        .collect();
    read.iter()
        .map(|file| {
            let needed = file.uses.iter().filter_map(|found| resolve(&found.path, &modules, &exports));
            (file.path.clone(), needed.filter(|path| *path != file.path).collect())
        })
        .collect()
}

/// Groups of files that need each other through some chain, each in order. A house without circles has none.
pub(crate) fn circles(needs: &Needs) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        needs.keys().map(|file| (file.as_str(), reached(file, needs))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, all) in &reach {
        if all.contains(file) {
            let mutual = all.iter().filter(|other| reach.get(*other).is_some_and(|back| back.contains(file)));
            found.insert(mutual.map(|other| (*other).to_owned()).collect());
        }
    }
    found.into_iter().collect()
}

/// All files that a file needs, through any chain.
fn reached<'a>(file: &str, needs: &'a Needs) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(next) = open.pop() {
        for other in needs.get(next).into_iter().flatten() {
            if seen.insert(other.as_str()) {
                open.push(other);
            }
        }
    }
    seen
}

/// `src/domain/plan.rs` is `domain::plan`; `src/lib.rs` is the crate itself.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    if inner == "lib" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// The file that a path leads to, through any `pub use` on the way.
fn resolve(
    path: &[String],
    modules: &Modules,
    exports: &BTreeMap<(Vec<String>, String), Vec<String>>,
) -> Option<String> {
    let mut path = path.to_vec();
    // Each turn follows one re-export; more than these is a circle of re-exports, which the compiler refuses.
    for _ in 0..8 {
        let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let Some(name) = rest.first() else { return modules.get(module).cloned() };
        let Some(onward) = exports.get(&(module.to_vec(), name.clone())) else { return modules.get(module).cloned() };
        path = onward.iter().chain(&rest[1..]).cloned().collect();
    }
    None
}

/// A path that a file names.
struct Use {
    path: Vec<String>,
    /// What it is called in this file.
    name: String,
    is_public: bool,
}

/// A file and the paths it names.
struct File {
    path: String,
    module: Vec<String>,
    uses: Vec<Use>,
}

impl File {
    fn read(path: &str, text: &str, modules: &Modules) -> File {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut file = File { path: path.to_owned(), module: module_of(path), uses: Vec::new() };
        file.walk(tokens, modules);
        file
    }

    fn walk(&mut self, tokens: TokenStream, modules: &Modules) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut is_public = false;
        while at < tokens.len() {
            match word(&tokens, at).as_deref() {
                Some("pub") => {
                    is_public = true;
                    at += 1;
                    // `pub(crate)` and its kin.
                    at += usize::from(matches!(&tokens.get(at), Some(TokenTree::Group(_))));
                    continue;
                }
                Some("use") => at = self.tree(&tokens, at + 1, &[], is_public, modules),
                // `$crate` is a macro's way to say it; the macro's file is where it counts.
                Some("crate" | "super") if is_path(&tokens, at + 1) && !is_punct(&tokens, at.wrapping_sub(1), '$') => {
                    at = self.tree(&tokens, at, &[], false, modules);
                }
                Some("mod") if matches!(tokens.get(at + 2), Some(TokenTree::Group(_))) => {
                    self.module.extend(word(&tokens, at + 1));
                    if let Some(TokenTree::Group(group)) = tokens.get(at + 2) {
                        self.walk(group.stream(), modules);
                    }
                    self.module.pop();
                    at += 3;
                }
                _ => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.walk(group.stream(), modules);
                    }
                    at += 1;
                }
            }
            is_public = false;
        }
    }

    /// Reads a path, or a tree of them, from a place on; returns the place behind it.
    fn tree(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        stem: &[String],
        is_public: bool,
        modules: &Modules,
    ) -> usize {
        let mut path = stem.to_vec();
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(ident)) => {
                    let name = ident.to_string();
                    at += 1;
                    match name.as_str() {
                        "as" => {
                            let name = word(tokens, at).unwrap_or_default();
                            self.note(&path, name, is_public, modules);
                            return at + 1;
                        }
                        _ => path.push(name),
                    }
                }
                Some(TokenTree::Group(group)) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let mut inside = 0;
                    while inside < inner.len() {
                        inside = self.tree(&inner, inside, &path, is_public, modules) + 1;
                    }
                    return at + 1;
                }
                _ => break,
            }
            if word(tokens, at).as_deref() == Some("as") {
                continue;
            }
            if !is_path(tokens, at) {
                break;
            }
            at += 2;
        }
        let name = path.last().cloned().unwrap_or_default();
        self.note(&path, name, is_public, modules);
        at
    }

    fn note(&mut self, path: &[String], name: String, is_public: bool, modules: &Modules) {
        if let Some(path) = self.absolute(path, modules) {
            self.uses.push(Use { path, name, is_public });
        }
    }

    /// A path from the crate's root on; `None` for one of another crate.
    fn absolute(&self, path: &[String], modules: &Modules) -> Option<Vec<String>> {
        let mut base = self.module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|step| step == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                let mut module = base.clone();
                module.push(child.to_owned());
                modules.get(&module)?;
            }
        }
        let rest = rest.iter().filter(|step| *step != "self").cloned();
        Some(base.into_iter().chain(rest).collect())
    }
}

fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_punct(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Whether `::` is here.
fn is_path(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens, at, ':') && is_punct(tokens, at + 1, ':')
}

/// The Rust files below a folder of the project, as path from its root and text.
pub(crate) fn files(root: &Path, folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}
