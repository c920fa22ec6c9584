import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { drained, runVerb, type VerbRequest } from '#platform/control/control-socket';
import { filesOf } from '#platform/files-of';
import { openInstallation } from '#platform/installation';
import { openPlatform } from '#platform/platform';
import { readSettings } from '#platform/settings';
import { ProgressLine } from './progress-line.js';
import type { VerbMessage, VerbResult } from './verb.js';
import { folderVerbs, verbs } from './verbs.js';

/**
 * The `folkmoot` command line. A verb runs inside the server when one runs on the data folder, else on stores that are
 * opened for it. Exit codes: 0 done, 1 done with a finding (as each help says), 2 failed.
 */
async function main(): Promise<void> {
  const program = new Command('folkmoot')
    .description(
      'Works on the data folder named by FOLKMOOT_DATA (./data), through the running server if there is one.',
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .showHelpAfterError('Add --help to see what it takes.');
  for (const verb of [...verbs, ...folderVerbs]) {
    const command = program.command(verb.name).description(verb.summary);
    for (const { name, meaning } of verb.args ?? []) command.argument(name, meaning);
    for (const { flags, meaning, otherwise } of verb.options ?? []) command.option(flags, meaning, otherwise);
    command.option('--json', 'print the outcome as one line of JSON');
    command.action(async () => {
      const options = command.opts<Record<string, string | boolean>>();
      process.exitCode = await run({ verb: verb.name, args: command.args, options, cwd: process.cwd() });
    });
  }
  await program.parseAsync();
}

async function run(call: VerbRequest): Promise<number> {
  const json = call.options['json'] === true;
  const line = new ProgressLine(process.stderr);
  let exitCode = 2;
  const hear = (message: VerbMessage) => {
    switch (message.kind) {
      case 'line':
        line.clear();
        if (!json) process.stdout.write(`${message.line}\n`);
        break;
      case 'progress':
        line.show(message);
        break;
      case 'done':
        line.clear();
        if (json) process.stdout.write(`${JSON.stringify(message.result.facts)}\n`);
        exitCode = message.result.exitCode ?? 0;
        break;
      case 'failed':
        line.clear();
        process.stderr.write(`${message.message}\n`);
        exitCode = 2;
    }
  };
  const settings = readSettings();
  const { socket } = filesOf(settings.folder);
  const abort = new AbortController();
  const stopWhenAsked = () => process.once('SIGINT', () => abort.abort());
  const folderVerb = folderVerbs.find((each) => each.name === call.verb);
  if (folderVerb) {
    stopWhenAsked();
    const result = await folderVerb.runOnFolder({
      ...call,
      settings,
      signal: abort.signal,
      say: (text) => hear({ kind: 'line', line: text }),
      flushed: () => drained(process.stdout),
      progress: (progress) => hear({ kind: 'progress', ...progress }),
      askServer: (verb) => askServer(socket, verb),
    });
    hear({ kind: 'done', result });
    return exitCode;
  }
  if (existsSync(socket) && (await throughServer(socket, call, hear))) return exitCode;
  stopWhenAsked();
  const platform = await openPlatform(await openInstallation(settings.folder));
  try {
    await runVerb(call, platform, abort.signal, hear, () => drained(process.stdout));
  } finally {
    await platform.close();
  }
  return exitCode;
}

/** Runs a verb without arguments in the server; undefined when none runs. Throws what the verb failed with. */
async function askServer(socket: string, verb: string): Promise<VerbResult | undefined> {
  if (!existsSync(socket)) return undefined;
  let result: VerbResult | undefined;
  let failure: string | undefined;
  const runs = await throughServer(socket, { verb, args: [], options: {}, cwd: process.cwd() }, (message) => {
    if (message.kind === 'done') result = message.result;
    if (message.kind === 'failed') failure = message.message;
  });
  if (failure !== undefined) throw new Error(failure);
  return runs ? result : undefined;
}

/** False when nobody listens on the socket: a server that was killed leaves it behind. */
function throughServer(socketPath: string, call: VerbRequest, hear: (message: VerbMessage) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: 'POST', path: '/verbs' }, (response) => {
      const lines = createInterface({ input: response });
      lines.on('line', (line) => hear(JSON.parse(line) as VerbMessage));
      lines.on('close', () => resolve(true));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
    asked.end(JSON.stringify(call));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
