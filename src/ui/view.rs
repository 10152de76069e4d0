//! What views are written with: Yew, and an `html!` of our own with Yew's syntax.
//!
//! Yew's macro writes a view as code. Ours writes what stands still as one text, the template, and fills its holes
//! ([`Holes`]). The template is read once (`plan`); what is drawn from it is made of Yew's own nodes, so that Yew compares
//! and renders them as it always does.
//!
//! A template is HTML in short: `<p class="hint" id={}>Text{}<br></></>`. A tag without a name is a fragment, `</>` closes
//! what is open, and `{}` is a hole. What is open at the end is closed there.

mod plan;

use std::borrow::Cow;
use std::rc::Rc;

pub use markup::html;
use wasm_bindgen::JsCast;
use yew::html::{IntoEventCallback, IntoPropValue};
use yew::virtual_dom::{Key, Listener, ListenerKind, VText};
pub(crate) use yew::*;

pub use plan::nothing;
use plan::{Hole, Part};

/// What is put into a template, in the order of its holes. One pointer: filling a hole costs a call.
pub struct Holes(Box<Filled>);

struct Filled {
    plan: &'static Part,
    holes: Vec<Hole>,
}

impl Holes {
    /// The holes of a template, all empty.
    #[inline(never)]
    pub fn new(template: &'static str) -> Self {
        Self(Box::new(Filled { plan: plan::of(template), holes: Vec::new() }))
    }

    #[inline(never)]
    fn fill(mut self, hole: Hole) -> Self {
        self.0.holes.push(hole);
        self
    }

    /// A view.
    #[inline(never)]
    pub fn html(self, node: Html) -> Self {
        self.fill(Hole::Node(node))
    }

    /// A view, a text, a number, or several.
    pub fn node(self, node: impl Child) -> Self {
        node.put(self)
    }

    /// What an iterator gives, beside the nodes before and after it.
    pub fn each<T: Into<Html>>(self, all: impl IntoIterator<Item = T>) -> Self {
        let mut nodes = Vec::new();
        all.into_iter().for_each(|one| add(&mut nodes, one.into()));
        self.nodes(nodes)
    }

    #[inline(never)]
    fn nodes(self, nodes: Vec<Html>) -> Self {
        self.fill(Hole::Nodes(nodes))
    }

    #[inline(never)]
    fn text(self, text: AttrValue) -> Self {
        self.html(Html::VText(VText::new(text)))
    }

    /// An attribute, or the value of a field; `None` leaves it out.
    #[inline(never)]
    pub fn attribute(self, value: impl IntoPropValue<Option<AttrValue>>) -> Self {
        self.fill(Hole::Text(value.into_prop_value()))
    }

    /// The classes of an element; without any it has no `class`.
    #[inline(never)]
    pub fn class(self, classes: impl Into<Classes>) -> Self {
        self.attribute(classes.into())
    }

    /// An attribute that is there or not, or whether a box is checked.
    #[inline(never)]
    pub fn flag(self, is_there: bool) -> Self {
        self.fill(Hole::Flag(is_there))
    }

    /// What a node is known by among those beside it.
    #[inline(never)]
    pub fn key(self, key: impl Into<Key>) -> Self {
        self.fill(Hole::Key(key.into()))
    }

    /// Where the element is found once it is drawn.
    #[inline(never)]
    pub fn refer(self, reference: impl IntoPropValue<NodeRef>) -> Self {
        self.fill(Hole::Reference(reference.into_prop_value()))
    }

    #[inline(never)]
    fn hear<E: JsCast + 'static>(self, kind: ListenerKind, on: Option<Callback<E>>) -> Self {
        self.fill(Hole::Listener(on.map(|on| Rc::new(Heard { kind, on }) as Rc<dyn Listener>)))
    }

    /// The view.
    #[inline(never)]
    pub fn draw(self) -> Html {
        let Filled { plan, holes } = *self.0;
        plan.draw(&mut holes.into_iter())
    }
}

/// A method for each listener; `None` listens to nothing.
macro_rules! listeners {
    ($($name:ident: $event:ty),* $(,)?) => {
        impl Holes {
            $(
                #[doc = concat!("What `", stringify!($name), "` calls.")]
                #[inline(never)]
                pub fn $name(self, on: impl IntoEventCallback<$event>) -> Self {
                    self.hear(ListenerKind::$name, on.into_event_callback())
                }
            )*
        }
    };
}

// `markup::LISTENERS` has the same names.
listeners! {
    onchange: Event,
    onclick: MouseEvent,
    ondragover: DragEvent,
    ondrop: DragEvent,
    onfocus: FocusEvent,
    onfocusout: FocusEvent,
    oninput: InputEvent,
    onkeydown: KeyboardEvent,
    onpaste: Event,
    ontoggle: Event,
}

/// One shape for all listeners to one type of event.
struct Heard<E> {
    kind: ListenerKind,
    on: Callback<E>,
}

impl<E: JsCast + 'static> Listener for Heard<E> {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.on.emit(event.unchecked_into());
    }

    fn passive(&self) -> bool {
        false
    }
}

#[inline(never)]
fn add(nodes: &mut Vec<Html>, node: Html) {
    nodes.push(node);
}

/// What may be between two tags.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no part of a view",
    note = "make it a `String` or an `Html`, or implement `ui::view::Child` for it"
)]
pub trait Child {
    /// Fills the next hole.
    fn put(self, holes: Holes) -> Holes;
}

impl Child for Html {
    fn put(self, holes: Holes) -> Holes {
        holes.html(self)
    }
}

impl Child for Vec<Html> {
    fn put(self, holes: Holes) -> Holes {
        holes.nodes(self)
    }
}

impl<T: Child> Child for Option<T> {
    fn put(self, holes: Holes) -> Holes {
        match self {
            Some(child) => child.put(holes),
            None => holes.nodes(Vec::new()),
        }
    }
}

impl Child for AttrValue {
    fn put(self, holes: Holes) -> Holes {
        holes.text(self)
    }
}

impl Child for String {
    #[inline(never)]
    fn put(self, holes: Holes) -> Holes {
        holes.text(self.into())
    }
}

impl Child for Cow<'static, str> {
    #[inline(never)]
    fn put(self, holes: Holes) -> Holes {
        holes.text(self.into())
    }
}

impl Child for &str {
    #[inline(never)]
    fn put(self, holes: Holes) -> Holes {
        holes.text(AttrValue::Rc(self.into()))
    }
}

impl Child for usize {
    #[inline(never)]
    fn put(self, holes: Holes) -> Holes {
        self.to_string().put(holes)
    }
}
