// What TypeScript knows of `<stem-readiness>`. The contract itself is told in the project's ARCHITECTURE.md.

/** The element's attributes, as HTML spells them. */
export interface StemReadinessAttributes {
  /** The language: otherwise the nearest `lang` on the page, then the browser's. */
  lang?: string;
  /** Where answers are kept: on this device (`local`, what it does unasked), until the tab is closed, or nowhere. */
  storage?: "local" | "session" | "none";
  /** Under which key they are kept: two widgets with two keys share nothing. */
  "storage-key"?: string;
  /** `on` keeps the answers in the page too, so that saving the page saves them. Scripts of the page can read them. */
  "keep-in-page"?: "off" | "on";
  theme?: "auto" | "light" | "dark";
  /** Any CSS color; its lightness is corrected until text can be read on it. */
  accent?: string;
  /** Whose widget it is: shown in the header and on paper. */
  brand?: string;
  /** A `data:` image. Any other picture goes into the slot `logo`. */
  logo?: string;
  /** Where to ask for help: `https:`, `mailto:` or `tel:`. */
  "contact-href"?: string;
  /** The words of that link. */
  "contact-label"?: string;
  /** `pulse` begins with the short selection of indicators. */
  view?: "full" | "pulse" | "rate";
  /** The page that phones open to rate. */
  "rate-href"?: string;
  /** The place shown first. */
  start?: "mission" | "readiness" | "insights" | "plan" | "share";
}

/** A team's answers, as `name.stem-readiness.json` holds them. Fields that are not listed survive. */
export interface StemReadinessDocument {
  format: "stem-readiness";
  version: number;
  /** Which answers these are, wherever they travel. */
  document_id: string;
  /** Counts up with every change. */
  revision: number;
  [field: string]: unknown;
}

/** A framework of one's own: steps, indicators and what each level looks like. */
export interface StemReadinessFramework {
  id: string;
  [field: string]: unknown;
}

/** How safe the answers are. */
export interface StemReadinessStatus {
  readonly saved: "saved" | "pending" | "unsaved";
  /** Why they are not saved, such as `storage-blocked`, `storage-full`, `storage-off` or `not-started`. */
  readonly reason?: string;
}

/** What did not work. */
export interface StemReadinessFault {
  code: string;
  /** A sentence for people. */
  message: string;
  /** Which field of a document does not fit. */
  path?: string;
}

/** A level of readiness, 1 to 4. */
export type StemReadinessLevel = 1 | 2 | 3 | 4;

/** Where every indicator has been answered: levels alone, never words. `null` where too little of a step was rated. */
export interface StemReadinessComplete {
  overall: StemReadinessLevel | null;
  steps: Record<string, StemReadinessLevel | null>;
}

/** The files that `exportAs` makes. */
export type StemReadinessFile = "json" | "html" | "csv" | "xlsx" | "docx" | "md" | "ics";

/** The tables that `csv` makes. */
export type StemReadinessTable = "ratings" | "plan" | "cost" | "pilots" | "readiness";

/** `<stem-readiness>`. */
export interface StemReadinessElement extends HTMLElement {
  /** The answers, `null` until the widget is live. Setting replaces them, which the team can undo. */
  get document(): StemReadinessDocument | null;
  set document(answers: StemReadinessDocument | string);
  /** The page's own framework. Setting throws an `Error` that has a line for every fault, once the widget is live. */
  get framework(): StemReadinessFramework | null;
  set framework(framework: StemReadinessFramework | string);
  readonly status: StemReadinessStatus;
  /** Opens answers, or the page of a saved copy. Rejects with a `StemReadinessFault`; the answers are then untouched. */
  open(answers: StemReadinessDocument | string | Blob): Promise<void>;
  /**
   * The answers as a file: `json` to open again, `html` a page that holds the answers and the widget, `csv` one table
   * (the ratings where none is named), `xlsx` all tables, `docx` and `md` the full plan, `ics` its days.
   */
  exportAs(kind: StemReadinessFile, table?: StemReadinessTable): Promise<Blob>;
  /** Empties everything, which the team can undo. */
  reset(): void;
}

/** The element's class. */
export interface StemReadinessConstructor {
  new (): StemReadinessElement;
  readonly prototype: StemReadinessElement;
}

/** The events that the element dispatches. They bubble out of any shadow root, and none carries words of an answer. */
export interface StemReadinessEventMap {
  "stem-readiness-ready": CustomEvent<Record<string, never>>;
  "stem-readiness-change": CustomEvent<{ revision: number }>;
  "stem-readiness-saved": CustomEvent<Record<string, never>>;
  "stem-readiness-complete": CustomEvent<StemReadinessComplete>;
  "stem-readiness-error": CustomEvent<StemReadinessFault>;
}

/**
 * The element's class, once the browser knows the tag. Rejects with an `Error` when the script cannot be loaded or does
 * not run. Where there is no page, as when a server renders it, nothing is loaded and this never settles.
 */
export declare const ready: Promise<StemReadinessConstructor>;

declare global {
  interface HTMLElementTagNameMap {
    "stem-readiness": StemReadinessElement;
  }
  interface GlobalEventHandlersEventMap extends StemReadinessEventMap {}
}
