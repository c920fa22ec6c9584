import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from '#kernel/command';
import { Query } from '#kernel/query';
import { contextModules, pages } from '#platform/context-modules';
import { contexts } from '#platform/contexts';

// names under which @nestjs/cqrs keeps the class that a handler answers; not exported by the package
const commandHandler = '__commandHandler__';
const queryHandler = '__queryHandler__';

const root = join(import.meta.dirname, '../..');
const exportsOf = async (pattern: string) => {
  const found: { file: string; name: string; value: unknown }[] = [];
  for (const file of globSync(pattern, { cwd: root }).sort()) {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) found.push({ file, name, value });
  }
  return found;
};

/** Every provider of the modules, those of imported modules included. */
function providersOf(modules: readonly unknown[]): unknown[] {
  return modules.flatMap((module) => [
    ...((Reflect.getMetadata('providers', module as object) as unknown[] | undefined) ?? []),
    ...providersOf((Reflect.getMetadata('imports', module as object) as unknown[] | undefined) ?? []),
  ]);
}

describe('Every slice', () => {
  let commands: Awaited<ReturnType<typeof exportsOf>>;
  let queries: Awaited<ReturnType<typeof exportsOf>>;
  const providers = providersOf(contextModules);
  const handled = (metadata: string) =>
    new Set(providers.map((each) => Reflect.getMetadata(metadata, each as object) as unknown).filter(Boolean));

  beforeAll(async () => {
    const classes = (base: unknown) => (each: { value: unknown }) =>
      typeof each.value === 'function' && each.value.prototype instanceof (base as never);
    commands = (await exportsOf('libs/*/src/**/*.command.ts')).filter(classes(Command));
    queries = (await exportsOf('libs/*/src/**/*.query.ts')).filter(classes(Query));
  });

  it('that is a command or a query declares its access rule', () => {
    const without = [...commands, ...queries].filter(({ value }) => !(value as { access?: unknown }).access);
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('is registered in the module of its context', () => {
    const answered = new Set([...handled(commandHandler), ...handled(queryHandler)]);
    const missing = [...commands, ...queries].filter(({ value }) => !answered.has(value));
    expect(missing.map(({ file, name }) => `${name} in ${file}`)).toEqual([]);
  });

  it('that is a view or a process stands in its context', async () => {
    const declared = new Set<unknown>(contexts.flatMap((each) => [...each.views, ...each.processes]));
    const found = (await exportsOf('libs/*/src/**/*.{view,process}.ts')).filter(
      ({ value }) => typeof value === 'object' && value !== null && 'on' in value && 'name' in value,
    );
    expect(found.filter(({ value }) => !declared.has(value)).map(({ file }) => file)).toEqual([]);
  });

  it('that is a page has an address of its own', async () => {
    const found = (await exportsOf('libs/*/src/**/*.page.tsx')).filter(
      ({ value }) => typeof value === 'object' && value !== null && 'route' in value,
    );
    expect(found.filter(({ value }) => !pages.includes(value as never)).map(({ file }) => file)).toEqual([]);
    const routes = pages.map((page) => page.route);
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
  });

  it('of a command has a spec beside it', () => {
    const specs = new Set(globSync('libs/*/src/**/*.spec.ts', { cwd: root }));
    const files = [...new Set(commands.map(({ file }) => file))];
    expect(files.filter((file) => !specs.has(file.replace(/\.ts$/, '.spec.ts')))).toEqual([]);
  });
});

describe('The sources', () => {
  const files = globSync('{apps,libs}/**/*.{ts,tsx}', { cwd: root });

  it('have no barrels and no drawers for odds and ends', () => {
    expect(files.filter((file) => /\/(index\.tsx?|utils?|helpers?|common|misc|shared)(\/|\.tsx?$)/.test(file))).toEqual(
      [],
    );
  });

  it('leave nothing to be done later', () => {
    const open = files.filter(
      (file) => !/\.spec\./.test(file) && /\b(TODO|FIXME|XXX|HACK)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(open).toEqual([]);
  });
});
