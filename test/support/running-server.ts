import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/apps/platform/src/main.js');
const ops = join(root, 'dist/apps/ops/src/main.js');

/** A real server in a process of its own, on a folder of its own. */
export interface RunningServer {
  readonly address: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves once it printed a line that matches. */
  printed(pattern: RegExp, withinMs?: number): Promise<void>;
  /** Stops it; the folder stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the built server on a free port and waits for its address. Throws what it printed when it ends before. */
export async function startServer(
  folder: string,
  options: { readonly args?: readonly string[]; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<RunningServer> {
  if (!existsSync(main)) throw new Error('There is no build: run "npm run build" first.');
  const child = spawn(process.execPath, ['--enable-source-maps', main, ...(options.args ?? ['--empty'])], {
    env: { ...process.env, FOLKMOOT_DATA: folder, PORT: '0', HOST: '127.0.0.1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  const printed = (pattern: RegExp, withinMs = 30_000) =>
    new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(timer);
        listeners.delete(look);
        child.off('exit', ended);
        if (error) reject(error);
        else resolve();
      };
      const look = () => {
        if (pattern.test(output)) settle();
      };
      const ended = () => settle(new Error(`The server ended before it printed ${pattern}:\n${output}`));
      const timer = setTimeout(() => settle(new Error(`No ${pattern} within ${withinMs} ms:\n${output}`)), withinMs);
      listeners.add(look);
      child.on('exit', ended);
      look();
    });
  await printed(/Folkmoot is at http\S+/);
  const address = /Folkmoot is at (http\S+)/.exec(output)![1]!;
  return {
    address,
    folder,
    process: child,
    output: () => output,
    printed,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill(signal);
      await ended;
    },
  };
}

/** Runs the command line on a folder and gives its outcome. */
export async function folkmoot(
  folder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', ops, ...args], {
    env: { ...process.env, FOLKMOOT_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? -1)));
  return { code, out, err };
}
