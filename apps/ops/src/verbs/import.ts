import { appendFile, mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isWebAddress } from '#import/ical/calendar-files';
import { importKinds } from '#import/import-kinds';
import { csvTemplate } from '#import/sources/csv/csv-columns';
import { beginImport, type ImportReport, type SetAside } from '#import/import-run';
import { groupNamed } from '../group-named.js';
import type { Verb } from '../verb.js';

const progressEveryMs = 200;

/** Imports a source: what is new or changed is written, what cannot be used is set aside with its reason. */
export const importVerb: Verb = {
  name: 'import',
  summary:
    'Import groups, meetups, speakers and talks from a source. The same source again writes nothing. Exit code 1 when records were set aside.',
  args: [
    { name: '[kind]', meaning: importKinds.map(({ kind }) => kind).join(', ') },
    { name: '[source]', meaning: 'file, folder or (ical) web address' },
  ],
  options: [
    { flags: '--group <slug>', meaning: 'the group that the source is about (ical)' },
    { flags: '--dry-run', meaning: 'read and check everything, write nothing' },
    { flags: '--template <table>', meaning: 'print the first row of a table: groups, meetups or members' },
  ],
  run: async ({ platform, args, options, cwd, signal, say, progress }) => {
    const template = options['template'];
    if (template === 'groups' || template === 'meetups' || template === 'members') {
      say(csvTemplate(template).trim());
      return { facts: { template: csvTemplate(template) } };
    }
    const [kind, source] = args;
    const importKind = importKinds.find((each) => each.kind === kind);
    if (!importKind || !source) {
      const known = importKinds.map((each) => `  ${each.kind.padEnd(16)} ${each.needs}`).join('\n');
      throw new Error(`${kind && !importKind ? `There is no kind "${kind}". ` : ''}Say what to import:\n${known}`);
    }
    const path = isWebAddress(source) ? source : resolve(cwd, source);
    const of = typeof options['group'] === 'string' ? await groupNamed(platform, options['group']) : undefined;
    const now = platform.installation.clock();
    const file = join(platform.installation.folder, 'imports', `${importKind.kind}-${now.replaceAll(':', '')}.ndjson`);
    const aside = setAsideFile(file);
    const began = performance.now();
    let said = 0;
    const run = beginImport({
      kind: importKind.kind,
      fetchedAt: await fetchedAt(path, now),
      now,
      commands: platform.commands,
      personSecret: await platform.installation.keys.secret('person-ids'),
      dryRun: options['dryRun'] === true || options['dry-run'] === true,
      onSetAside: aside.add,
      onProgress: (done) => {
        const at = performance.now();
        if (at - said < progressEveryMs) return;
        said = at;
        progress({ what: `import ${importKind.kind}`, done, unit: 'records' });
      },
      signal,
    });
    try {
      await importKind.run(path, run, of);
      const report = await run.report();
      const seconds = (performance.now() - began) / 1000;
      for (const line of linesOf(report, seconds)) say(line);
      if (report.setAside > 0) say(`Set aside with line and reason in ${file}`);
      return {
        facts: { ...report, seconds, ...(report.setAside > 0 ? { setAsideFile: file } : {}) },
        exitCode: report.setAside > 0 ? 1 : 0,
      };
    } finally {
      await aside.written();
    }
  },
};

/** When the source was fetched: the time of the file or folder, or now for what is fetched by the import itself. */
async function fetchedAt(path: string, now: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? found.mtime.toISOString() : now;
}

/** A file of records that were set aside, one JSON object a line; it comes to be with the first of them. */
function setAsideFile(file: string) {
  let written: Promise<void> = Promise.resolve();
  let begun = false;
  return {
    add: (record: SetAside) => {
      written = written.then(async () => {
        if (!begun) await mkdir(join(file, '..'), { recursive: true });
        begun = true;
        await appendFile(file, `${JSON.stringify(record)}\n`);
      });
    },
    written: () => written,
  };
}

function linesOf(report: ImportReport, seconds: number): string[] {
  const number = (value: number) => value.toLocaleString('en');
  const rows = Object.entries(report.records).map(
    ([what, { new: fresh, changed, same, setAside }]) =>
      `${what.padEnd(24)} ${number(fresh).padStart(8)} new ${number(changed).padStart(8)} changed ` +
      `${number(same).padStart(8)} same ${number(setAside).padStart(6)} set aside`,
  );
  const warnings = Object.entries(report.warnings)
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `  ${kind.padEnd(34)} ${number(count).padStart(7)}`);
  return [
    ...rows,
    ...(warnings.length > 0 ? ['Warnings by kind:', ...warnings] : []),
    `${number(report.events)} events written in ${seconds.toFixed(1)} s`,
  ];
}
