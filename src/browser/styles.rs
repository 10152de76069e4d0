//! The style sheet that the build puts together.

/// The widget's style sheet, as text.
///
/// [`StemReadiness`] and the element bring it themselves. It is for whoever draws [`App`], or calls [`mount`], in a place
/// of their own: a shadow root adopts it as a constructed sheet, and no `<style>` element is needed, which a strict
/// policy would refuse.
///
/// [`StemReadiness`]: crate::StemReadiness
/// [`App`]: crate::ui::App
/// [`mount`]: crate::browser::mount::mount
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/styles.css"));
