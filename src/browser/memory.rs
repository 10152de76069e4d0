//! The allocator of the script's program: as quick as the one that comes with Rust, at a sixth of its size. A program that has
//! the widget as a component chooses its own.

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

/// What grows is copied, which costs less than the code that could leave it in its place.
struct Options;

impl GlobalTlsfOptions for Options {
    const ENABLE_REALLOCATION: bool = false;
}

#[global_allocator]
static ALLOCATOR: GlobalTlsf<Options> = GlobalTlsf::new();
