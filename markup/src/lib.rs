//! `html!` with Yew's syntax, which weighs less.
//!
//! Yew's own macro writes each element, attribute and text of a view as code. This one writes what stands still as one
//! text, the template, and the rest as holes that are filled in their order:
//!
//! ```text
//! html! {
//!     <div class="row" key={line.id.to_string()}>
//!         <span>{ words.comes_to(money) }</span>
//!         { remove(line) }
//!     </div>
//! }
//! // is
//! Holes::new("<div key={} class=\"row\"><span>{}</>{}").key(line.id.to_string()).node(words.comes_to(money)).node(remove(line)).draw()
//! ```
//!
//! `src/ui/view.rs` reads a template once and draws from it what Yew's macro would have made. Components, and views that
//! begin with neither an element, a fragment nor an `if`, go to Yew's macro as they are. What is not known here is refused
//! where it is written: dynamic tags, properties with `~`, `for … in`, listeners that `Holes` has no method for.

mod attribute;
mod element;
mod expand;
mod node;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Makes the same view as Yew's `html!`, from one text and its holes.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    expand::html(input.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}
