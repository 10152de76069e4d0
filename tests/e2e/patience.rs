//! Waits for states. A test never waits for a time: how long something takes is the machine's affair.

use std::time::{Duration, Instant};

/// How long a state may take to come before a test calls it lost. It is no measure: a busy machine needs a part of it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// Looks until there is something to see, and gives it. `what` names it when it does not come.
pub(crate) async fn seen<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    within(PATIENCE, look).await.unwrap_or_else(|| panic!("this never came: {what}"))
}

/// Looks until there is something to see or the time is over: for what can be asked for again.
pub(crate) async fn within<T>(most: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        let found = look().await;
        if found.is_some() || begun.elapsed() > most {
            return found;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
