import { createHash, type Hash } from 'node:crypto';
import type { Moment, Views } from '#door/questions';
import type { View } from '#kernel/view';
import type { Document, Found, ViewReader } from '#read-store/read-store';

/**
 * Views that remember what was read through them: the digest of all documents (key and position of the last event) is
 * the page's validator, so that a change elsewhere leaves it as it is.
 */
export class Reading implements Views {
  readonly moment: Moment | undefined;
  readonly now: string;
  /**
   * The views that were read, with their generation when the first row was: a row that changes while a page is being
   * made must not pass for one that was already in it.
   */
  readonly generations = new Map<string, number>();
  readonly #views: Views;
  readonly #generationOf: (view: string) => number;
  readonly #digest: Hash = createHash('sha256');

  constructor(views: Views, generationOf: (view: string) => number) {
    this.#views = views;
    this.#generationOf = generationOf;
    this.moment = views.moment;
    this.now = views.now;
  }

  // `any`: events do not matter to a reader.
  // oxlint-disable-next-line typescript/no-explicit-any
  of<Row extends object>(view: View<Row, any>): ViewReader<Row> {
    if (!this.generations.has(view.name)) this.generations.set(view.name, this.#generationOf(view.name));
    const reader = this.#views.of(view);
    const saw = (documents: readonly Document[], rest: string) => {
      this.#digest.update(`${view.name}@${view.version} ${rest}\n`);
      for (const { key, position } of documents) this.#digest.update(`${key} ${position}\n`);
    };
    return {
      get: async (key) => {
        const document = await reader.get(key);
        saw(document ? [document] : [], `get ${key}`);
        return document;
      },
      getMany: async (keys) => {
        const documents = await reader.getMany(keys);
        saw(documents, 'many');
        return documents;
      },
      find: async (lookup) => {
        const found: Found<Row> = await reader.find(lookup);
        saw(found.documents, `find ${found.next ?? ''}`);
        return found;
      },
      count: async (lookup, atMost) => {
        const count = await reader.count(lookup, atMost);
        saw([], `count ${count}`);
        return count;
      },
      checkpoint: () => reader.checkpoint(),
      size: async () => {
        const size = await reader.size();
        saw([], `size ${size}`);
        return size;
      },
      all: async (afterKey, limit) => {
        const documents = await reader.all(afterKey, limit);
        saw(documents, 'all');
        return documents;
      },
    };
  }

  /** Digest of everything that was read, and of what else the answer depends on. */
  digest(...others: readonly string[]): string {
    return this.#digest.copy().update(others.join('\n')).digest('base64url').slice(0, 27);
  }
}
