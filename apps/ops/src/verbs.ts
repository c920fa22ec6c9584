import type { FolderVerb, Verb } from './verb.js';
import { askVerb } from './verbs/ask.js';
import { backupVerb } from './verbs/backup.js';
import { doctorVerb } from './verbs/doctor.js';
import { duplicatesVerb } from './verbs/duplicates.js';
import { exportVerb } from './verbs/export.js';
import { generateVerb } from './verbs/generate.js';
import { importVerb } from './verbs/import.js';
import { processesVerb } from './verbs/processes.js';
import { rebuildVerb } from './verbs/rebuild.js';
import { replayVerb } from './verbs/replay.js';
import { restoreVerb } from './verbs/restore.js';
import { sendVerb } from './verbs/send.js';
import { verifyVerb } from './verbs/verify.js';
import { viewsVerb } from './verbs/views.js';

/** The commands of the command line: a new one is a file in `verbs/` and a line here. */
export const verbs: readonly Verb[] = [
  askVerb,
  importVerb,
  duplicatesVerb,
  generateVerb,
  viewsVerb,
  rebuildVerb,
  replayVerb,
  verifyVerb,
  processesVerb,
  sendVerb,
  exportVerb,
  backupVerb,
];

/** Commands that work on the data folder itself, and run where they were typed even when a server runs. */
export const folderVerbs: readonly FolderVerb[] = [restoreVerb, doctorVerb];
