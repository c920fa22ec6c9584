import { resolve } from 'node:path';

/** What an installation is told by its environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly folder: string;
  /** Address under which the public reaches the site, without a trailing slash; that of this machine if not told. */
  readonly publicUrl?: string;
  readonly logLevel: string;
  /** How many nightly backups stay; 0 takes none. */
  readonly backupsKept: number;
}

export interface SettingDescription {
  readonly name: string;
  readonly meaning: string;
  readonly otherwise: string;
}

/** Every setting there is, for `folkmoot doctor` and the documentation. */
export const settingDescriptions: readonly SettingDescription[] = [
  { name: 'PORT', meaning: 'port of the web server', otherwise: '3000' },
  { name: 'HOST', meaning: 'address the web server listens on', otherwise: '127.0.0.1' },
  { name: 'FOLKMOOT_DATA', meaning: 'data folder', otherwise: './data' },
  {
    name: 'PUBLIC_URL',
    meaning: 'address under which the public reaches the site',
    otherwise: 'http://localhost:PORT',
  },
  {
    name: 'FOLKMOOT_MASTER_KEY',
    meaning: '64 hex digits that wrap all keys',
    otherwise: 'master.key in the data folder',
  },
  { name: 'BACKUPS_KEEP', meaning: 'nightly backups that stay; 0 takes none', otherwise: '7' },
  { name: 'LOG_LEVEL', meaning: 'fatal, error, warn, info, debug or silent', otherwise: 'warn' },
];

/** Reads the settings. Throws an error that names the setting and says what it must be. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(environment['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${environment['PORT']}".`);
  }
  const backupsKept = Number(environment['BACKUPS_KEEP'] ?? 7);
  if (!Number.isInteger(backupsKept) || backupsKept < 0) {
    throw new Error(`BACKUPS_KEEP must be a number from 0 on, not "${environment['BACKUPS_KEEP']}".`);
  }
  const publicUrl = environment['PUBLIC_URL']?.replace(/\/+$/, '');
  if (publicUrl !== undefined && (!URL.canParse(publicUrl) || !/^https?:/.test(publicUrl))) {
    throw new Error(`PUBLIC_URL must be a web address such as https://moot.example, not "${publicUrl}".`);
  }
  return {
    port,
    host: environment['HOST'] ?? '127.0.0.1',
    folder: resolve(environment['FOLKMOOT_DATA'] ?? 'data'),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    logLevel: environment['LOG_LEVEL'] ?? 'warn',
    backupsKept,
  };
}
