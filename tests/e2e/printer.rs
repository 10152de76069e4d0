//! The print window of every test browser. `window.print` opens none, for nobody could close it, and the driver cannot
//! make paper while one is open. The page is told what a real one tells it, and each call is counted. `real_prints.rs`
//! tries the real one.

use thirtyfour::common::print::PrintParameters;

use crate::browser::Browser;
use crate::scratch;

/// Holds off the page's own printing. Every script of a test begins with it, so that no page or frame in which something
/// is pressed goes without.
pub(crate) const HOLD: &str = r#"
window.printer ??= (() => {
  const printer = { calls: 0, real: window.print };
  window.print = () => {
    printer.calls += 1;
    window.dispatchEvent(new Event("beforeprint"));
    window.dispatchEvent(new Event("afterprint"));
  };
  return printer;
})();
"#;

impl Browser {
    /// Presses a button that prints, and waits for the page's one call of `window.print`.
    pub(crate) async fn press_print(&self, name: &str) {
        let before = self.prints().await;
        self.press(name).await;
        self.until(&format!("return printer.calls > {before}")).await;
        self.settle().await;
        assert_eq!(self.prints().await, before + 1, "`{name}` prints once");
    }

    /// Gives the page its own print window back, where the browser is to refuse it.
    pub(crate) async fn give_printing_back(&self) {
        self.run("window.print = printer.real", vec![]).await;
    }

    /// Prints the page to a file, by WebDriver's own command.
    pub(crate) async fn printed(&self) -> std::path::PathBuf {
        let bytes = self.driver.print_page(PrintParameters::default()).await.expect("the page prints");
        let path = scratch::path("print.pdf");
        std::fs::write(&path, bytes).expect("the folder can be written");
        path
    }

    async fn prints(&self) -> u64 {
        self.run("return printer.calls", vec![]).await.as_u64().expect("a number")
    }
}
