import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteLog } from '#event-store/sqlite-log';
import { checkpointSecret, checkpointStream } from '#history/checkpoint/checkpoint';
import { readWitness, witnessName } from '#history/checkpoint/witness';
import { parseBody } from '#kernel/seal';
import { masterKey } from '#key-store/master-key';
import { keysVersion, SqliteKeys } from '#key-store/sqlite-keys';
import { backupsIn } from '#platform/backups/backup-manifest';
import { filesOf } from '#platform/files-of';
import { settingDescriptions } from '#platform/settings';
import type { FolderCall, FolderVerb, VerbResult } from '../verb.js';

/** One thing that was looked at. `advice` is there when it is wrong, and says what to do. */
interface Examined {
  readonly what: string;
  readonly found: string;
  readonly advice?: string;
}

const leastFreeBytes = 500_000_000;
const backupTooOldMs = 26 * 3_600_000;
const checkpointTooOldMs = 5 * 60_000;
const clockSlackMs = 60_000;

/** Says what is wrong with this installation and what to do about it. */
export const doctorVerb: FolderVerb = {
  name: 'doctor',
  summary: 'Look at the settings, the data folder and the server. Exit code 1 when something is wrong.',
  runOnFolder: async (call) => {
    const { say, settings } = call;
    const shown = settingDescriptions.map(({ name, meaning, otherwise }) => {
      const given = process.env[name];
      const value = name === 'FOLKMOOT_MASTER_KEY' && given ? '(set, not shown)' : (given ?? otherwise);
      return { name, value, given: given !== undefined, meaning };
    });
    for (const { name, value, given, meaning } of shown) {
      say(`${name.padEnd(20)} ${value.padEnd(34)} ${given ? 'set  ' : 'usual'}  ${meaning}`);
    }
    say('');
    const examined = await examine(call);
    for (const { what, found, advice } of examined) {
      say(`${advice ? 'WRONG' : 'ok   '} ${what.padEnd(14)} ${found}${advice ? `\n        ${advice}` : ''}`);
    }
    const wrong = examined.filter((each) => each.advice !== undefined);
    say(wrong.length === 0 ? `Nothing is wrong with ${settings.folder}.` : `${wrong.length} things are wrong.`);
    return { facts: { folder: settings.folder, settings: shown, examined }, exitCode: wrong.length === 0 ? 0 : 1 };
  },
};

async function examine(call: FolderCall): Promise<Examined[]> {
  const { folder } = call.settings;
  const examined: Examined[] = [nodeVersion()];
  const server = await attempt(() => call.askServer('views'));
  const runs = server.value !== undefined || server.error !== undefined;
  examined.push(await port(call, runs));
  if (!existsSync(folder)) {
    examined.push({ what: 'data folder', found: `${folder} is not there yet; "npm start" makes it` });
    return examined;
  }
  examined.push(writable(folder), freeSpace(folder));
  if (existsSync(join(folder, 'before-restore'))) {
    examined.push({
      what: 'restore',
      found: 'a restore was interrupted',
      advice: `Move what is in ${join(folder, 'before-restore')} back to ${folder}, or delete it.`,
    });
  }
  if (!existsSync(filesOf(folder).log)) {
    examined.push({ what: 'log', found: 'nothing was recorded yet' });
    return examined;
  }
  examined.push(...keys(folder), ...log(folder, runs), backups(folder));
  if (runs) examined.push(views(server), await processes(call));
  return examined;
}

function nodeVersion(): Examined {
  const { node } = process.versions;
  const fine = Number(node.split('.')[0]) >= 26;
  return {
    what: 'Node',
    found: node,
    ...(fine ? {} : { advice: 'Install Node 26 or newer, or run through "npm run folkmoot".' }),
  };
}

/** Whether a server can listen where the settings say, or one of ours does already. */
async function port({ settings: { port: number, host } }: FolderCall, runs: boolean): Promise<Examined> {
  if (runs) return { what: 'server', found: 'runs on this folder and answers' };
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(number, host, () => probe.close(() => resolve(undefined)));
  });
  if (code === undefined) return { what: 'server', found: `does not run; port ${number} is free` };
  const advice =
    code === 'EADDRINUSE'
      ? `Another program has port ${number}. Stop it, or choose another one with PORT.`
      : `Nobody can listen on ${host}, port ${number} (${code}). Set HOST and PORT to what this machine has.`;
  return { what: 'server', found: `does not run; port ${number} cannot be used`, advice };
}

function writable(folder: string): Examined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return { what: 'data folder', found: `${folder} can be written to` };
  } catch {
    const advice = 'Give it to the user that runs Folkmoot, or choose another one with FOLKMOOT_DATA.';
    return { what: 'data folder', found: `${folder} cannot be written to`, advice };
  }
}

function freeSpace(folder: string): Examined {
  const { bavail, bsize } = statfsSync(folder);
  const { log: logPath } = filesOf(folder);
  const free = bavail * bsize;
  // a rebuild and a backup each need about as much again as the log
  const needed = Math.max(leastFreeBytes, existsSync(logPath) ? 2 * statSync(logPath).size : 0);
  const found = `${megabytes(free)} free`;
  if (free >= needed) return { what: 'disk', found };
  return { what: 'disk', found, advice: `Backups and rebuilds need about ${megabytes(needed)}: free some space.` };
}

function keys(folder: string): Examined[] {
  const { keys: path, masterKey: masterPath } = filesOf(folder);
  const fromEnvironment = process.env['FOLKMOOT_MASTER_KEY'] !== undefined;
  const examined: Examined[] = [];
  if (!fromEnvironment && !existsSync(masterPath)) {
    const advice = `Put back the master.key that belongs to ${folder}, or set FOLKMOOT_MASTER_KEY. Without it no name can be read.`;
    return [{ what: 'master key', found: 'is missing', advice }];
  }
  if (!fromEnvironment) {
    const mode = statSync(masterPath).mode & 0o777;
    const found = `in ${masterPath}, mode ${mode.toString(8)}`;
    const open = (mode & 0o077) !== 0;
    examined.push({
      what: 'master key',
      found,
      ...(open ? { advice: `Others can read it: chmod 600 ${masterPath}` } : {}),
    });
  }
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
    db.close();
    if (version > keysVersion) {
      const advice = 'Start the newer version that wrote it.';
      return [...examined, { what: 'keys', found: `layout ${version}, this program knows ${keysVersion}`, advice }];
    }
    const store = new SqliteKeys(path, masterKey(folder), { readOnly: true });
    store.secret(checkpointSecret);
    const erased = store.erasures().length;
    store.close();
    examined.push({ what: 'keys', found: `layout ${version}, open with the master key; ${erased} persons erased` });
  } catch (error) {
    const advice = 'Put back the master.key that belongs to this folder, or restore a backup.';
    examined.push({ what: 'keys', found: messageOf(error), advice });
  }
  return examined;
}

function log(folder: string, runs: boolean): Examined[] {
  const { log: path, keys: keysPath } = filesOf(folder);
  let opened: SqliteLog;
  try {
    opened = new SqliteLog(path, { readOnly: true });
  } catch (error) {
    return [{ what: 'log', found: messageOf(error), advice: 'Restore a backup, or start the version that wrote it.' }];
  }
  try {
    const head = opened.head();
    const [last] = opened.readAll(head - 1, { limit: 1 });
    const now = Date.now();
    const examined: Examined[] = [{ what: 'log', found: `${head} events` }];
    const ahead = last ? Date.parse(parseBody(last).recordedAt) - now : 0;
    const clock = `says ${new Date(now).toISOString()}`;
    examined.push(
      ahead > clockSlackMs
        ? {
            what: 'clock',
            found: `${clock}, but the newest event was recorded ${Math.round(ahead / 1000)} s later than that`,
            advice: 'Set the clock of this machine, and let it be kept (NTP).',
          }
        : { what: 'clock', found: clock },
    );
    examined.push(checkpoints(opened, keysPath, head, runs));
    return examined;
  } catch (error) {
    return [{ what: 'log', found: messageOf(error), advice: 'Restore a backup.' }];
  } finally {
    opened.close();
  }
}

function checkpoints(opened: SqliteLog, keysPath: string, head: number, runs: boolean): Examined {
  const newest = opened.lastOf(checkpointStream);
  const db = new DatabaseSync(keysPath, { readOnly: true, timeout: 5000 });
  const remembered = db.prepare('SELECT value FROM fact WHERE name = ?').get(witnessName)?.['value'];
  db.close();
  const witness = typeof remembered === 'string' ? readWitness(remembered) : undefined;
  if (witness === 'unreadable' || (witness && (newest?.revision ?? -1) < witness.revision)) {
    const advice = 'The log was cut or changed: run "verify", and restore a backup. Nothing is signed until then.';
    return { what: 'checkpoints', found: 'the log ends before its newest signed checkpoint', advice };
  }
  const [uncovered] = opened.readAll(newest?.position ?? 0, { limit: 1 });
  if (!uncovered) return { what: 'checkpoints', found: `the newest is at position ${newest?.position ?? 0}, the end` };
  const age = Date.now() - Date.parse(parseBody(uncovered).recordedAt);
  const found = `${head - (newest?.position ?? 0)} events since the newest one, the oldest ${duration(age)} old`;
  if (!runs) return { what: 'checkpoints', found: `${found}; the server signs them when it starts` };
  if (age <= checkpointTooOldMs) return { what: 'checkpoints', found };
  return { what: 'checkpoints', found, advice: 'The server signs nothing any more: run "verify" to see why.' };
}

function backups(folder: string): Examined {
  const newest = backupsIn(filesOf(folder).backups).at(-1);
  const advice = 'Let the server run at night, or take one now: npm run folkmoot -- backup';
  if (!newest) {
    const age = Date.now() - statSync(filesOf(folder).log).birthtimeMs;
    return { what: 'backup', found: 'there is none yet', ...(age > backupTooOldMs ? { advice } : {}) };
  }
  const age = Date.now() - Date.parse(newest.manifest.takenAt);
  const found = `the newest is ${duration(age)} old, of ${newest.manifest.events} events`;
  return { what: 'backup', found, ...(age > backupTooOldMs ? { advice } : {}) };
}

function views({ value, error }: Attempt<VerbResult | undefined>): Examined {
  if (error !== undefined) return { what: 'views', found: error, advice: 'Look into the server’s log.' };
  const facts = value!.facts as { views: { view: string; lag: number; stopped?: string }[] };
  const stopped = facts.views.filter((each) => each.stopped !== undefined);
  const lag = Math.max(0, ...facts.views.map((each) => each.lag));
  const found = `${facts.views.length} views, at most ${lag} events behind`;
  if (stopped.length === 0) return { what: 'views', found };
  const [first] = stopped;
  return {
    what: 'views',
    found: `${first!.view} stopped: ${first!.stopped}`,
    advice: `Start a version that knows how to go on, then: npm run folkmoot -- rebuild ${first!.view}`,
  };
}

async function processes(call: FolderCall): Promise<Examined> {
  const asked = await attempt(() => call.askServer('processes'));
  const facts = asked.value?.facts as
    { processes: { process: string; stopped?: string }[]; parked: object[] } | undefined;
  if (!facts) return { what: 'processes', found: asked.error ?? 'the server did not answer', advice: 'Try again.' };
  const stopped = facts.processes.find((each) => each.stopped !== undefined);
  if (stopped) {
    const advice = 'Start a version that knows this event.';
    return { what: 'processes', found: `${stopped.process} stopped: ${stopped.stopped}`, advice };
  }
  const found = `${facts.processes.length} processes, ${facts.parked.length} parked events`;
  if (facts.parked.length === 0) return { what: 'processes', found };
  return { what: 'processes', found, advice: 'See why with "processes", then: npm run folkmoot -- processes --retry' };
}

interface Attempt<T> {
  readonly value?: T;
  readonly error?: string;
}

async function attempt<T>(task: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await task() };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;
}

function duration(ms: number): string {
  const hours = ms / 3_600_000;
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  return hours >= 1 ? `${Math.floor(hours)} h` : `${Math.max(0, Math.floor(ms / 1000))} s`;
}
