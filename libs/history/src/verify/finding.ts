/** One thing that is not as it should be, in words, with where it is for machines. */
export interface Finding {
  readonly kind: 'event' | 'stretch' | 'checkpoint' | 'witness' | 'view' | 'file';
  /** One sentence for the person who reads it. */
  readonly text: string;
  readonly position?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly type?: string;
  readonly view?: string;
  readonly key?: string;
  /** What of it is wrong: a column, a part of the body, or the path of a field in a row. */
  readonly field?: string;
  /** First and last position of a stretch in which something is wrong. */
  readonly from?: number;
  readonly to?: number;
}

/** Keeps findings up to a number, and counts the rest, so that a ruined log does not fill the memory. */
export class Findings {
  readonly #kept: Finding[] = [];
  readonly #limit: number;
  readonly #heard: (finding: Finding) => void;
  #count = 0;

  constructor(heard: (finding: Finding) => void = () => {}, limit = 1000) {
    this.#heard = heard;
    this.#limit = limit;
  }

  add(finding: Finding): void {
    this.#count++;
    if (this.#kept.length >= this.#limit) return;
    this.#kept.push(finding);
    this.#heard(finding);
  }

  get count(): number {
    return this.#count;
  }

  get kept(): readonly Finding[] {
    return this.#kept;
  }
}
