import { join } from 'node:path';

/** Paths of the files of a data folder. */
export function filesOf(folder: string) {
  return {
    log: join(folder, 'log.db'),
    keys: join(folder, 'keys.db'),
    processes: join(folder, 'processes.db'),
    views: join(folder, 'views'),
    files: join(folder, 'files'),
    backups: join(folder, 'backups'),
    masterKey: join(folder, 'master.key'),
    socket: join(folder, 'folkmoot.sock'),
  };
}
