import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Questions } from '#door/ask-questions';
import { Commands } from '#door/commands';
import { ProcessRunner } from '#runner/process-runner';
import { SqliteProcessProgress } from '#runner/sqlite-process-progress';
import { filesOf } from './files-of.js';
import type { Installation } from './installation.js';
import { PlatformModule } from './platform.module.js';

/** An open installation with its doors: what the web server, the command line and the schedule work with. */
export interface Platform {
  readonly installation: Installation;
  readonly commands: Commands;
  readonly questions: Questions;
  /** Runs only in a server: `main` starts it. */
  readonly processes: ProcessRunner;
  close(): Promise<void>;
}

/** Opens the doors of an installation without a web server. */
export async function openPlatform(installation: Installation): Promise<Platform> {
  const app = await NestFactory.createApplicationContext(PlatformModule.of(installation), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return platformOf(app, installation);
}

export function platformOf(app: INestApplicationContext, installation: Installation): Platform {
  const { contexts, store, catalogue, clock, folder } = installation;
  const commands = app.get(Commands);
  const processes = new ProcessRunner({
    processes: contexts.flatMap((each) => each.processes),
    store,
    catalogue,
    clock,
    progress: new SqliteProcessProgress(filesOf(folder).processes),
    send: (type, command, options) => commands.send(type, command, options),
  });
  return {
    installation,
    commands,
    questions: app.get(Questions),
    processes,
    close: async () => {
      await processes.close();
      await app.close();
      await installation.close();
    },
  };
}
