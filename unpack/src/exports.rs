//! What the element's script calls. One instance unpacks one part, and is dropped with its memory.
#![allow(unsafe_code, reason = "memory and exports of a module without a standard library")]

use alloc::boxed::Box;
use alloc::vec;
use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::cell::Cell;

use crate::Module;

const PAGE_BYTES: usize = 1 << 16;

/// Gives memory and never takes it back.
struct Bump {
    next: Cell<usize>,
}

// SAFETY: a module without threads.
unsafe impl Sync for Bump {}

// SAFETY: what is given lies behind the module's own memory and behind all that was given before.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = wasm32::memory_size::<0>() * PAGE_BYTES;
        let next = if self.next.get() == 0 { size } else { self.next.get() };
        let from = next.next_multiple_of(layout.align());
        let end = from + layout.size();
        if end > size && wasm32::memory_grow::<0>((end - size).div_ceil(PAGE_BYTES)) == usize::MAX {
            return core::ptr::null_mut();
        }
        self.next.set(end);
        from as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // Memory is zero before it is written for the first time.
        unsafe { self.alloc(layout) }
    }
}

#[global_allocator]
static MEMORY: Bump = Bump { next: Cell::new(0) };

#[panic_handler]
fn stopped(_: &core::panic::PanicInfo) -> ! {
    wasm32::unreachable()
}

/// Room for the packed bytes.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// Begins to unpack what lies there; null where it is damaged.
///
/// # Safety
///
/// `packed` is from `room`, with the same length.
#[unsafe(no_mangle)]
unsafe extern "C" fn open(packed: *const u8, length: usize) -> *mut Module<'static> {
    // SAFETY: by the caller's promise.
    let packed = unsafe { core::slice::from_raw_parts(packed, length) };
    Module::open(packed).map_or(core::ptr::null_mut(), |module| Box::leak(Box::new(module)))
}

/// Unpacks about so many more bytes, and says how many came out. None is the end.
///
/// # Safety
///
/// `module` is from `open`, and not null.
#[unsafe(no_mangle)]
unsafe extern "C" fn join(module: *mut Module<'static>, count: usize) -> usize {
    // SAFETY: by the caller's promise.
    unsafe { &mut *module }.join(count).len()
}

/// Where what came out last begins.
///
/// # Safety
///
/// `module` is from `open`, and not null.
#[unsafe(no_mangle)]
unsafe extern "C" fn piece(module: *const Module<'static>) -> *const u8 {
    // SAFETY: by the caller's promise.
    unsafe { &*module }.piece().as_ptr()
}
