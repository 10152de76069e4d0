//! Templates: read once, and drawn with their holes filled.

use std::cell::RefCell;
use std::rc::Rc;
use std::vec::IntoIter;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

/// What a hole is filled with.
pub(super) enum Hole {
    Node(Html),
    /// Any number of nodes among those beside them.
    Nodes(Vec<Html>),
    /// An attribute; `None` leaves it out.
    Text(Option<AttrValue>),
    Flag(bool),
    Key(Key),
    Reference(NodeRef),
    Listener(Option<Rc<dyn Listener>>),
}

/// A part of a template.
pub(super) enum Part {
    /// What is the same whenever it is drawn.
    Still(Html),
    Hole,
    List {
        is_keyed: bool,
        children: Vec<Part>,
    },
    Tag(Tag),
}

/// An element with holes.
pub(super) struct Tag {
    /// The element without what fills its holes. Its reference is shared by all that are drawn: nobody asks for it.
    shape: VTag,
    /// The names of all attributes, where any of them has a hole.
    keys: &'static [&'static str],
    slots: Vec<Slot>,
    children: Vec<Part>,
}

/// What a tag has, in the template's order.
enum Slot {
    Attribute,
    /// An attribute that stands still beside some that do not.
    Still(&'static str),
    Key,
    Reference,
    Listener,
    /// The value of a field, or whether it is checked.
    Own,
}

thread_local! {
    /// The templates that were drawn so far, by their place in memory.
    static PLANS: RefCell<Vec<((usize, usize), &'static Part)>> = const { RefCell::new(Vec::new()) };
}

/// The plan of a template, which is read when it is first asked for and kept for good: the program has a few hundred.
pub(super) fn of(template: &'static str) -> &'static Part {
    let place = (template.as_ptr().addr(), template.len());
    PLANS.with_borrow_mut(|plans| {
        let at = plans.partition_point(|(other, _)| *other < place);
        match plans.get(at) {
            Some((other, plan)) if *other == place => plan,
            _ => {
                let plan = &*Box::leak(Box::new(Reader(template).part()));
                plans.insert(at, (place, plan));
                plan
            }
        }
    })
}

/// What is left of a template to read.
struct Reader(&'static str);

impl Reader {
    /// Whether the rest begins with a sign, which is then read.
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// The rest up to one of the signs.
    fn up_to(&mut self, signs: &[char]) -> &'static str {
        let (text, rest) = self.0.split_at(self.0.find(signs).unwrap_or(self.0.len()));
        self.0 = rest;
        text
    }

    fn part(&mut self) -> Part {
        if self.takes("{}") {
            return Part::Hole;
        }
        if self.takes("<") {
            return self.tag();
        }
        Part::Still(Html::VText(VText::new(self.up_to(&['<', '{']))))
    }

    fn tag(&mut self) -> Part {
        let name = self.up_to(&[' ', '>']);
        let mut shape = VTag::new(name);
        let (mut names, mut slots) = (Vec::new(), Vec::new());
        while self.takes(" ") {
            let name = self.up_to(&['=']);
            let slot = self.slot(name, &shape);
            if matches!(slot, Slot::Attribute | Slot::Still(_)) {
                names.push(name);
            }
            slots.push(slot);
        }
        self.takes(">");
        let children = self.children();
        if name.is_empty() {
            return Part::List { is_keyed: !slots.is_empty(), children };
        }
        let still = slots.iter().filter_map(|slot| if let Slot::Still(value) = slot { Some(*value) } else { None });
        let attributes = names.iter().copied().zip(still.map(AttributeOrProperty::Static)).collect::<Vec<_>>();
        let is_still = attributes.len() == names.len();
        if is_still {
            shape.attributes = Attributes::Static(attributes.leak());
            slots.retain(|slot| !matches!(slot, Slot::Still(_)));
            names.clear();
        }
        let is_still = slots.is_empty() && children.iter().all(|child| matches!(child, Part::Still(_)));
        let tag = Tag { shape, keys: names.leak(), slots, children };
        if is_still { Part::Still(tag.draw(&mut Vec::new().into_iter())) } else { Part::Tag(tag) }
    }

    fn slot(&mut self, name: &str, tag: &VTag) -> Slot {
        self.takes("=");
        if self.takes("\"") {
            let value = self.up_to(&['"']);
            self.takes("\"");
            return Slot::Still(value);
        }
        self.takes("{}");
        match (name, tag.tag()) {
            ("key", _) => Slot::Key,
            ("ref", _) => Slot::Reference,
            ("value", "input" | "textarea") | ("checked", "input") => Slot::Own,
            (name, _) if name.starts_with("on") => Slot::Listener,
            _ => Slot::Attribute,
        }
    }

    /// The parts up to `</>`, or up to the end.
    fn children(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        while !self.0.is_empty() && !self.takes("</>") {
            parts.push(self.part());
        }
        parts
    }
}

impl Part {
    /// Draws the part, and takes what fills its holes. A hole that is filled with something else than it is for stays empty.
    pub(super) fn draw(&self, holes: &mut IntoIter<Hole>) -> Html {
        match self {
            Self::Still(node) => node.clone(),
            Self::Hole => match holes.next() {
                Some(Hole::Node(node)) => node,
                Some(Hole::Nodes(nodes)) => list(nodes, None),
                _ => nothing(),
            },
            Self::List { is_keyed, children } => {
                let key = if *is_keyed { holes.next() } else { None };
                let key = if let Some(Hole::Key(key)) = key { Some(key) } else { None };
                list(all(children, holes), key)
            }
            Self::Tag(tag) => tag.draw(holes),
        }
    }
}

/// An empty view.
#[inline(never)]
pub fn nothing() -> Html {
    Html::default()
}

fn list(nodes: Vec<Html>, key: Option<Key>) -> Html {
    Html::VList(Rc::new(VList::with_children(nodes, key)))
}

/// The nodes of several parts. Those of one hole stand beside the others.
fn all(parts: &[Part], holes: &mut IntoIter<Hole>) -> Vec<Html> {
    let mut nodes = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Hole => match holes.next() {
                Some(Hole::Node(node)) => nodes.push(node),
                Some(Hole::Nodes(more)) => nodes.extend(more),
                _ => {}
            },
            other => nodes.push(other.draw(holes)),
        }
    }
    nodes
}

impl Tag {
    fn draw(&self, holes: &mut IntoIter<Hole>) -> Html {
        let mut tag = self.shape.clone();
        let (mut values, mut listeners) = (Vec::with_capacity(self.keys.len()), Vec::new());
        for slot in &self.slots {
            if let Slot::Still(value) = slot {
                values.push(Some(AttributeOrProperty::Attribute(AttrValue::Static(value))));
                continue;
            }
            match (slot, holes.next()) {
                (Slot::Attribute, Some(hole)) => values.push(self.attribute(values.len(), hole)),
                (Slot::Key, Some(Hole::Key(key))) => tag.key = Some(key),
                (Slot::Reference, Some(Hole::Reference(reference))) => tag.node_ref = reference,
                (Slot::Listener, Some(Hole::Listener(listener))) => listeners.push(listener),
                (Slot::Own, Some(Hole::Text(value))) => tag.set_value(value),
                (Slot::Own, Some(Hole::Flag(is))) => tag.set_checked(is),
                _ => {}
            }
        }
        if !self.keys.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: self.keys, values: values.into() };
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        if let Some(children) = tag.children_mut() {
            match self.children.as_slice() {
                [] => {}
                [only] => *children = only.draw(holes),
                several => *children = list(all(several, holes), None),
            }
        }
        Html::VTag(Rc::new(tag))
    }

    /// A flag that is there has its own name as its value.
    fn attribute(&self, at: usize, hole: Hole) -> Option<AttributeOrProperty> {
        match hole {
            Hole::Text(value) => value,
            Hole::Flag(true) => self.keys.get(at).copied().map(AttrValue::Static),
            _ => None,
        }
        .map(AttributeOrProperty::Attribute)
    }
}
