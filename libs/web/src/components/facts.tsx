import type { ComponentChildren, VNode } from 'preact';
import { formatNumber } from '../date-format.js';
import { useLocale, useTranslate } from '../locale-context.js';

/** Facts by name. One without content is left out; nothing when none is left. */
export function FactList({
  facts,
}: {
  facts: readonly { readonly term: string; readonly content: ComponentChildren }[];
}): VNode | null {
  const known = facts.filter(({ content }) => content !== undefined && content !== null && content !== '');
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(({ term, content }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}

export type StatProps = {
  readonly value: number | string;
  readonly label: string;
  /** Where the number opens into what made it. */
  readonly href?: string;
  readonly hint?: string;
};

/** A number that stands for itself. */
export function Stat({ value, label, href, hint }: StatProps): VNode {
  const locale = useLocale();
  const shown = typeof value === 'number' ? formatNumber(value, locale, 1) : value;
  return (
    <div class="stat">
      <dt class="stat-label">{label}</dt>
      <dd class="stat-value">{href ? <a href={href}>{shown}</a> : shown}</dd>
      {hint ? <dd class="stat-hint">{hint}</dd> : null}
    </div>
  );
}

/** Numbers side by side. */
export function StatRow({ stats }: { stats: readonly StatProps[] }): VNode {
  return (
    <dl class="stats">
      {stats.map((stat) => (
        <Stat key={stat.label} {...stat} />
      ))}
    </dl>
  );
}

export type HealthSign = {
  readonly kind: 'good' | 'watch' | 'problem';
  readonly label: string;
  readonly detail?: string;
  readonly href?: string;
};

/** Signs of how a group fares; each says its kind in words. */
export function HealthSigns({ signs }: { signs: readonly HealthSign[] }): VNode {
  const t = useTranslate();
  return (
    <ul class="health">
      {signs.map(({ kind, label, detail, href }) => (
        <li key={label} class={`health-sign health-${kind}`}>
          <span class="health-kind">{t(`health.${kind}`)}</span>
          <span class="health-label">{href ? <a href={href}>{label}</a> : label}</span>
          {detail ? <span class="health-detail">{detail}</span> : null}
        </li>
      ))}
    </ul>
  );
}
