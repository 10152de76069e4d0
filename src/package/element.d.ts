// The types of `<stem-readiness>`. The project's ARCHITECTURE.md states the contract.

/** The element's attributes, as HTML spells them. */
export interface StemReadinessAttributes {
  /** The language. Default: the nearest `lang` on the page, then the browser's. */
  lang?: string;
  /** Where answers are kept: on this device (`local`, the default), until the tab is closed, or nowhere. */
  storage?: "local" | "session" | "none";
  /** The key under which answers are kept. Two widgets with two keys share nothing. */
  "storage-key"?: string;
  /** `on` also keeps the answers in the page, so that saving the page saves them. The page's scripts can read them. */
  "keep-in-page"?: "off" | "on";
  theme?: "auto" | "light" | "dark";
  /** Any CSS color. The widget corrects its lightness until text on it is readable. */
  accent?: string;
  /** The owner's name, shown in the header and in print. */
  brand?: string;
  /** A `data:` image. Put any other image into the slot `logo`. */
  logo?: string;
  /** A link for help: `https:`, `mailto:` or `tel:`. */
  "contact-href"?: string;
  /** The text of that link. */
  "contact-label"?: string;
  /** `pulse` starts with the short selection of indicators. `rate` shows only the rating that phones open. */
  view?: "full" | "pulse" | "rate";
  /** The page, with `view="rate"`, that phones open to rate. */
  "rate-href"?: string;
  /** The place shown first, or a room or step of one, such as `plan/cost`. */
  start?: "mission" | "readiness" | "insights" | "plan" | "share" | `${"mission" | "readiness" | "plan" | "share"}/${string}`;
}

/** A team's answers, as in `name.stem-readiness.json`. Unlisted fields are kept. */
export interface StemReadinessDocument {
  format: "stem-readiness";
  version: number;
  /** Identifies the answers in every copy. */
  document_id: string;
  /** Increases with every change. */
  revision: number;
  [field: string]: unknown;
}

/** A page's own framework: steps, indicators and level descriptors. */
export interface StemReadinessFramework {
  id: string;
  [field: string]: unknown;
}

/** Whether the answers are saved. */
export interface StemReadinessStatus {
  readonly saved: "saved" | "pending" | "unsaved";
  /** Why they are not saved, such as `storage-blocked`, `storage-full`, `storage-off`, `not-started` or `stopped`. */
  readonly reason?: string;
}

/** Describes a failure. */
export interface StemReadinessFault {
  code: string;
  /** A sentence to show to people. */
  message: string;
  /** The field of a document that does not fit. */
  path?: string;
}

/** A level of readiness, 1 to 4. */
export type StemReadinessLevel = 1 | 2 | 3 | 4;

/** The levels reached, once every indicator is answered. `null` where too little of a step is rated. */
export interface StemReadinessComplete {
  overall: StemReadinessLevel | null;
  steps: Record<string, StemReadinessLevel | null>;
}

/** The files that `exportAs` makes. */
export type StemReadinessFile = "json" | "html" | "csv" | "xlsx" | "docx" | "md" | "ics";

/** The tables that `csv` makes. */
export type StemReadinessTable = "ratings" | "plan" | "measures" | "cost" | "pilots" | "readiness";

/** `<stem-readiness>`. */
export interface StemReadinessElement extends HTMLElement {
  /** The answers, also after the program has stopped; `null` until the widget is live. Setting replaces them, and the team can undo that. */
  get document(): StemReadinessDocument | null;
  set document(answers: StemReadinessDocument | string);
  /** The page's own framework. Once the widget is live, setting throws an `Error` with one line for each fault. */
  get framework(): StemReadinessFramework | null;
  set framework(framework: StemReadinessFramework | string);
  readonly status: StemReadinessStatus;
  /** Opens answers or a saved page. Rejects with a `StemReadinessFault`, and then leaves the answers unchanged. */
  open(answers: StemReadinessDocument | string | Blob): Promise<void>;
  /**
   * Makes a file of the answers: `json` to open again, `html` a page with the answers and the widget, `csv` one table
   * (by default the ratings), `xlsx` all tables, `docx` and `md` the full plan, `ics` its dates.
   */
  exportAs(kind: StemReadinessFile, table?: StemReadinessTable): Promise<Blob>;
  /** Empties everything. The team can undo that. */
  reset(): void;
}

/** The element's class. */
export interface StemReadinessConstructor {
  new (): StemReadinessElement;
  readonly prototype: StemReadinessElement;
}

/** The element's events. They bubble out of any shadow root and contain no words of an answer. */
export interface StemReadinessEventMap {
  "stem-readiness-ready": CustomEvent<Record<string, never>>;
  "stem-readiness-change": CustomEvent<{ revision: number }>;
  "stem-readiness-saved": CustomEvent<Record<string, never>>;
  "stem-readiness-complete": CustomEvent<StemReadinessComplete>;
  "stem-readiness-error": CustomEvent<StemReadinessFault>;
}

/**
 * The element's class, once the browser knows the tag. Rejects with an `Error` if the script does not load or does not
 * run. On a server, without a page, it loads nothing and never settles.
 */
export declare const ready: Promise<StemReadinessConstructor>;

declare global {
  interface HTMLElementTagNameMap {
    "stem-readiness": StemReadinessElement;
  }
  interface GlobalEventHandlersEventMap extends StemReadinessEventMap {}
}
