import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSize, inventNetwork, sizeOf } from '#generator/demo-network';

const folder = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: ${folder} is not there, so invented names were not held against real ones.`);
const withData = present ? describe : describe.skip;

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every value of a `name` field in the YAML and JSON files of a source, whatever it names. */
function namesIn(source: string): Set<string> {
  const names = new Set<string>();
  const files = readdirSync(join(folder, source), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name),
  );
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), 'utf8');
    for (const match of text.matchAll(/^\s*(?:- )?"?(?:name|title)"?:\s*["']?([^"'\n]+)/gm))
      names.add(plain(match[1]!));
  }
  return names;
}

withData('Names in the demo', () => {
  const people = present ? namesIn('2-rubyevents') : new Set<string>();
  const groups = present ? namesIn('5-feeds-and-directories') : new Set<string>();
  const now = '2026-05-06T10:00:00.000Z';

  it('are compared with thousands of real ones', () => {
    expect(people.size).toBeGreaterThan(4_000);
    expect(groups.size).toBeGreaterThan(50);
  });

  it('belong to no speaker that the sources know, whatever the seed', () => {
    const invented = Array.from({ length: 12 }, (_, seed) =>
      inventNetwork({ ...demoSize, seed }, now).speakers.map((speaker) => speaker.name),
    ).flat();
    expect(invented.filter((name) => people.has(plain(name)))).toEqual([]);
  });

  it('belong to no group that the sources know', () => {
    const invented = inventNetwork(sizeOf(20_000), now).groups.concat(inventNetwork(demoSize, now).groups);
    const names = invented.flatMap(({ blueprint: { name, former } }) => (former ? [name, former.name] : [name]));
    expect(names.filter((name) => groups.has(plain(name)))).toEqual([]);
  });
});
