import type { VNode } from 'preact';
import { FilterForm } from '#web/components/filter-form.tsx';
import { SelectField, TextField } from '#web/components/form-fields.tsx';
import { useTranslate } from '#web/locale-context.tsx';
import type { DirectoryWish } from './directory-wish.js';

const distances = [5, 10, 25, 50, 100, 250];

/** The form above the directory; what was asked for stands in it. */
export function GroupFilterForm({
  wish,
  technologies,
  hidden,
  resetHref,
  problem,
}: {
  wish: DirectoryWish;
  technologies: readonly string[];
  hidden: Readonly<Record<string, string>>;
  resetHref?: string;
  /** What is wrong with the place. */
  problem?: string;
}): VNode {
  const t = useTranslate();
  const orders = [
    { value: 'name', label: t('directory.sortName') },
    { value: 'members', label: t('directory.sortMembers') },
    { value: 'newest', label: t('directory.sortNewest') },
    ...(wish.place || wish.at ? [{ value: 'distance', label: t('directory.sortNearest') }] : []),
  ];
  return (
    <FilterForm action="/groups" hidden={hidden} {...(resetHref ? { resetHref } : {})}>
      <TextField name="words" label={t('directory.words')} type="search" value={wish.words ?? ''} maxLength={200} />
      <SelectField
        name="technology"
        label={t('directory.technology')}
        empty={t('directory.anyTechnology')}
        choices={technologies.map((each) => ({ value: each, label: each }))}
        value={wish.technology ?? ''}
      />
      <TextField
        name="place"
        label={t('directory.place')}
        value={wish.place ?? ''}
        maxLength={120}
        {...(problem ? { error: problem } : {})}
      />
      <SelectField
        name="km"
        label={t('directory.distance')}
        choices={distances.map((km) => ({ value: String(km), label: t('directory.kilometres', { count: km }) }))}
        value={String(wish.km ?? 50)}
      />
      <SelectField
        name="sort"
        label={t('directory.sort')}
        choices={orders}
        value={wish.sort ?? (wish.place || wish.at ? 'distance' : 'name')}
      />
    </FilterForm>
  );
}
