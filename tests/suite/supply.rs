//! What others made comes in one version, from one place, and is known by its checksum.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{file, root};

fn json(path: &str) -> Value {
    serde_json::from_str(&file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Whether a version names one release: `1.2.3`, and not `^1.2.3` or `1`.
fn is_exact(version: &str) -> bool {
    let number = version.split('-').next().unwrap_or_default();
    number.split('.').count() == 3 && number.split('.').all(|part| part.parse::<u32>().is_ok())
}

#[test]
fn a_version_is_exact_when_it_names_one_release() {
    assert!(is_exact("4.14.1") && is_exact("2.0.0-beta.2"));
    for loose in ["^4.14.1", "~4.14.1", "4.14", "4", "*", "latest", ">=4.14.1", ""] {
        assert!(!is_exact(loose), "{loose}");
    }
}

#[test]
fn every_tool_from_npm_is_one_release() {
    for folder in ["", "bench/"] {
        let package = json(&format!("{folder}package.json"));
        for (name, version) in package["devDependencies"].as_object().expect("tools") {
            assert!(is_exact(version.as_str().unwrap_or_default()), "{folder}package.json asks for {name} {version}");
        }
        assert_eq!(package["dependencies"], Value::Null, "nothing of npm is in the widget");
        let lock = json(&format!("{folder}package-lock.json"));
        let packages = lock["packages"].as_object().expect("packages");
        for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
            assert!(is_exact(package["version"].as_str().unwrap_or_default()), "{path} has no version");
            let sum = package["integrity"].as_str().unwrap_or_default();
            assert!(sum.starts_with("sha512-"), "{path} has no checksum");
            assert_eq!(package["resolved"], Value::Null, "{path} names a host; whoever installs chooses the registry");
        }
    }
}

#[test]
fn every_crate_comes_from_one_registry_with_a_checksum() {
    let lock = file("Cargo.lock");
    let value = |entry: &str, name: &str| {
        let start = format!("{name} = ");
        entry.lines().find_map(|line| line.strip_prefix(&start).map(str::to_owned))
    };
    let ours = ["\"json\"", "\"markup\"", "\"stem-readiness\"", "\"unpack\"", "\"xtask\"", "\"yew-example\""];
    let entries: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    let sources: Vec<_> = entries.iter().filter_map(|entry| value(entry, "source")).collect();
    assert!(sources.iter().all(|source| *source == sources[0] && source.starts_with("\"registry+")), "{sources:?}");
    for entry in entries {
        let name = value(entry, "name").unwrap_or_default();
        assert!(value(entry, "checksum").is_some() || ours.contains(&name.as_str()), "{name} has no checksum");
    }
}

#[test]
fn nothing_of_the_command_line_is_in_the_program_for_the_browser() {
    let line = ["tree", "--locked", "--package", "stem-readiness", "--edges", "normal,build", "--prefix", "none"];
    let tree = |more: &[&str]| {
        let out = std::process::Command::new(env!("CARGO")).args(line).args(more).current_dir(root()).output();
        let out = out.expect("cargo tree runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let names = String::from_utf8_lossy(&out.stdout).into_owned();
        names.lines().filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect::<BTreeSet<String>>()
    };
    let manifest = file("Cargo.toml");
    let listed = manifest.lines().find_map(|line| line.strip_prefix("cohort = [")).expect("the feature");
    let ours: Vec<&str> = listed.split("\"dep:").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(ours.len() > 4, "{ours:?}");
    let here = tree(&["--features", "cohort"]);
    assert!(ours.iter().all(|name| here.contains(*name)), "{here:?}");
    // With the default features too: whoever mounts the component may have left them on.
    for features in ["--no-default-features", "--features=cohort"] {
        let wasm = tree(&["--target", "wasm32-unknown-unknown", features]);
        let found: Vec<&&str> = ours.iter().filter(|name| wasm.contains(**name)).collect();
        assert!(found.is_empty(), "in the program for the browser, {features}: {found:?}");
    }
}

#[test]
fn every_python_package_is_one_release() {
    for line in file("tests/tools/requirements.txt").lines().filter(|line| !line.starts_with('#')) {
        let (name, version) = line.split_once("==").unwrap_or_else(|| panic!("`{line}` asks for no release"));
        // `==` names one release, however many numbers it has.
        assert!(version.split('.').all(|part| part.parse::<u32>().is_ok()), "{name} {version}");
    }
}

#[test]
fn every_tool_that_is_installed_is_one_release() {
    let tools = file("xtask/src/tools.rs");
    let versions: Vec<(&str, &str)> = tools
        .lines()
        .filter_map(|line| line.strip_prefix("const ")?.split_once(": &str = "))
        .filter(|(name, _)| ["WASM_PACK", "GECKODRIVER", "CARGO_DENY"].contains(name))
        .map(|(name, version)| (name, version.trim_matches(['"', ';'])))
        .collect();
    assert_eq!(versions.len(), 3, "{versions:?}");
    assert!(versions.iter().all(|(_, version)| is_exact(version)), "{versions:?}");
    // Its list names releases that not every registry has; its own release is that of `Cargo.lock`.
    let open: Vec<&str> = tools
        .lines()
        .filter(|line| line.contains("(cargo_tool(") && !line.contains("&[\"--locked\"]"))
        .filter(|line| !line.contains("\"wasm-bindgen-cli\""))
        .collect();
    assert!(open.is_empty(), "a tool's own dependencies are those it was tried with: {open:?}");
    let channel = file("rust-toolchain.toml");
    let channel = channel.lines().find_map(|line| line.strip_prefix("channel = ")).expect("a channel");
    assert!(is_exact(channel.trim_matches('"')), "{channel}");
}
