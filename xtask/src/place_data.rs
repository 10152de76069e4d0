//! A place drawn beforehand as data: the script builds it without an HTML sink, under any policy.

use anyhow::{Context, Result, bail};
use html5ever::driver::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Map, Value};

/// The first element of some HTML: a text is a text, an element a list of its name, its attributes and its children.
pub fn of(html: &str) -> Result<Value> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    let root = dom.document.children.borrow();
    let first = root.first().and_then(|root| root.children.borrow().first().cloned());
    node(&first.context("nothing was drawn")?)
}

fn node(handle: &Handle) -> Result<Value> {
    match &handle.data {
        NodeData::Text { contents } => Ok(contents.borrow().to_string().into()),
        NodeData::Element { name, attrs, .. } => {
            let mut attributes = Map::new();
            for attribute in attrs.borrow().iter() {
                attributes.insert(attribute.name.local.to_string(), attribute.value.to_string().into());
            }
            let mut list = vec![name.local.to_string().into(), Value::Object(attributes)];
            for child in handle.children.borrow().iter() {
                list.push(node(child)?);
            }
            Ok(Value::Array(list))
        }
        _ => bail!("a place drawn beforehand holds something other than elements and texts"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of;

    #[test]
    fn elements_attributes_and_texts_come_out_as_they_are() {
        let html = r#"<div class="a"><svg viewBox="0 0 1 1"><path d="M0"></path></svg>R &amp; D<input disabled="disabled"></div>"#;
        let expected = json!(["div", { "class": "a" },
            ["svg", { "viewBox": "0 0 1 1" }, ["path", { "d": "M0" }]], "R & D", ["input", { "disabled": "disabled" }]]);
        assert_eq!(of(html).expect("one element"), expected);
    }
}
