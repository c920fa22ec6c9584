/**
 * One observation for or against two records being the same. `weight` is in natural log-odds: positive speaks for, negative
 * against, and 2.3 makes it ten times as likely. `detail` is written for the person who decides and repeats no personal data.
 */
export interface Evidence {
  readonly kind: string;
  readonly detail: string;
  readonly weight: number;
}

/**
 * Two records that may be one, by their keys in ascending order. `score` is the estimated probability; "same" may be applied after
 * a glance, "perhaps" needs a person to look.
 */
export interface Proposal {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly verdict: 'same' | 'perhaps';
  readonly evidence: readonly Evidence[];
}

/** Probability from which a proposal says "same". */
export const sameFrom = 0.9;
/** Probability below which nothing is proposed. */
export const perhapsFrom = 0.5;

/** Sum of the prior and all evidence, in log-odds. */
export function logOdds(prior: number, evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, prior);
}

/**
 * The proposal that the evidence on two records amounts to, or none when it is less likely than not that they are the same.
 * `prior` is the log-odds before any evidence. With `atMost: 'perhaps'` the verdict is never "same", whatever the score.
 */
export function propose(
  keys: readonly [string, string],
  prior: number,
  evidence: readonly Evidence[],
  atMost: 'same' | 'perhaps' = 'same',
): Proposal | undefined {
  const probability = 1 / (1 + Math.exp(-logOdds(prior, evidence)));
  if (probability < perhapsFrom) return undefined;
  const [a, b] = keys[0] <= keys[1] ? keys : [keys[1], keys[0]];
  return {
    a,
    b,
    score: Math.round(probability * 1000) / 1000,
    verdict: probability >= sameFrom && atMost === 'same' ? 'same' : 'perhaps',
    evidence: evidence
      .map((one) => ({ ...one, weight: Math.round(one.weight * 100) / 100 }))
      .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (x.kind < y.kind ? -1 : 1)),
  };
}

/** Proposals in the order in which a person should see them: surest first, then by keys. */
export function surestFirst(proposals: readonly Proposal[]): Proposal[] {
  return [...proposals].sort(
    (x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0),
  );
}

/**
 * Where a record fits two records of one source that are not proposed as the same themselves, it can be only one of them: the lesser
 * is lowered to "perhaps", and both are when they fit about equally well (within 1.5 points of log-odds). `sourceOf` gives the
 * source of a key.
 */
export function lowerRivals(proposals: readonly Proposal[], sourceOf: (key: string) => string): Proposal[] {
  const claims = new Map<string, Proposal[]>();
  const claim = (owner: string, other: string, proposal: Proposal): void => {
    if (sourceOf(owner) === sourceOf(other)) return;
    const id = JSON.stringify([owner, sourceOf(other)]);
    const list = claims.get(id);
    if (list) list.push(proposal);
    else claims.set(id, [proposal]);
  };
  const same = new Set<string>();
  for (const proposal of proposals) {
    claim(proposal.a, proposal.b, proposal);
    claim(proposal.b, proposal.a, proposal);
    if (proposal.verdict === 'same') same.add(JSON.stringify([proposal.a, proposal.b]));
  }
  const lowered = new Set<Proposal>();
  for (const [id, rivals] of claims) {
    if (rivals.length < 2) continue;
    const owner = (JSON.parse(id) as [string, string])[0];
    const otherEnd = ({ a, b }: Proposal): string => (a === owner ? b : a);
    const odds = ({ evidence }: Proposal): number => logOdds(0, evidence);
    const best = rivals.reduce((x, y) => (odds(y) > odds(x) ? y : x));
    const distinct = rivals.filter((rival) => {
      if (rival === best) return false;
      const pair = [otherEnd(rival), otherEnd(best)].sort();
      return !same.has(JSON.stringify(pair));
    });
    for (const rival of distinct) lowered.add(rival);
    if (distinct.some((rival) => odds(best) - odds(rival) < 1.5)) lowered.add(best);
  }
  return proposals.map((proposal) =>
    lowered.has(proposal)
      ? {
          ...proposal,
          verdict: 'perhaps' as const,
          evidence: [
            ...proposal.evidence,
            { kind: 'rival', detail: 'another record of the same source fits as well or better', weight: 0 },
          ],
        }
      : proposal,
  );
}
