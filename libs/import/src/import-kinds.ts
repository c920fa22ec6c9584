import type { ImportInto } from './import-run.js';
import { importCsvGroups, importCsvMeetups } from './csv/import-csv.js';
import { importGroups } from './groups/import-groups.js';
import { type CalendarOf, importICalendar } from './ical/import-icalendar.js';
import { importLnug } from './lnug/import-lnug.js';
import { importLrug } from './lrug/import-lrug.js';
import { importMeetupArchive } from './meetup-archive/import-meetup-archive.js';
import { importPyVideo } from './pyvideo/import-pyvideo.js';
import { importRubyEvents } from './rubyevents/import-rubyevents.js';

/** A kind of source that can be imported. */
export interface ImportKind {
  readonly kind: string;
  /** What has to stand at the path, in words. */
  readonly needs: string;
  /** `of`: the group that the source is about, for kinds that do not name it themselves. */
  readonly run: (path: string, into: ImportInto, of?: CalendarOf) => Promise<void>;
}

/** Every kind of source, in the order in which they are listed. */
export const importKinds: readonly ImportKind[] = [
  {
    kind: 'meetup-archive',
    needs: 'a folder with the archive of a meetup network and, where it was kept, the history of its changes',
    run: importMeetupArchive,
  },
  {
    kind: 'rubyevents',
    needs: 'the folder of RubyEvents: data/speakers.yml and below data/ a folder for each series',
    run: importRubyEvents,
  },
  { kind: 'pyvideo', needs: 'the folder of PyVideo: talks by category', run: importPyVideo },
  { kind: 'lrug', needs: 'the website of the London Ruby User Group as a folder', run: importLrug },
  { kind: 'lnug', needs: 'the data of the London Node User Group as a folder', run: importLnug },
  { kind: 'groups', needs: 'a directory of groups: php.ug, PyLadies, Kotlin or NodeSchool', run: importGroups },
  {
    kind: 'ical',
    needs: 'an iCalendar file, a folder of them or a web address; --group names the group whose calendar it is',
    run: importICalendar,
  },
  { kind: 'csv-groups', needs: 'a table of groups (CSV); its first row names the columns', run: importCsvGroups },
  { kind: 'csv-meetups', needs: 'a table of meetups (CSV) of groups from such a table', run: importCsvMeetups },
];
