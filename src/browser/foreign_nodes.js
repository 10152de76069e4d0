// What others do to the widget's nodes. Part of the core's script: see running.js.
//
// Page translators replace text by their own nodes, and extensions insert, move and remove elements. The program goes on
// changing the nodes that it made, so a person would read the old words, and Yew panics where a node is gone. Others'
// changes are therefore noted, and undone at the very place where the program works next. Everything else is left to
// them: nothing is fought over while nothing changes.

/** By parent: others' changes to its children, in order. */
const changes = new WeakMap();
/** By node that others removed: the change that did it. The program believes that the node is still there. */
const removedBy = new WeakMap();
/** By node that others brought: the change that did it. */
const addedBy = new WeakMap();
/** Notices what the program writes into nodes that others removed. */
const writes = new MutationObserver(() => {});

/** Watches a shadow root while the program is not at work: whatever changes then is others' doing. */
class NodeWatch {
  #root;
  #observer = new MutationObserver((records) => records.forEach(note));

  constructor(root) {
    this.#root = root;
    this.leave();
  }

  /** Before the program works. */
  enter() {
    this.end();
    writes.takeRecords();
  }

  /** After the program has worked. */
  leave() {
    for (const { target } of writes.takeRecords()) bringBack(target);
    this.#observer.observe(this.#root, { subtree: true, childList: true });
  }

  end() {
    this.#observer.takeRecords().forEach(note);
    this.#observer.disconnect();
  }
}

function note({ target, addedNodes, removedNodes, previousSibling, nextSibling }) {
  // Inside their own nodes they may do as they like.
  if (addedBy.has(target)) return;
  const change = { parent: target, added: new Set(), removed: new Set(), previousSibling, nextSibling };
  for (const node of removedNodes) {
    if (addedBy.has(node)) {
      forget(addedBy.get(node), "added", node);
    } else {
      change.removed.add(node);
      removedBy.set(node, change);
      writes.observe(node, { subtree: true, childList: true, characterData: true, attributes: true });
    }
  }
  for (const node of addedNodes) {
    const earlier = removedBy.get(node);
    if (!earlier) {
      change.added.add(node);
      addedBy.set(node, change);
    } else if (earlier.parent === target) {
      // They put one of our nodes back.
      removedBy.delete(node);
      forget(earlier, "removed", node);
    }
  }
  if (!change.added.size && !change.removed.size) return;
  if (changes.has(target)) changes.get(target).push(change);
  else changes.set(target, [change]);
}

/** A part of a change is no more, by their own doing. */
function forget(change, part, node) {
  change[part].delete(node);
  const log = changes.get(change.parent) ?? [];
  const at = log.lastIndexOf(change);
  if (at >= 0 && !change.added.size && !change.removed.size) log.splice(at, 1);
}

/** Undoes others' changes to the children of a parent, the last one first, if they removed any of ours. */
function undo(parent) {
  const log = changes.get(parent);
  if (!log?.some(({ removed }) => removed.size)) return;
  changes.delete(parent);
  for (const { added, removed, previousSibling, nextSibling } of log.reverse()) {
    const place = placeIn(parent, previousSibling, nextSibling);
    for (const node of removed) {
      removedBy.delete(node);
      parent.insertBefore(node, place);
    }
    for (const node of added) if (node.parentNode === parent) node.remove();
  }
}

/** The node before which something stood between two siblings. */
function placeIn(parent, previous, next) {
  if (next?.parentNode === parent) return next;
  if (!previous) return parent.firstChild;
  return previous.parentNode === parent ? previous.nextSibling : null;
}

/** Shows a node that the program wrote to, if others removed it or something around it. */
function bringBack(node) {
  for (let at = node; at; at = at.parentNode) {
    if (removedBy.has(at)) return undo(removedBy.get(at).parent);
  }
}

/** Lets the program's own edits find each node where the program left it. `imports` is what the glue gives it. */
function steadyEdits(imports) {
  wrap(imports, /^__wbg_(insertBefore|removeChild)_/, (edit) => (parent, node, before) => {
    undo(parent);
    // Where others' changes could not be undone, a place at the end is better than a panic.
    return edit(parent, node, before && before.parentNode === parent ? before : null);
  });
}
