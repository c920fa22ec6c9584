import { kotlinLayout } from './groups/read-kotlin.js';
import { nodeSchoolLayout } from './groups/read-nodeschool.js';
import { phpUgLayout } from './groups/read-phpug.js';
import { pyLadiesLayout } from './groups/read-pyladies.js';
import { lnugLayout } from './lnug/read-lnug.js';
import { lrugLayout } from './lrug/read-lrug.js';
import { meetupArchiveLayout } from './meetup-archive/read-meetup-archive.js';
import { pyVideoLayout } from './pyvideo/read-pyvideo.js';
import { rubyEventsLayout } from './rubyevents/read-rubyevents.js';
import type { SourceLayout } from './source-folder.js';

/** Every layout of a folder that can be recognised by looking at it; tables and lists of one group have to be named. */
export const sourceLayouts: SourceLayout<unknown>[] = [
  meetupArchiveLayout,
  rubyEventsLayout,
  pyVideoLayout,
  phpUgLayout,
  pyLadiesLayout,
  kotlinLayout,
  nodeSchoolLayout,
  lrugLayout,
  lnugLayout,
];

/** The layouts that a folder looks like, in their order of listing. */
export const layoutsOf = async (path: string): Promise<SourceLayout<unknown>[]> => {
  const fits = await Promise.all(sourceLayouts.map((layout) => layout.looksLike(path)));
  return sourceLayouts.filter((_, index) => fits[index]);
};
