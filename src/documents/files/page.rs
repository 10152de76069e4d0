//! The page's own sheet while a document is printed: `@page` counts nowhere else.

use crate::documents::paper::{Pack, Paper, PaperSize};

/// The host's layout that the printing element and its ancestors must drop.
const FREED: &str = "display:block!important;position:static!important;inset:auto!important;float:none!important;\
    width:auto!important;min-width:0!important;max-width:none!important;\
    height:auto!important;min-height:0!important;max-height:none!important;\
    margin:0!important;padding:0!important;border:0!important;overflow:visible!important;columns:auto!important;\
    transform:none!important;filter:none!important;clip-path:none!important;contain:none!important;zoom:1!important;\
    opacity:1!important;visibility:visible!important;background:none!important;box-shadow:none!important";

/// The sheet's text. It hides everything on the page but the element that
/// carries `data-printing`, and frees that element and its ancestors from heights and frames that would clip it.
#[must_use]
pub fn page_css(paper: &Paper, size: PaperSize) -> String {
    let size = match size {
        PaperSize::Letter => "letter",
        PaperSize::A4 => "A4",
    };
    format!(
        "@page{{size:{size};{}}}@page:first{{@top-left{{content:none}}}}\
         @media print{{html,body,body :has([data-printing]),[data-printing]{{{FREED}}}\
         body :not(:has([data-printing]),[data-printing],[data-printing] *){{display:none!important}}}}",
        match paper.pack {
            // One page by itself needs neither a number nor a head.
            Pack::Board | Pack::Poster | Pack::Family => "margin:14mm 16mm".to_owned(),
            _ => format!(
                "margin:16mm 16mm 15mm;@top-left{{content:{};{BOX};white-space:nowrap;overflow:hidden}}\
                 @bottom-right{{content:counter(page) \" / \" counter(pages);{BOX}}}",
                quoted(&one_line(&paper.running_head))
            ),
        }
    )
}

/// How margin boxes are set.
const BOX: &str = "font:8.5pt system-ui,sans-serif;color:#555";

/// A running head as the margin holds it: what is longer than its line ends in dots, since it would run past the sheet. The
/// first page has it in full.
fn one_line(head: &str) -> String {
    const LONGEST: usize = 100;
    match head.char_indices().nth(LONGEST) {
        Some((cut, _)) => [head[..cut].trim_end(), "…"].concat(),
        None => head.to_owned(),
    }
}

/// A text as a CSS string, safe inside a `<style>` element too.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '<' => out.push_str("\\3c "),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
