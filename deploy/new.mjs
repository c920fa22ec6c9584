// Begins a new slice: `npm run new command directory/group retire-group` writes the command, its spec and the lines in the
// module of its context, then brings the table in the context's README up to date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const usage =
  'Usage: npm run new command CONTEXT/AGGREGATE NAME, for example: npm run new command directory/group retire-group';

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const pascal = (name) => name.replace(/(^|-)([a-z0-9])/g, (_whole, _dash, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());

const [kind, where = '', name = ''] = process.argv.slice(2);
const [context = '', folder = ''] = where.split('/');
if (kind !== 'command' || !context || !folder || !name) fail(usage);
if (!/^[a-z]+(-[a-z]+)+$/.test(name)) fail(`"${name}" must be an imperative in kebab-case, for example retire-group.`);

const source = join('libs', context, 'src');
const place = join(source, folder);
if (!existsSync(place)) {
  const contexts = readdirSync('libs').filter((each) => existsSync(join('libs', each, 'src', `${each}.module.ts`)));
  fail(`There is no folder ${place}. Contexts: ${contexts.join(', ')}.`);
}
const aggregate = readdirSync(place)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => ({
    file,
    name: /export const (\w+) = aggregate\b/.exec(readFileSync(join(place, file), 'utf8'))?.[1],
  }))
  .find((each) => each.name);
if (!aggregate) fail(`${place} declares no aggregate: begin with ${join(place, `${folder}.ts`)}.`);

const command = pascal(name);
const slice = camel(name);
const id = `${aggregate.name}Id`;
const file = join(place, `${name}.command.ts`);
const spec = join(place, `${name}.command.spec.ts`);
for (const each of [file, spec]) if (existsSync(each)) fail(`${each} is there already.`);

const modulePath = join(source, `${context}.module.ts`);
const module = readFileSync(modulePath, 'utf8');
const list = /(Slices: readonly AnySlice\[\] = \[)([^\]]*)(\])/.exec(module);
const imports = [...module.matchAll(/^import .* from '\..*';$/gm)];
if (!list || imports.length === 0) fail(`${modulePath} has no list of slices.`);

writeFileSync(
  file,
  `import { IsUUID } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { ${aggregate.name} } from './${aggregate.file.replace(/\.ts$/, '.js')}';

/** Say in one sentence what it does: it becomes the line in the table of commands. */
export class ${command} extends Command {
  @IsUUID() ${id}!: string;
  static readonly access = steward;
}

export const ${slice} = slice(${aggregate.name}).when(${command}, {
  id: (command) => command.${id},
  decide: () => {
    throw new RuleViolation('${name}-must-be-decided', 'Nobody has decided yet what this does.');
  },
});
`,
);
writeFileSync(
  spec,
  `import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { ${command} } from './${name}.command.js';

const command = Object.assign(new ${command}(), { ${id}: '11111111-0000-4000-8000-000000000001' });

describe('${command.replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}', () => {
  it('refuses what is not decided yet', () => given().when(command).thenRefused('${name}-must-be-decided'));
});
`,
);
const line = `import { ${slice} } from './${folder}/${name}.command.js';`;
const path = (text) => /from '(.*)'/.exec(text)[1];
const after = imports.findLast((each) => path(each[0]) < path(line)) ?? imports.at(-1);
const at = after.index + after[0].length;
const withImport = `${module.slice(0, at)}\n${line}${module.slice(at)}`;
const entries = list[2].trim().replace(/,$/, '');
writeFileSync(modulePath, withImport.replace(list[0], `${list[1]}\n  ${entries},\n  ${slice},\n${list[3]}`));
spawnSync(process.execPath, ['test/architecture/slice-tables.ts'], { stdio: 'inherit' });
process.stdout.write(
  `${file}
${spec}
${modulePath}: one import, one line in the list of slices

Next: write the sentence above ${command}, choose who may send it (libs/kernel/src/access.ts), and decide.
A new event type goes into ${join(place, aggregate.file)}; then run: npm run events:lock
`,
);
