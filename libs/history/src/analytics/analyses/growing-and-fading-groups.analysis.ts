import { analysis, type Cell } from '../analysis.js';
import { type GroupPast, groupsAndMeetups, pastOf } from '../groups-and-meetups.js';

const mostYears = 6;

/** Which groups grow and which fade: members and meetups of the last twelve months beside the twelve before. */
export const growingAndFadingGroups = analysis({
  name: 'growing-and-fading-groups',
  title: 'Groups that grow, groups that fade',
  explanation:
    'For each group: members now and a year before, meetups year by year, its last meetup, and where it is heading.',
  view: groupsAndMeetups,
  datedBy: 'facts',
  answer: (documents, stretch) => {
    const { groups, meetups } = pastOf(documents, stretch);
    const until = stretch.until.slice(0, 16);
    const yearAgo = yearsBefore(stretch.until, 1);
    const twoYearsAgo = yearsBefore(stretch.until, 2);
    const held = new Map<string, string[]>([...groups.keys()].map((group) => [group, []]));
    for (const { hosts, local } of meetups) for (const host of hosts) held.get(host)?.push(local);
    const firstYear = meetups.reduce((first, { local }) => Math.min(first, Number(local.slice(0, 4))), 9999);
    const lastYear = Number(until.slice(0, 4));
    const years: string[] = [];
    for (let year = Math.max(firstYear, lastYear - mostYears + 1); year <= lastYear; year++) years.push(String(year));
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
        { label: 'Group' },
        { label: 'Heading' },
        { label: 'Members' },
        { label: 'Members a year before' },
        { label: 'Change of members' },
        { label: 'Meetups in the last 12 months' },
        { label: 'Meetups in the 12 months before' },
        ...years.map((year) => ({ label: `Meetups in ${year}` })),
        { label: 'Last meetup' },
      ],
      rows: lines.map(({ cells }) => cells),
      chart: { kind: 'bar', along: 0, values: [5, 6] },
      note:
        'Growing and fading: at least a quarter more, or less, meetups in the last twelve months than in the twelve ' +
        'before. Silent: none in the last twelve months. A joint meetup counts for each of its hosts.',
    };
  },
});

function headingOf({ standing }: GroupPast, lately: number, before: number, ever: number): string {
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
