/** One measured figure beside its budget. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** For example `>=0.8` or `<=30`; none for figures that only inform. */
  readonly budget?: string;
  /** What it was measured against, in words. */
  readonly against?: string;
}

export interface Bench {
  readonly name: string;
  readonly run: () => Promise<readonly Row[]>;
}

/** Whether a value keeps to a budget such as `>=0.8`. */
export function met(value: number, budget: string | undefined): boolean | undefined {
  if (budget === undefined) return undefined;
  const match = /^(>=|<=)(-?[\d.]+)$/.exec(budget);
  if (!match) throw new Error(`"${budget}" is no budget.`);
  return match[1] === '>=' ? value >= Number(match[2]) : value <= Number(match[2]);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** The value below which a share of the values lies, for example 0.99. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
