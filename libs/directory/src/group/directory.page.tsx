import { CardGrid, PageHeading } from '#web/components/page-heading.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { Pagination } from '#web/components/way-finding.tsx';
import { translate } from '#web/messages';
import { page } from '#web/page';
import { directoryTexts } from '../directory-texts.js';
import { TimeMachine } from '#web/components/time-machine.tsx';
import { DirectoryMap } from './directory-map.js';
import { hrefOf, placeOf, readWish } from './directory-wish.js';
import { EntryCard } from './entry-card.js';
import { FindGroups } from './find-groups.query.js';
import { GroupFilterForm } from './group-filter-form.js';
import { GroupsOnMap } from './groups-on-map.query.js';

const perPage = 24;

/** The directory: words, technology, place and distance, as a map and as a list. */
export const directoryPage = page({
  route: '/groups',
  timeTravel: true,
  show: async ({ ask, query, link, locale, network, moment, now }) => {
    const t = translate(locale);
    const texts = directoryTexts(locale);
    const wish = readWish(query);
    const place = placeOf(wish);
    const { words, technology } = wish;
    const km = wish.km ?? 50;
    const filter = {
      ...(words ? { words } : {}),
      ...(technology ? { technology } : {}),
      ...(place.kind === 'here' ? { lat: place.lat, lon: place.lon, km } : {}),
    };
    const sort = wish.sort ?? (place.kind === 'here' ? 'distance' : 'name');
    const found = await ask(FindGroups, {
      ...filter,
      sort,
      limit: perPage,
      ...(wish.after ? { after: wish.after } : {}),
    });
    const onMap = await ask(GroupsOnMap, filter);
    const all = Object.keys(filter).length === 0 ? onMap : await ask(GroupsOnMap, {});
    const { after: _after, ...first } = wish;
    const filtered = Boolean(words || technology || wish.place || wish.at);
    const hidden = Object.fromEntries(new URL(link('/groups'), 'http://site').searchParams);
    const title =
      place.kind === 'here' && (place.name || wish.at)
        ? texts.near(place.name ?? texts.clusterPlace, String(km))
        : t('directory.count', { count: found.total });
    return {
      kind: 'page',
      title: t('directory.title'),
      description: t('directory.description', { region: network.region }),
      current: 'groups',
      body: (
        <>
          <PageHeading title={t('directory.title')} lede={t('directory.lede')} />
          <GroupFilterForm
            wish={wish}
            technologies={all.technologies.map(({ label }) => label)}
            hidden={wish.at && !wish.place ? { ...hidden, at: wish.at } : hidden}
            {...(filtered ? { resetHref: link('/groups') } : {})}
            {...(place.kind === 'unknown' ? { problem: t('directory.placeUnknown', { place: place.name }) } : {})}
          />
          <section class="section" aria-label={t('directory.map')}>
            <DirectoryMap id="directory-map" points={onMap.points} link={link} />
          </section>
          <section class="section">
            <div class="section-heading">
              <h2>{title}</h2>
              {place.kind === 'here' ? <span>{t('directory.count', { count: found.total })}</span> : null}
            </div>
            {found.groups.length === 0 ? (
              <EmptyState
                title={t('directory.emptyTitle')}
                detail={t('directory.emptyDetail')}
                {...(filtered ? { action: { href: link('/groups'), label: t('common.reset') } } : {})}
              />
            ) : (
              <CardGrid>
                {found.groups.map(({ entry, km: away }) => (
                  <EntryCard
                    key={entry.groupId}
                    entry={entry}
                    link={link}
                    {...(away === undefined ? {} : { km: away })}
                  />
                ))}
              </CardGrid>
            )}
            <Pagination
              shown={found.groups.length}
              total={found.total}
              {...(wish.after ? { firstHref: link(hrefOf(first)) } : {})}
              {...(found.next ? { nextHref: link(hrefOf({ ...first, after: found.next })) } : {})}
            />
          </section>
          <TimeMachine path={hrefOf(first)} moment={moment} now={now} zone={network.zone} />
        </>
      ),
    };
  },
});
