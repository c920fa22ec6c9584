import type { VNode } from 'preact';
import { useLocale, useTranslate } from '../locale-context.js';
import { formatNumber } from '../date-format.js';

export type Tag = { readonly label: string; readonly href?: string; readonly count?: number };

/** Topics or technologies in a row. Nothing when there are none. */
export function TagList({ tags, label }: { tags: readonly Tag[]; label?: string }): VNode | null {
  const t = useTranslate();
  const locale = useLocale();
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={label ?? t('tags.label')}>
      {tags.map((tag) => {
        const text = (
          <>
            <bdi>{tag.label}</bdi>
            {tag.count === undefined ? null : <span class="tag-count"> {formatNumber(tag.count, locale)}</span>}
          </>
        );
        return <li key={tag.label}>{tag.href ? <a href={tag.href}>{text}</a> : <span>{text}</span>}</li>;
      })}
    </ul>
  );
}
