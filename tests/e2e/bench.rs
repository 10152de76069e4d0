//! Times what bench/ has no contestant for. `cargo xtask bench` runs it alone: beside other browsers it would measure them.

use crate::browser::{Browser, on_disk};
use crate::own_framework::made;

/// The longest of ten ratings, from the click to what is drawn, in milliseconds.
const SLOWEST: &str = "
const taken = [...root.querySelectorAll('.level-picker__radio')].slice(0, 10).map((radio) => {
  const begun = performance.now();
  radio.click();
  root.querySelector('.shell').getBoundingClientRect();
  return performance.now() - begun;
});
return Math.max(...taken);";

/// The longest time that a rating may take in the largest framework, in milliseconds, with the processor at full speed.
const RATING_MS: f64 = 200.0;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it measures; `cargo xtask bench` runs it"]
async fn the_largest_framework_is_rated_within_200_ms() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.framework = arguments[0]", vec![made(12, 7, 16)]).await;
    browser.until("return host.document?.framework.title === 'Made' && !!root.querySelector('.rail')").await;
    browser.press("Readiness").await;
    let slowest = browser.run(SLOWEST, vec![]).await.as_f64().expect("milliseconds");
    println!("largest framework     {slowest:>7.1} ms for a rating");
    assert!(slowest < RATING_MS, "a rating takes {slowest} ms");
    browser.close().await;
}
