//! What each form becomes, and what is refused.

use proc_macro2::TokenStream;

use crate::expand::html;

/// An expansion without its path and spaces: the template, and the calls.
fn made(view: &str) -> String {
    let view: TokenStream = view.parse().expect("tokens");
    let made = html(view).unwrap_or_else(|error| panic!("{error}")).to_string();
    made.replace(' ', "").replace("::stem_readiness::ui::view::", "")
}

fn refused(view: &str) -> String {
    let view: TokenStream = view.parse().expect("tokens");
    html(view).map(|made| made.to_string()).expect_err("it is refused").to_string()
}

#[test]
fn what_stands_still_is_one_text() {
    let view = r#"<p class="hint"><b id="a">{ "One" }</b><br /><i>{ 2 }</i></p>"#;
    let template = r#""<pclass=\"hint\"><bid=\"a\">One</><br></><i>2""#;
    assert_eq!(made(view), format!("Holes::new({template}).draw()"));
}

#[test]
fn expressions_fill_holes_in_yews_order() {
    let view = r#"<input class={c} {onclick} id={i} disabled={d} key={k} ref={r} checked={is} value={v} />"#;
    let template = r#""<inputvalue={}checked={}ref={}key={}id={}disabled={}class={}onclick={}>""#;
    let calls = ".attribute(v).flag(is).refer(r).key(k).attribute(i).flag(d).class(c).onclick(onclick)";
    assert_eq!(made(view), format!("Holes::new({template}){calls}.draw()"));
}

#[test]
fn a_value_is_an_attribute_of_what_is_no_field() {
    assert_eq!(made("<li value={v} id={i} />"), r#"Holes::new("<liid={}value={}>").attribute(i).attribute(v).draw()"#);
}

#[test]
fn flags_are_there_or_not() {
    assert_eq!(made("<p hidden={true} open={false} />"), r#"Holes::new("<phidden=\"hidden\">").draw()"#);
}

#[test]
fn an_empty_class_is_left_out() {
    assert_eq!(made(r#"<p class="" id="" />"#), r#"Holes::new("<pid=\"\">").draw()"#);
}

#[test]
fn conditions_become_views_of_their_own() {
    let view = "<p>if let Some(one) = two { { one } } else if three { <b /> }</p>";
    let otherwise = r#"ifthree{Holes::new("<><b>").draw()}else{nothing()}"#;
    let otherwise = format!(r#"Holes::new("<>{{}}").html({otherwise}).draw()"#);
    let then = r#"Holes::new("<>{}").node(one).draw()"#;
    let whole = format!(r#"Holes::new("<p>{{}}").html(ifletSome(one)=two{{{then}}}else{{{otherwise}}}).draw()"#);
    assert_eq!(made(view), whole);
}

#[test]
fn iterators_components_and_blocks_are_holes() {
    assert_eq!(made("<p>{ for all }</p>"), r#"Holes::new("<p>{}").each(all).draw()"#);
    let component = r#"<><Card x={1} {y} ..z /><a::Card<T>><b>{ c }</b></a::Card<T>></>"#;
    let calls = ".html(::yew::html!{<Cardx={1}{y}..z/>}).html(::yew::html!{<a::Card<T>><b>{c}</b></a::Card<T>>})";
    assert_eq!(made(component), format!(r#"Holes::new("<>{{}}{{}}"){calls}.draw()"#));
    assert_eq!(made("<p>{ match a { _ => b } }</p>"), r#"Holes::new("<p>{}").node(matcha{_=>b}).draw()"#);
}

#[test]
fn a_fragment_may_have_a_key() {
    assert_eq!(made("<key={k}>{ a }</>"), r#"Holes::new("<key={}>{}").key(k).node(a).draw()"#);
}

#[test]
fn a_text_with_signs_of_the_template_fills_a_hole() {
    assert_eq!(made(r#"<p>{ "<{}>" }</p>"#), r#"Holes::new("<p>{}").node("<{}>").draw()"#);
    assert_eq!(made(r#"<p>{ "a" }{ "b" }</p>"#), r#"Holes::new("<p>a{}").node("b").draw()"#);
    assert_eq!(made(r#"<p id="\"" />"#), r#"Holes::new("<pid={}>").attribute("\"").draw()"#);
}

#[test]
fn what_begins_otherwise_is_yews() {
    assert_eq!(made(""), "::yew::html!{}");
    assert_eq!(made("{ a }"), "::yew::html!{{a}}");
    assert_eq!(made("<Card a={b} />"), "::yew::html!{<Carda={b}/>}");
}

#[test]
fn names_have_hyphens_and_may_be_words_of_rust() {
    let view = r#"<my-tag aria-label={a} for={b} type="c" data-1={d} />"#;
    let template = r#"<my-tagaria-label={}for={}type=\"c\"data-1={}>"#;
    assert_eq!(made(view), format!(r#"Holes::new("{template}").attribute(a).attribute(b).attribute(d).draw()"#));
}

#[test]
fn what_is_not_known_is_refused_in_a_sentence() {
    let wrong = [
        ("<@{tag} />", "dynamic tags are not known here: write this view with `yew::html!`"),
        ("<p ~value={a} />", "properties with `~` are not known here: write this view with `yew::html!`"),
        ("<p ..all />", "an element takes no `..`: write its attributes one by one"),
        ("<p onwheel={a} />", "`Holes` has no listener `onwheel`: add it to src/ui/view.rs and `markup::LISTENERS`"),
        ("<p id={a} id={b} />", "`id` is given twice"),
        ("<p hidden />", "`hidden` has no value: write `hidden={…}`, or `={true}` for a flag"),
        ("<p id=a />", "a value is a literal, or an expression in braces"),
        ("<p>text</p>", "an element, `{ … }` or `if` belongs here; a text is written `{ \"…\" }`"),
        ("<p>{ }</p>", "nothing is in these braces: write an expression, or leave them out"),
        ("<p>for a in b { <i /> }</p>", "`for … in` is not known here: write `{ for items.map(…) }`"),
        ("<p>", "`<p>` is not closed"),
        ("<p></b>", "`</b>` closes nothing: `<p>` is open"),
        ("<br></br>", "`<br>` holds nothing: write `<br />`"),
        ("<textarea defaultvalue={a} />", "`defaultvalue` is not known here: write this view with `yew::html!`"),
        ("<p /><p />", "a view has one root: put several into a fragment `<>…</>`"),
        ("<key={a} id={b}></>", "a fragment takes a `key` only"),
    ];
    for (view, why) in wrong {
        assert_eq!(refused(view), why, "{view}");
    }
}
