// What a person did to the page before the program was ready. Part of the element's script: see element.js.

/**
 * Records early input on the pre-rendered places and repeats it on the live widget.
 *
 * A listener in the offline page's head (xtask/src/head.js) marks presses with `data-pressed` before this script has
 * arrived; the listener here marks later ones the same way.
 */
class EarlyInput {
  #root;
  #part;
  #changed = [];
  #focused = null;
  #pressed = null;
  #unfolded = [];
  #scroll = 0;

  constructor(root, start) {
    const places = [...root.querySelectorAll("[data-prerender]")];
    this.#root = root;
    this.#part = places.find((place) => place.dataset.place === start) ?? places[0];
    root.addEventListener("click", (event) => {
      const pressed = event.target.closest?.("a[href^='#'],button");
      if (!pressed || !this.#part.contains(pressed)) return;
      event.preventDefault();
      for (const earlier of this.#part.querySelectorAll("[data-pressed]")) earlier.removeAttribute("data-pressed");
      pressed.setAttribute("data-pressed", "");
    });
  }

  /** The name of the place that was shown. */
  get place() {
    return this.#part.dataset.place;
  }

  /** Whether a control was changed or has the focus. The program then starts in this place. */
  isTouched() {
    const active = this.#root.activeElement;
    return this.#differing().length > 0 || (active !== null && this.#part.contains(active));
  }

  record() {
    this.#changed = this.#differing().map((control) => [control.id, isTick(control) ? control.checked : control.value]);
    const active = this.#root.activeElement;
    if (active?.id && this.#part.contains(active)) {
      this.#focused = [active.id, active.selectionStart, active.selectionEnd, active.selectionDirection];
    }
    this.#pressed = this.#part.querySelector("[data-pressed]")?.id || null;
    this.#unfolded = [...this.#part.querySelectorAll("details[open]")].map((details) => details.id).filter(Boolean);
    this.#scroll = scrollY;
  }

  replay(root) {
    for (const id of this.#unfolded) root.getElementById(id)?.setAttribute("open", "");
    for (const [id, state] of this.#changed) {
      const control = root.getElementById(id);
      if (control) apply(control, state);
    }
    if (this.#focused) {
      const [id, ...selection] = this.#focused;
      const control = root.getElementById(id);
      control?.focus({ preventScroll: true });
      if (selection[0] != null) control?.setSelectionRange?.(...selection);
    }
    // Reading `scrollY` forces a layout. At the top there is nothing to restore.
    if (this.#scroll > 0 && scrollY !== this.#scroll) scrollTo({ top: this.#scroll, behavior: "instant" });
    if (this.#pressed) root.getElementById(this.#pressed)?.click();
  }

  #differing() {
    return [...this.#part.querySelectorAll("input,textarea,select")].filter((control) => control.id && differs(control));
  }
}

const isTick = (control) => control.type === "radio" || control.type === "checkbox";

function differs(control) {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (control.tagName !== "SELECT") return control.value !== control.defaultValue;
  const first = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
  return control.value !== first?.value;
}

/** Repeats early input on a live control. Appends to an answer kept earlier instead of replacing it. */
function apply(control, state) {
  if (typeof state === "boolean") {
    // A radio is unticked by ticking its neighbor.
    if (control.checked !== state && (state || control.type !== "radio")) control.click();
    return;
  }
  const isLong = control.tagName === "TEXTAREA";
  control.value = isLong && control.value && control.value !== state ? `${control.value}\n${state}` : state;
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  control.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
}
