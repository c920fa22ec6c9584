import type { AnyView } from '#kernel/view';
import type { Document } from '#read-store/read-store';

/** Words of a question, in English alone or in both languages of the site. */
export type Words = string | { readonly en: string; readonly de: string };

/** One column of an answer's table. */
export interface Column {
  readonly label: Words;
  /** `%` shows shares of 1 as percentages; others are shown beside the number. */
  readonly unit?: string;
  /** What the words in its cells are called on a page; others stand there as they are. */
  readonly called?: Readonly<Record<string, Words>>;
}

export type Cell = string | number | null;

/** What a question comes to: a table, and which of its columns to draw. */
export interface AnalysisAnswer {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly chart?: {
    readonly kind: 'bar' | 'line';
    /** Index of the column along the horizontal axis. */
    readonly along: number;
    /** Indexes of the columns that are drawn. */
    readonly values: readonly number[];
    /** Index of a column whose values get a line each; then only the first of `values` is drawn. */
    readonly by?: number;
  };
  /** What the figures leave out or cannot know, in a few sentences. */
  readonly note?: Words;
}

/** The stretch of time an answer is about (ISO instants). It ends now where nobody said otherwise. */
export interface AskedStretch {
  /** Inclusive; left open without it. */
  readonly from?: string;
  /** Exclusive. */
  readonly until: string;
}

/** How a question is listed. */
export interface AnalysisTitle {
  /** What it is called at the command line and in addresses: kebab-case. */
  readonly name: string;
  readonly title: Words;
  readonly explanation: Words;
}

/**
 * A question to the whole history: a view that folds what matters, and how its rows become an answer. To ask a new one,
 * add a file `name.analysis.ts` beside the others; it is found by its ending.
 */
export interface Analysis extends AnalysisTitle {
  readonly view: AnyView;
  /**
   * What the stretch of time cuts: `occurrence` (the default) folds only events that happened within it, `facts` folds
   * them all and leaves it to `answer` to choose by the dates that the facts themselves carry, such as a meetup's day.
   */
  readonly datedBy?: 'occurrence' | 'facts';
  /** Event types that count whenever they happened, for example those that give a group its name. */
  readonly alwaysCounts?: readonly string[];
  // `any`: the rows are those of the view beside it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly answer: (documents: readonly Document<any>[], stretch: AskedStretch) => AnalysisAnswer;
}

/** Declares a question. Throws when its name could not stand in an address. */
export function analysis(definition: Analysis): Analysis {
  if (!/^[a-z]+(-[a-z]+)*$/.test(definition.name)) {
    throw new Error(`"${definition.name}" is no name for a question: write it in kebab-case.`);
  }
  return definition;
}

/** Words in a language. */
export function inLanguage(words: Words, language: 'en' | 'de'): string {
  return typeof words === 'string' ? words : words[language];
}
