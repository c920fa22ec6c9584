import { foldText } from '#matching/text-folding';
import type { ViewReader } from '#read-store/read-store';
import type { IndexEntry } from '#kernel/view';

/** What a hit of the search is about; the search page groups hits by it. */
export type SearchKind = 'group' | 'venue' | 'meetup' | 'speaker' | 'talk' | 'sponsor';

/**
 * What a view that is searched has to tell of its rows. Declare its index as `byWord: (row) => searchEntries(…)`: a view
 * of its own (`context.search`) with rows of this shape, or any other view. `words` come from `wordsToIndex`; `rank`
 * (0 to 1) orders hits of one kind, the higher first.
 */
export interface SearchRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Path on this site. */
  readonly href: string;
  /** Words of the title: a hit there comes before all others. */
  readonly titleWords: readonly string[];
  /** Words of everything else. */
  readonly words: readonly string[];
  readonly rank: number;
}

export type SearchHit = Pick<SearchRow, 'kind' | 'id' | 'title' | 'subtitle' | 'href'>;

export interface SearchHits {
  readonly hits: readonly SearchHit[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

const longestWord = 60;
const mostWordsAsked = 8;
/** Runs of these scripts are written without spaces between words; pairs of neighbouring letters stand for the words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const word = /[\p{L}\p{M}\p{N}]+(?:\+\+|#)?/gu;

/** The words of texts as a view indexes them: folded, each once, at most `limit`. "C++" is indexed as "c++" and as "c". */
export function wordsToIndex(texts: readonly (string | undefined)[], limit = 200): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const each of wordsIn(text ?? '')) {
      if (words.size >= limit) return [...words];
      words.add(each);
      const plain = each.replace(/[+#]+$/, '');
      if (plain !== each) words.add(plain);
    }
  }
  return [...words];
}

/** The words that somebody looks for, folded as in `wordsToIndex`: at most eight, in their order. */
export function wordsToFind(text: string): string[] {
  return [...new Set(wordsIn(text.slice(0, 200)))].slice(0, mostWordsAsked);
}

function* wordsIn(text: string): Generator<string> {
  const joined = foldText(text).replace(/(?<=\p{L})['’ʻʼ`´](?=\p{L})/gu, '');
  for (const [found] of joined.matchAll(word)) {
    let end = 0;
    for (const run of found.matchAll(unspaced)) {
      if (run.index > end) yield found.slice(end, run.index).slice(0, longestWord);
      yield* neighbours(run[0]);
      end = run.index + run[0].length;
    }
    if (end < found.length) yield found.slice(end).slice(0, longestWord);
  }
}

/** Overlapping pairs of letters, or the one letter there is. */
function* neighbours(run: string): Generator<string> {
  const letters = [...run];
  if (letters.length === 1) yield run;
  for (let at = 0; at + 1 < letters.length; at++) yield `${letters[at]}${letters[at + 1]}`;
}

/** Entries of the index `byWord` of a view that is searched. */
export function searchEntries(row: Pick<SearchRow, 'titleWords' | 'words' | 'rank'>): IndexEntry[] {
  const inTitle = new Set(row.titleWords);
  return [
    ...[...inTitle].map((each) => [each, 1 + row.rank] as const),
    ...row.words.filter((each) => !inTitle.has(each)).map((each) => [each, row.rank] as const),
  ];
}

/** The conditions that rows of a view with the index `byWord` must meet to have every word, the last as a beginning. */
export function havingWords(
  text: string,
): { readonly index: string; readonly equals: IndexEntry; readonly startsWith?: string }[] {
  return wordsToFind(text).map((each, at, all) =>
    at === all.length - 1 ? { index: 'byWord', equals: [], startsWith: each } : { index: 'byWord', equals: [each] },
  );
}

/**
 * Hits of a view that is searched: rows that have every word, the last one also as a beginning; titles and higher ranks
 * first. `hitOf` may leave a row out. `limit` is at most 200.
 */
export async function searchIn<Row extends object>(
  reader: ViewReader<Row>,
  text: string,
  limit: number,
  hitOf: (row: Row) => SearchHit | undefined,
): Promise<SearchHits> {
  const words = wordsToFind(text);
  const last = words.at(-1);
  if (last === undefined) return { hits: [], more: false };
  const [first, ...rest] = words.slice(0, -1);
  const having = (each: string) => ({ index: 'byWord', equals: [each] });
  const whole = await reader.find({
    ...having(last),
    order: 'descending',
    also: words.slice(0, -1).map(having),
    limit: limit + 1,
  });
  const rows = new Map(whole.documents.map(({ key, row }) => [key, row]));
  if (rows.size <= limit) {
    const begun = await reader.find(
      first === undefined
        ? { index: 'byWord', startsWith: last, limit: limit + 1 }
        : {
            ...having(first),
            order: 'descending',
            also: [{ index: 'byWord', equals: [], startsWith: last }, ...rest.map(having)],
            limit: limit + 1,
          },
    );
    for (const { key, row } of begun.documents) if (!rows.has(key)) rows.set(key, row);
  }
  const hits = [...rows.values()].flatMap((row) => hitOf(row) ?? []);
  return { hits: hits.slice(0, limit), more: hits.length > limit };
}

/** What is shown of a row of a search view. */
export function hitOf({ kind, id, title, subtitle, href }: SearchRow): SearchHit {
  return { kind, id, title, subtitle, href };
}
