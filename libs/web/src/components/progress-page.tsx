import type { VNode } from 'preact';
import { formatNumber } from '../date-format.js';
import { useLocale, useTranslate } from '../locale-context.js';
import { PageHeading } from './page-heading.js';

export type ProgressProps = {
  /** How much is done, of `total`, in whatever is counted. */
  readonly done: number;
  readonly total: number;
  readonly label: string;
  readonly ratePerSecond?: number;
  readonly remainingSeconds?: number;
};

/** How far something is, as a bar and in words. */
export function Progress({ done, total, label, ratePerSecond, remainingSeconds }: ProgressProps): VNode {
  const t = useTranslate();
  const locale = useLocale();
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <div class="progress">
      <progress aria-label={label} value={Math.min(done, total)} max={Math.max(1, total)} />
      <p class="meta">
        <span>{t('progress.percent', { percent })}</span>
        <span>{t('progress.done', { done: formatNumber(done, locale), total: formatNumber(total, locale) })}</span>
        {ratePerSecond === undefined ? null : <span>{t('progress.rate', { rate: Math.round(ratePerSecond) })}</span>}
        {remainingSeconds === undefined ? null : (
          <span>
            {t('progress.remaining', {
              time: t('common.seconds', { count: Math.max(1, Math.round(remainingSeconds)) }),
            })}
          </span>
        )}
      </p>
    </div>
  );
}

export type ProgressPageProps = Omit<ProgressProps, 'label'> & {
  readonly title?: string;
  readonly lede?: string;
  readonly steps?: readonly { readonly label: string; readonly state: 'done' | 'running' | 'waiting' }[];
};

/** The body of the page that is shown while the demo is being filled; give the shell `refreshSeconds` with it. */
export function ProgressPage({ title, lede, steps = [], ...progress }: ProgressPageProps): VNode {
  const t = useTranslate();
  const states = {
    done: t('progress.stepDone'),
    running: t('progress.stepRunning'),
    waiting: t('progress.stepWaiting'),
  };
  return (
    <>
      <PageHeading title={title ?? t('progress.title')} lede={lede ?? t('progress.lede')} />
      <Progress {...progress} label={title ?? t('progress.title')} />
      {steps.length > 0 ? (
        <ol class="steps" aria-label={t('progress.steps')}>
          {steps.map(({ label, state }) => (
            <li key={label} class={`step step-${state}`}>
              <span>{label}</span> <span class="step-state">{states[state]}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
