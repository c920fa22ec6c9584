import { analysis, type Cell } from '../analysis.js';
import { type GroupPast, groupsAndMeetups, pastOf } from '../groups-and-meetups.js';

const mostYears = 6;

const headings = {
  growing: { en: 'growing', de: 'wächst' },
  steady: { en: 'steady', de: 'stetig' },
  fading: { en: 'fading', de: 'schwindet' },
  silent: { en: 'silent', de: 'still' },
  retired: { en: 'retired', de: 'aufgelöst' },
  'no meetup yet': { en: 'no meetup yet', de: 'noch kein Treffen' },
};

/** Which groups grow and which fade: members and meetups of the last twelve months beside the twelve before. */
export const growingAndFadingGroups = analysis({
  name: 'growing-and-fading-groups',
  title: { en: 'Groups that grow, groups that fade', de: 'Gruppen, die wachsen, und Gruppen, die schwinden' },
  explanation: {
    en: 'For each group: members now and a year before, meetups year by year, its last meetup, and where it is heading.',
    de: 'Für jede Gruppe: Mitglieder jetzt und ein Jahr davor, Treffen Jahr für Jahr, das letzte Treffen, und wohin es geht.',
  },
  view: groupsAndMeetups,
  datedBy: 'facts',
  answer: (documents, stretch) => {
    // What a group was like before the stretch tells where it is heading.
    const { groups, meetups } = pastOf(documents, { until: stretch.until });
    const until = stretch.until.slice(0, 16);
    const yearAgo = yearsBefore(stretch.until, 1);
    const twoYearsAgo = yearsBefore(stretch.until, 2);
    const held = new Map<string, string[]>([...groups.keys()].map((group) => [group, []]));
    for (const { hosts, local } of meetups) for (const host of hosts) held.get(host)?.push(local);
    const firstYear = meetups.reduce((first, { local }) => Math.min(first, Number(local.slice(0, 4))), 9999);
    const askedYear = Number(stretch.from?.slice(0, 4) ?? 0);
    const lastYear = Number(until.slice(0, 4));
    const years: string[] = [];
    for (let year = Math.max(firstYear, askedYear, lastYear - mostYears + 1); year <= lastYear; year++)
      years.push(String(year));
    const lines = [...groups.values()].map((group) => {
      const dates = held.get(group.groupId)!;
      const lately = dates.filter((date) => date >= yearAgo.slice(0, 16)).length;
      const before = dates.filter((date) => date >= twoYearsAgo.slice(0, 16) && date < yearAgo.slice(0, 16)).length;
      const last = dates.reduce<string | undefined>(
        (latest, date) => (latest && latest > date ? latest : date),
        undefined,
      );
      const members = membersAt(group, stretch.until);
      const membersBefore = membersAt(group, yearAgo);
      const cells: Cell[] = [
        group.name,
        headingOf(group, lately, before, dates.length),
        members,
        membersBefore,
        members === null || membersBefore === null ? null : members - membersBefore,
        lately,
        before,
        ...years.map((year) => dates.filter((date) => date.startsWith(year)).length),
        last?.slice(0, 10) ?? null,
      ];
      return { cells, retired: group.standing === 'retired', gain: lately - before, name: group.name };
    });
    lines.sort(
      (a, b) => Number(a.retired) - Number(b.retired) || b.gain - a.gain || a.name.localeCompare(b.name, 'en'),
    );
    return {
      columns: [
        { label: { en: 'Group', de: 'Gruppe' } },
        { label: { en: 'Heading', de: 'Richtung' }, called: headings },
        { label: { en: 'Members', de: 'Mitglieder' } },
        { label: { en: 'Members a year before', de: 'Mitglieder ein Jahr davor' } },
        { label: { en: 'Change of members', de: 'Veränderung' } },
        { label: { en: 'Last 12 months', de: 'Letzte 12 Monate' } },
        { label: { en: '12 months before', de: '12 Monate davor' } },
        ...years.map((year) => ({ label: { en: `Meetups in ${year}`, de: `Treffen ${year}` } })),
        { label: { en: 'Last meetup', de: 'Letztes Treffen' } },
      ],
      rows: lines.map(({ cells }) => cells),
      chart: { kind: 'bar', along: 0, values: [5, 6] },
      note: {
        en:
          'Growing and fading: at least a quarter more, or less, meetups in the last twelve months than in the twelve ' +
          'before. Silent: none in the last twelve months. A joint meetup counts for each of its hosts.',
        de:
          'Wächst und schwindet: mindestens ein Viertel mehr oder weniger Treffen in den letzten zwölf Monaten als in den ' +
          'zwölf davor. Still: keines in den letzten zwölf Monaten. Ein gemeinsames Treffen zählt bei jeder Gruppe, die einlädt.',
      },
    };
  },
});

function headingOf({ standing }: GroupPast, lately: number, before: number, ever: number): keyof typeof headings {
  if (standing === 'retired') return 'retired';
  if (ever === 0) return 'no meetup yet';
  if (lately === 0) return 'silent';
  if (lately >= before * 1.25) return 'growing';
  return lately <= before * 0.75 ? 'fading' : 'steady';
}

/** The last count by an instant. */
function membersAt({ counts }: GroupPast, instant: string): number | null {
  return counts.findLast(({ countedAt }) => countedAt <= instant)?.members ?? null;
}

function yearsBefore(instant: string, years: number): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString();
}
