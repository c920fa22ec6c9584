import type { Views } from '#door/questions';
import { type NamedSponsor, namedSponsor } from '../agreement/shown-sponsorships.js';
import { sponsors } from '../sponsor/sponsors.view.js';
import { hostOf, type HostThanks } from './hosting.js';

/** A host: a sponsor by name, or a venue by its id (its name is known to the directory). */
export interface ShownHost {
  readonly sponsor?: NamedSponsor;
  readonly venueId?: string;
  /** How many meetups they hosted, of those asked about. */
  readonly meetups: number;
  /** The last one, as far as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly lastOn?: string;
  /** The words of the latest thanks. */
  readonly note?: string;
}

/** Hosts that were thanked, each once, who hosted most first. */
export async function shownHosts(views: Views, thanks: readonly HostThanks[]): Promise<ShownHost[]> {
  const byHost = Map.groupBy(thanks, hostOf);
  const ids = [...new Set(thanks.flatMap(({ sponsorId }) => sponsorId ?? []))];
  const found = ids.length > 0 ? await views.of(sponsors).getMany(ids) : [];
  const named = new Map(found.map(({ row }) => [row.sponsorId, namedSponsor(row)]));
  const hosts = [...byHost.values()].flatMap((own): ShownHost[] => {
    const latest = own.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))[0]!;
    const { venueId, on: lastOn, note } = latest;
    const sponsor = named.get(latest.sponsorId ?? '');
    if (!sponsor && !venueId) return [];
    return [
      {
        meetups: own.length,
        ...(sponsor ? { sponsor } : {}),
        ...(venueId ? { venueId } : {}),
        ...(lastOn ? { lastOn } : {}),
        ...(note ? { note } : {}),
      },
    ];
  });
  return hosts.toSorted((a, b) => b.meetups - a.meetups || ((a.lastOn ?? '') < (b.lastOn ?? '') ? 1 : -1));
}
