import type { Verb } from './verb.js';
import { askVerb } from './verbs/ask.js';
import { generateVerb } from './verbs/generate.js';
import { importVerb } from './verbs/import.js';
import { rebuildVerb } from './verbs/rebuild.js';
import { replayVerb } from './verbs/replay.js';
import { verifyVerb } from './verbs/verify.js';
import { viewsVerb } from './verbs/views.js';

/** The commands of the command line: a new one is a file in `verbs/` and a line here. */
export const verbs: readonly Verb[] = [
  askVerb,
  importVerb,
  generateVerb,
  viewsVerb,
  rebuildVerb,
  replayVerb,
  verifyVerb,
];
