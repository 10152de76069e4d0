//! Sorting, for lists as short as people write them.

/// Sorts by insertion; equals keep their order. The standard library's sort is faster with thousands of items, and takes
/// 4 KB of wasm for each type of item; none of our lists has more than a few dozen.
pub(crate) fn sort<T>(items: &mut [T], goes_before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && goes_before(&items[at], &items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}
