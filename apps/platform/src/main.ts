import 'reflect-metadata';
import { pino } from 'pino';
import { openControlSocket } from './control/control-socket.js';
import { DemoFiller } from './demo-filler.js';
import { filesOf } from './files-of.js';
import { openInstallation } from './installation.js';
import { readSettings } from './settings.js';
import { startWebServer } from './web/web-server.js';

/** Starts the whole platform on one machine: stores, threads, web server and the socket for the command line. */
async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 26) {
    throw new Error(
      `Folkmoot needs Node 26 or newer; this is ${process.versions.node}. "npm ci" brings one along on most machines.`,
    );
  }
  const settings = readSettings();
  const log = pino({ level: settings.logLevel });
  const installation = await openInstallation(settings.folder);
  const demo = new DemoFiller();
  const server = await startWebServer(installation, settings, {
    log,
    pastOf: (moment) => installation.past.at(moment),
    notices: () => demo.notices(),
  }).catch(async (error: unknown) => {
    await installation.close();
    throw error;
  });
  await server.platform.processes.start();
  const socket = await openControlSocket(filesOf(settings.folder).socket, server.platform);
  process.stdout.write(`Folkmoot is at ${server.address}\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    socket.close();
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  if (!process.argv.includes('--empty')) {
    await demo.fill(server.platform, (line) => process.stdout.write(`${line}\n`));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
