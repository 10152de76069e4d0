//! `stem-readiness`: any number of teams' files as tables, on the command line.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    stem_readiness::cohort::command::main()
}
