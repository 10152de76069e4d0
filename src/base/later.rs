//! Functions that come later, in a part of the program of its own.
//!
//! The script's program has two parts: `core`, with which a team begins, and `more`, which arrives while it reads. A floor
//! that has something for `more` names it in its file `later.rs`. What only these functions need goes to `more` by itself:
//! see `xtask/src/split.rs`. Everywhere else (tests, the package, the component, other programs) there is one part, and each
//! of these functions is the one behind it.

/// Makes a table of functions that come later, and beside each a function of the same name that calls it.
///
/// Until the part is here such a function does nothing and gives its type's default: ask `is_here` first. `arrive` is called in
/// the part itself, once it is here, and lets the functions be found.
macro_rules! later {
    { $(
        $(#[$about:meta])* fn $name:ident($($argument:ident: $type:ty),*) $(-> $back:ty)? = $made:path;
    )+ } => {
        #[cfg(all(target_family = "wasm", feature = "split"))]
        struct Table { $( $name: fn($($type),*) $(-> $back)?, )+ }

        #[cfg(all(target_family = "wasm", feature = "split"))]
        thread_local! {
            static TABLE: std::cell::Cell<Option<&'static Table>> = const { std::cell::Cell::new(None) };
        }

        /// Lets these functions be found from now on.
        #[cfg(all(target_family = "wasm", feature = "split"))]
        pub(crate) fn arrive() {
            // The compiler must not see which table it is, or it calls the functions themselves, and they are in the core.
            TABLE.set(Some(std::hint::black_box(&Table { $( $name: $made, )+ })));
        }

        /// Whether these functions are here. Elsewhere they are in the program from the start.
        #[allow(dead_code, reason = "one table tells for all")]
        pub(crate) fn is_here() -> bool {
            #[cfg(all(target_family = "wasm", feature = "split"))]
            return TABLE.get().is_some();
            #[cfg(not(all(target_family = "wasm", feature = "split")))]
            true
        }

        $(
            $(#[$about])*
            pub(crate) fn $name($($argument: $type),*) $(-> $back)? {
                #[cfg(all(target_family = "wasm", feature = "split"))]
                return TABLE.get().map_or_else(Default::default, |table| (table.$name)($($argument),*));
                #[cfg(not(all(target_family = "wasm", feature = "split")))]
                $made($($argument),*)
            }
        )+
    };
}

pub(crate) use later;
