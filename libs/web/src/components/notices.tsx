import type { ComponentChildren, VNode } from 'preact';
import { useTranslate } from '../locale-context.js';
import type { MessageKey } from '../messages.js';
import { PageHeading } from './page-heading.js';

export type AlertKind = 'info' | 'success' | 'warning' | 'problem';

/** Something to know before reading on. The kind is said in words, not only in colour. */
export function Alert({
  kind,
  title,
  children,
}: {
  kind: AlertKind;
  title?: string;
  children?: ComponentChildren;
}): VNode {
  const t = useTranslate();
  return (
    <div class={`alert alert-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <p class="alert-title">{title ?? t(`alert.${kind}`)}</p>
      {children}
    </div>
  );
}

/** What stands where a list would: why it is empty and what to do. */
export function EmptyState({
  title,
  detail,
  action,
}: {
  title: string;
  detail?: string;
  action?: { readonly href: string; readonly label: string };
}): VNode {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {detail ? <p>{detail}</p> : null}
      {action ? (
        <p>
          <a class="button" href={action.href}>
            {action.label}
          </a>
        </p>
      ) : null}
    </div>
  );
}

const described = [400, 403, 404, 409, 429, 500, 503] as const;

export type ProblemPageProps = {
  /** HTTP status. */
  readonly status: number;
  /** Without a title and a detail, the usual words for the status. */
  readonly title?: string;
  readonly detail?: string;
  /** Stable id of the rule that refused, if one did. */
  readonly rule?: string;
  readonly actions?: readonly { readonly href: string; readonly label: string }[];
  readonly homeHref?: string;
};

/** The body of a page that cannot be shown: what is wrong, and what to do. */
export function ProblemPage({ status, title, detail, rule, actions = [], homeHref = '/' }: ProblemPageProps): VNode {
  const t = useTranslate();
  const usual = described.find((known) => known === status) ?? (status >= 500 ? 500 : 400);
  const usualTitle: MessageKey = status === 422 ? 'problem.422.title' : `problem.${usual}.title`;
  return (
    <>
      <PageHeading
        kicker={t('problem.status', { status: String(status) })}
        title={title ?? t(usualTitle)}
        lede={detail ?? t(`problem.${usual}.detail`)}
      />
      {rule ? (
        <p class="meta">
          <span>{t('problem.rule', { rule })}</span>
        </p>
      ) : null}
      <p class="form-actions">
        {actions.map(({ href, label }) => (
          <a key={href} class="button" href={href}>
            {label}
          </a>
        ))}
        <a href={homeHref}>{t('problem.backHome')}</a>
      </p>
    </>
  );
}
