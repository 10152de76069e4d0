//! Functions that come later, in a part of the program of its own.
//!
//! The script's program has two parts: `core`, with which a team begins, and `more`, which arrives while it reads. A floor
//! that has something for `more` names it in its file `later.rs`. What only these functions need goes to `more` by itself:
//! see `xtask/src/split.rs`. Everywhere else (tests, the package, the component, other programs) there is one part, and each
//! of these functions is the one behind it.

/// Makes a table of functions that come later, and beside each a function of the same name that calls it.
///
/// Until the part is here such a function does nothing and gives its type's default: ask `is_here` first. `bring` waits for
/// the part; it is false where that cannot be loaded, and may be asked again. The name before the braces is that of the
/// function that the part is cut at; each table has its own.
macro_rules! later {
    ($table:ident { $(
        $(#[$about:meta])* fn $name:ident($($argument:ident: $type:ty),*) $(-> $back:ty)? = $made:path;
    )+ }) => {
        #[cfg(all(target_family = "wasm", feature = "split"))]
        struct Table { $( $name: fn($($type),*) $(-> $back)?, )+ }

        #[cfg(all(target_family = "wasm", feature = "split"))]
        thread_local! {
            static TABLE: std::cell::Cell<Option<&'static Table>> = const { std::cell::Cell::new(None) };
        }

        #[cfg(all(target_family = "wasm", feature = "split"))]
        #[wasm_split_helpers::wasm_split(more, fallible)]
        fn $table() -> Result<&'static Table, wasm_split_helpers::SplitLoaderError> {
            Ok(&Table { $( $name: $made, )+ })
        }

        /// Waits for these functions. False where they cannot be loaded.
        #[cfg(all(target_family = "wasm", feature = "split"))]
        pub(crate) async fn bring() -> bool {
            let table = $table().await.ok();
            TABLE.set(table);
            table.is_some()
        }

        /// Whether these functions are here.
        #[cfg(all(target_family = "wasm", feature = "split"))]
        #[allow(dead_code, reason = "the table that is brought last tells for all")]
        pub(crate) fn is_here() -> bool {
            TABLE.get().is_some()
        }

        /// These functions are in the program from the start.
        #[cfg(not(all(target_family = "wasm", feature = "split")))]
        #[allow(clippy::unused_async, reason = "elsewhere they have to be waited for")]
        pub(crate) async fn bring() -> bool {
            true
        }

        /// These functions are in the program from the start.
        #[cfg(not(all(target_family = "wasm", feature = "split")))]
        #[allow(dead_code, reason = "the table that is brought last tells for all")]
        pub(crate) fn is_here() -> bool {
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
