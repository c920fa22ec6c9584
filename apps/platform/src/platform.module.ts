import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AggregateStreams } from '#door/aggregate-streams';
import { Questions } from '#door/ask-questions';
import { clockToken, Commands, keyStoreToken } from '#door/commands';
import { LiveViews } from '#runner/live-views';
import { ByTheClockModule } from './backups/nightly-backup.js';
import { contextModules } from './context-modules.js';
import { installationToken } from './installation-token.js';
import type { Installation } from './installation.js';

/** Stores, doors and buses: the only place that knows which backends an installation runs on. */
@Module({})
export class StoresModule {
  static of(installation: Installation): DynamicModule {
    return {
      module: StoresModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: installationToken, useValue: installation },
        { provide: AggregateStreams, useValue: installation.streams },
        { provide: keyStoreToken, useValue: installation.keys },
        { provide: clockToken, useValue: installation.clock },
        { provide: LiveViews, useValue: installation.views },
        Commands,
        Questions,
      ],
      exports: [
        installationToken,
        AggregateStreams,
        keyStoreToken,
        clockToken,
        LiveViews,
        Commands,
        Questions,
        CqrsModule,
      ],
    };
  }
}

@Module({})
export class PlatformModule {
  /** `byTheClock`: also does what is due at fixed times, as a server does. */
  static of(installation: Installation, options: { readonly byTheClock?: boolean } = {}): DynamicModule {
    return {
      module: PlatformModule,
      imports: [StoresModule.of(installation), ...contextModules, ...(options.byTheClock ? [ByTheClockModule] : [])],
    };
  }
}
