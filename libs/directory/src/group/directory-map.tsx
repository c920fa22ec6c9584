import type { VNode } from 'preact';
import { regionMap } from '#geography/region-map';
import { accentClass } from '#web/accent';
import { useLocale, useTranslate } from '#web/locale-context.tsx';
import { directoryTexts } from '../directory-texts.js';
import type { GroupPoint } from './groups-on-map.query.js';

/** The groups on a map that needs no outside service; every group is also in the list beside it. */
export function DirectoryMap({
  points,
  link,
  id,
}: {
  points: readonly GroupPoint[];
  link: (href: string) => string;
  id: string;
}): VNode | null {
  const t = useTranslate();
  const texts = directoryTexts(useLocale());
  if (points.length === 0) return null;
  const svg = regionMap({
    id,
    width: 960,
    height: 540,
    title: t('directory.mapLabel'),
    description: texts.mapDescription(points.length),
    points: points.map(({ slug, name, lat, lon, members }) => ({
      lat,
      lon,
      label: name,
      href: link(`/groups/${slug}`),
      weight: 1 + members,
      accent: accentClass(slug).replace('accent-', ''),
    })),
    clusterHref: ({ lat, lon, km }) => link(`/groups?at=${lat},${lon}&km=${km}`),
  });
  return <MapFigure svg={svg} />;
}

/** A map from geography, with where its places and outlines come from. */
export function MapFigure({ svg }: { svg: string }): VNode {
  const texts = directoryTexts(useLocale());
  return (
    <figure class="map-figure">
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption class="meta">{texts.mapSources}</figcaption>
    </figure>
  );
}
