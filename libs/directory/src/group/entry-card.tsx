import type { VNode } from 'preact';
import { accentClass } from '#web/accent';
import { GroupCard } from '#web/components/group-card.tsx';
import { plainText } from '#web/rich-text';
import type { DirectoryEntry } from './public-directory.view.js';

/** A group of the directory as a card. */
export function EntryCard({
  entry,
  km,
  link,
  level = 3,
}: {
  entry: DirectoryEntry;
  km?: number;
  link: (href: string) => string;
  level?: 2 | 3 | 4;
}): VNode {
  const { slug, name, about, place, members, technologies, standing } = entry;
  return (
    <GroupCard
      name={name}
      href={link(`/groups/${slug}`)}
      accent={accentClass(slug)}
      level={level}
      status={standing}
      tags={technologies.slice(0, 6).map((label) => ({
        label,
        href: link(`/groups?technology=${encodeURIComponent(label)}`),
      }))}
      {...(about ? { about: plainText(about.text, about.format, 220) } : {})}
      {...(place ? { place: place.name } : {})}
      {...(members === undefined ? {} : { members })}
      {...(km === undefined ? {} : { distanceKilometres: Math.round(km) })}
    />
  );
}
