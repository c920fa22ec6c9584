import type { ComponentChildren, VNode } from 'preact';
import { useTranslate } from '../locale-context.js';
import { HiddenFields } from './form-fields.js';

export type FilterFormProps = {
  readonly action: string;
  /** The fields, from form-fields. */
  readonly children: ComponentChildren;
  readonly label?: string;
  readonly submit?: string;
  /** Where everything is shown again; given when a filter is set. */
  readonly resetHref?: string;
  /** Parameters that stay: the moment shown, a language that was chosen, the view. */
  readonly hidden?: Readonly<Record<string, string | undefined>>;
};

/** A form that narrows a list. It uses GET, so that a selection has an address. */
export function FilterForm({ action, children, label, submit, resetHref, hidden = {} }: FilterFormProps): VNode {
  const t = useTranslate();
  return (
    <form class="filter" action={action} method="get" role="search" aria-label={label ?? t('filter.label')}>
      <HiddenFields values={hidden} />
      <div class="filter-fields">{children}</div>
      <p class="form-actions">
        <button type="submit">{submit ?? t('common.show')}</button>
        {resetHref ? <a href={resetHref}>{t('common.reset')}</a> : null}
      </p>
    </form>
  );
}
