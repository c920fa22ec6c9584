import type { VNode } from 'preact';
import { useLocale, useTranslate } from '../locale-context.js';
import { formatNumber } from '../date-format.js';

/** Where this page stands: the pages above it, then its own name. */
export function Breadcrumb({
  above,
  here,
}: {
  above: readonly { readonly href: string; readonly label: string }[];
  here: string;
}): VNode {
  const t = useTranslate();
  return (
    <nav class="breadcrumb" aria-label={t('breadcrumb.label')}>
      <ol>
        {above.map(({ href, label }) => (
          <li key={href}>
            <a href={href} dir="auto">
              {label}
            </a>
          </li>
        ))}
        <li>
          <span aria-current="page" dir="auto">
            {here}
          </span>
        </li>
      </ol>
    </nav>
  );
}

export type PaginationProps = {
  readonly previousHref?: string;
  readonly nextHref?: string;
  /** Back to the start of the list, when this is not it. */
  readonly firstHref?: string;
  readonly shown?: number;
  readonly total?: number;
};

/** Steps through a list that is read by cursor: there are no page numbers. Nothing when all is shown. */
export function Pagination({ previousHref, nextHref, firstHref, shown, total }: PaginationProps): VNode | null {
  const t = useTranslate();
  const locale = useLocale();
  if (!previousHref && !nextHref && !firstHref) return null;
  return (
    <nav class="pagination" aria-label={t('pagination.label')}>
      {firstHref ? <a href={firstHref}>{t('pagination.first')}</a> : null}
      {previousHref ? (
        <a href={previousHref} rel="prev">
          {t('pagination.previous')}
        </a>
      ) : null}
      {shown === undefined ? null : (
        <span>
          {total === undefined
            ? t('pagination.shown', { count: shown })
            : t('pagination.shownOf', { shown: formatNumber(shown, locale), count: total })}
        </span>
      )}
      {nextHref ? (
        <a href={nextHref} rel="next" class="pagination-next">
          {t('pagination.next')}
        </a>
      ) : null}
    </nav>
  );
}

export type Tab = {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
  readonly count?: number;
};

/** Views of one page as links: each has an address, none needs a script. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label?: string }): VNode {
  const t = useTranslate();
  const locale = useLocale();
  return (
    <nav class="tabs" aria-label={label ?? t('tabs.label')}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class="tag-count"> {formatNumber(tab.count, locale)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
