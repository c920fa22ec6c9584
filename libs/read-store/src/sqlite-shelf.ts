import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Context } from '#kernel/context';
import type { AnyView } from '#kernel/view';
import { SqliteViewSet } from './sqlite-view-set.js';

/** Which file shows the views of a context, and for which versions of them it was built. */
interface ManifestEntry {
  readonly file: string;
  readonly versions: string;
}

type Manifest = Readonly<Record<string, ManifestEntry>>;

/** What a context's views are, in one short text: another text means another file. */
export function versionsOf(views: readonly AnyView[]): string {
  const names = views
    .map((each) => `${each.name}@${each.version}:${Object.keys(each.indexes).sort().join(',')}`)
    .sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
}

/**
 * The folder of view files: one file per context and build, and a manifest that says which one is shown. Losing the
 * folder costs a rebuild and nothing else.
 */
export class SqliteShelf {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The file that is shown for a context; undefined when there is none, or it was built for other versions. */
  shown(context: Context): { readonly path: string; readonly current: boolean } | undefined {
    const entry = this.#manifest()[context.name];
    if (!entry || !existsSync(join(this.#folder, entry.file))) return undefined;
    return { path: join(this.#folder, entry.file), current: entry.versions === versionsOf(context.views) };
  }

  /** Path of a new file for a context's views; it is shown once `show` says so. */
  newPath(context: Context): string {
    const build = Date.now().toString(36);
    return join(this.#folder, `${context.name}.${versionsOf(context.views)}.${build}.db`);
  }

  /** Makes a file the one that is shown, atomically. */
  show(context: Context, path: string): void {
    const file = path.slice(this.#folder.length + 1);
    const manifest: Manifest = {
      ...this.#manifest(),
      [context.name]: { file, versions: versionsOf(context.views) },
    };
    const temporary = join(this.#folder, 'manifest.new');
    const handle = openSync(temporary, 'w');
    writeSync(handle, `${JSON.stringify(manifest, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, join(this.#folder, 'manifest.json'));
  }

  /** Removes files that are neither shown nor named in `keep`: what an ended rebuild left behind. */
  sweep(keep: readonly string[] = []): void {
    const shown = new Set(Object.values(this.#manifest()).map((entry) => join(this.#folder, entry.file)));
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name.replace(/-(wal|shm)$/, ''));
      if (!path.endsWith('.db') || shown.has(path) || keep.includes(path)) continue;
      rmSync(join(this.#folder, name), { force: true });
    }
  }

  open(context: Context, path: string, options: { readOnly?: boolean; rebuilding?: boolean } = {}): SqliteViewSet {
    return new SqliteViewSet(path, context.views, options);
  }

  #manifest(): Manifest {
    const path = join(this.#folder, 'manifest.json');
    if (!existsSync(path)) return {};
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    } catch {
      return {};
    }
  }
}
