import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Questions } from '#door/ask-questions';
import { Commands } from '#door/commands';
import type { Installation } from './installation.js';
import { PlatformModule } from './platform.module.js';

/** An open installation with its doors: what the web server, the command line and the schedule work with. */
export interface Platform {
  readonly installation: Installation;
  readonly commands: Commands;
  readonly questions: Questions;
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
  return {
    installation,
    commands: app.get(Commands),
    questions: app.get(Questions),
    close: async () => {
      await app.close();
      await installation.close();
    },
  };
}
