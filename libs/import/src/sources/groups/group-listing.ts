import type { Coordinates } from '../normalise/coordinates.js';
import type { SourceTime } from '../normalise/source-time.js';

/** A group in a directory; `id` is stable within its directory. */
export interface GroupListing {
  kind: 'group';
  directory: 'phpug' | 'pyladies' | 'kotlin' | 'nodeschool';
  id: string;
  name: string;
  place?: string;
  country?: string;
  continent?: string;
  coordinates?: Coordinates;
  online: boolean;
  technologies: string[];
  organisers: string[];
  links: Record<string, string>;
  calendarUrl?: string;
  /** A copy of the calendar, as a path inside the source. */
  calendarFile?: string;
  calendarFetched?: SourceTime;
}

/** An event of a directory that names no group. */
export interface ListedEvent {
  kind: 'event';
  directory: 'kotlin';
  title: string;
  description: string;
  language?: string;
  starts?: SourceTime;
  ends?: SourceTime;
  location?: string;
  online: boolean;
  speaker?: string;
  url?: string;
  video?: string;
  slides?: string;
}

export type GroupsRecord = GroupListing | ListedEvent;
