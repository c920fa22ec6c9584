import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const begin = '<!-- commands: written by `node test/architecture/slice-tables.ts` -->';
const end = '<!-- end of commands -->';

interface Slice {
  readonly command: string;
  readonly does: string;
  readonly file: string;
}

/** Folders of contexts that have commands, as paths from the root. */
export function contextFolders(root: string): string[] {
  const files = globSync('libs/*/src/**/*.command.ts', { cwd: root });
  return [...new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))].sort();
}

/** The table of a context's commands, from the first sentence of each doc comment. Throws when one has none. */
export function sliceTable(root: string, folder: string): string {
  const lines = globSync('src/**/*.command.ts', { cwd: join(root, folder) })
    .sort()
    .flatMap((file) => slicesOf(root, folder, file))
    .map(({ command, does, file }) => {
      const spec = file.replace(/\.ts$/, '.spec.ts');
      const name = file.slice(file.lastIndexOf('/') + 1, -'.command.ts'.length);
      return `| \`${command}\` | ${does} | [${name}](${file}) | [spec](${spec}) |`;
    });
  return ['| command | what it does | file | spec |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function slicesOf(root: string, folder: string, file: string): Slice[] {
  const text = readFileSync(join(root, folder, file), 'utf8');
  const parts = text.split(/^(?=export class )/m);
  return parts.flatMap((part, index) => {
    const command = /^export class (\w+)/.exec(part)?.[1];
    if (!command || !part.includes('static readonly access')) return [];
    const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(parts[index - 1] ?? '')?.[1];
    if (!comment) throw new Error(`${command} in ${folder}/${file} has no doc comment that says what it does.`);
    const said = comment
      .replace(/^\s*\* ?/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const does = /^.*?[.!?](?=\s|$)/.exec(said)?.[0] ?? said;
    return [{ command, does: does.replaceAll('|', '\\|'), file }];
  });
}

/** The text of a README with its table brought up to date. Throws when it has no place for one. */
export function withTable(readme: string, table: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`A README needs the lines "${begin}" and "${end}".`);
  return `${readme.slice(0, from + begin.length)}\n\n${table}\n\n${readme.slice(to)}`;
}

/** The table as it stands in a README, without the spaces that line it up. */
export function tableIn(readme: string): string {
  return plain(readme.slice(readme.indexOf(begin) + begin.length, readme.indexOf(end)));
}

/** A table without the spaces and dashes that line it up. */
export function plain(table: string): string {
  return table.trim().replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '../..');
  for (const folder of contextFolders(root)) {
    const path = join(root, folder, 'README.md');
    const text = withTable(readFileSync(path, 'utf8'), sliceTable(root, folder));
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  }
}
