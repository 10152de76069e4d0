//! Makes `dist/sbom.json`: what the program is made of, as CycloneDX lists it.
//!
//! The list holds what is linked into the program. What the compiler runs to make it is not shipped and not listed.
//! Nothing in it tells when or where it was made, so that the same lock file gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::run::output;

/// Makes the list for the project in the current folder.
pub fn sbom() -> Result<String> {
    let tree = ["cargo", "tree", "--locked", "--package", "stem-readiness", "--target", crate::dist::WASM];
    // Asked of `cargo tree`, since `cargo metadata` mixes in the features that the tests turn on.
    let shape = ["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "|{p}|{l}"];
    let listed = listed(&output(&[&tree[..], &shape].concat())?)?;
    let sums = checksums(&fs::read_to_string("Cargo.lock").context("Cargo.lock")?);
    Ok(serde_json::to_string_pretty(&described(&listed, &sums)?)? + "\n")
}

/// A package by name and version.
type Package = (String, String);

/// What is linked, and what each needs.
#[derive(Default)]
struct Listed {
    root: Package,
    licenses: BTreeMap<Package, String>,
    needs: BTreeMap<Package, BTreeSet<Package>>,
}

/// Reads lines such as `2|gloo-console v0.3.0|MIT OR Apache-2.0`: how deep it is, what, and its license.
fn listed(tree: &str) -> Result<Listed> {
    let (mut listed, mut way) = (Listed::default(), Vec::<Package>::new());
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').collect();
        let [depth, named, license] = parts[..] else { anyhow::bail!("`cargo tree` wrote `{line}`") };
        let mut words = named.split(' ');
        let name = words.next().unwrap_or_default().to_owned();
        let version = words.next().unwrap_or_default().trim_start_matches('v').to_owned();
        let package = (name, version);
        way.truncate(depth.parse()?);
        // A package of this folder is a part of the program, as a module is: what it needs, the program needs.
        if named.contains(" (/") && !way.is_empty() {
            continue;
        }
        match way.last() {
            Some(owner) => drop(listed.needs.entry(owner.clone()).or_default().insert(package.clone())),
            None => listed.root = package.clone(),
        }
        // Older packages write a stroke for OR; a star marks a package whose needs were listed before.
        let license = license.trim_end_matches(" (*)").replace(" / ", "/").replace('/', " OR ");
        listed.licenses.insert(package.clone(), license);
        way.push(package);
    }
    Ok(listed)
}

/// The checksums of the packages in a lock file.
fn checksums(lock: &str) -> BTreeMap<Package, String> {
    let entry = |text: &str| {
        let value = |name: &str| {
            let start = format!("{name} = \"");
            let line = text.lines().find_map(|line| line.strip_prefix(&start))?;
            Some(line.trim_end_matches('"').to_owned())
        };
        Some(((value("name")?, value("version")?), value("checksum")?))
    };
    lock.split("[[package]]").filter_map(entry).collect()
}

fn reference((name, version): &Package) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn described(listed: &Listed, sums: &BTreeMap<Package, String>) -> Result<Value> {
    let component = |kind: &str, package: &Package| {
        json!({
            "type": kind,
            "bom-ref": reference(package),
            "name": package.0,
            "version": package.1,
            "purl": reference(package),
            "licenses": [{ "expression": listed.licenses[package] }],
        })
    };
    let mut components = Vec::new();
    for package in listed.licenses.keys().filter(|package| **package != listed.root) {
        let sum = sums.get(package).with_context(|| format!("Cargo.lock has no checksum of {}", package.0))?;
        let mut library = component("library", package);
        library["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        components.push(library);
    }
    let needs =
        |package: &Package| -> Vec<String> { listed.needs.get(package).into_iter().flatten().map(reference).collect() };
    let dependencies: Vec<Value> = listed
        .licenses
        .keys()
        .map(|package| json!({ "ref": reference(package), "dependsOn": needs(package) }))
        .collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component("application", &listed.root) },
        "components": components,
        "dependencies": dependencies,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> Value {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).expect("the project's folder");
        let text = sbom().expect("the list");
        assert_eq!(text, sbom().expect("the list again"), "the same every time");
        serde_json::from_str(&text).expect("JSON")
    }

    fn text<'a>(value: &'a Value, name: &str) -> &'a str {
        value[name].as_str().unwrap_or_default()
    }

    /// The fields that CycloneDX 1.6 asks for, and those by which a district's tools know a package.
    #[test]
    fn the_list_is_whole() {
        let list = made();
        assert_eq!((text(&list, "bomFormat"), text(&list, "specVersion")), ("CycloneDX", "1.6"));
        assert!(list["version"].as_u64().is_some_and(|version| version >= 1));
        assert_eq!(text(&list["metadata"]["component"], "name"), "stem-readiness");
        let components = list["components"].as_array().expect("components");
        let mut known = BTreeSet::from([text(&list["metadata"]["component"], "bom-ref")]);
        for component in components {
            assert_eq!(text(component, "type"), "library", "{component}");
            let purl = format!("pkg:cargo/{}@{}", text(component, "name"), text(component, "version"));
            assert_eq!(text(component, "purl"), purl);
            assert!(!text(&component["licenses"][0], "expression").contains('/'), "{component}");
            assert!(!text(&component["licenses"][0], "expression").is_empty(), "{component}");
            assert_eq!(text(&component["hashes"][0], "content").len(), 64, "{component}");
            assert!(known.insert(text(component, "bom-ref")), "{purl} is listed once");
        }
        for name in ["yew", "serde_json", "wasm-bindgen", "qrcodegen"] {
            assert!(components.iter().any(|component| text(component, "name") == name), "{name} is shipped");
        }
        for name in ["tokio", "syn", "thirtyfour", "proptest"] {
            assert!(!components.iter().any(|component| text(component, "name") == name), "{name} is not shipped");
        }
        let dependencies = list["dependencies"].as_array().expect("dependencies");
        assert_eq!(dependencies.len(), known.len());
        for dependency in dependencies {
            let needs = dependency["dependsOn"].as_array().expect("a list").iter().filter_map(Value::as_str);
            assert!(needs.chain([text(dependency, "ref")]).all(|reference| known.contains(reference)), "{dependency}");
        }
    }

    #[test]
    fn a_tree_is_read_with_what_each_needs() {
        let tree = "0|a v1.0.0 (/x)|MIT\n1|b v2.0.0|MIT/Apache-2.0\n2|c v0.1.0|MIT\n1|c v0.1.0|MIT (*)\n1|own v0.1.0 (/x/own)|MIT\n";
        let listed = listed(tree).expect("a tree");
        let package = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(listed.root, package("a", "1.0.0"));
        assert!(
            !listed.licenses.contains_key(&package("own", "0.1.0")),
            "a part of the program is no library of others"
        );
        assert_eq!(listed.licenses[&package("b", "2.0.0")], "MIT OR Apache-2.0");
        let needs = &listed.needs[&package("a", "1.0.0")];
        assert_eq!(needs.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b", "c"]);
        assert!(listed.needs[&package("b", "2.0.0")].contains(&package("c", "0.1.0")));
    }
}
