import type { ComponentChildren, VNode } from 'preact';
import { useTranslate } from '../locale-context.js';

/** What every field has. `error` names what is wrong in a sentence; `value` is what was typed, also when refused. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly required?: boolean;
};

const idOf = (name: string): string => `field-${name}`;

type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' };

const describedBy = ({ name, hint, error }: FieldProps): Described => {
  const id = idOf(name);
  const parts = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return {
    id,
    ...(parts.length > 0 ? { 'aria-describedby': parts.join(' ') } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
  };
};

function Field({ field, children }: { field: FieldProps; children: ComponentChildren }): VNode {
  return (
    <div class={field.error ? 'field field-wrong' : 'field'}>
      <FieldLabel {...field} />
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

function FieldLabel({ name, label, required }: FieldProps): VNode {
  const t = useTranslate();
  return (
    <label for={idOf(name)}>
      {label}
      {required ? <span class="field-required"> ({t('common.required')})</span> : null}
    </label>
  );
}

function FieldNotes({ name, hint, error }: FieldProps): VNode {
  const t = useTranslate();
  return (
    <>
      {hint ? (
        <p class="field-hint" id={`${idOf(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${idOf(name)}-error`}>
          <strong>{t('form.errorPrefix')}</strong> {error}
        </p>
      ) : null}
    </>
  );
}

export type TextFieldProps = FieldProps & {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'url' | 'search' | 'number' | 'date' | 'time' | 'month' | 'datetime-local' | 'tel';
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url';
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  /** Suggestions; the field takes other words too. */
  readonly suggestions?: readonly string[];
};

/** A field of one line. */
export function TextField(props: TextFieldProps): VNode {
  const { name, value, type = 'text', autocomplete, inputMode, maxLength, min, max, required, suggestions } = props;
  const list = suggestions && suggestions.length > 0 ? `${idOf(name)}-list` : undefined;
  return (
    <Field field={props}>
      <input
        {...describedBy(props)}
        {...{ name, type, autocomplete, inputMode, maxLength, min, max, required, list }}
        value={value ?? ''}
        dir={type === 'text' || type === 'search' ? 'auto' : undefined}
      />
      {list ? (
        <datalist id={list}>
          {suggestions?.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

/** A field of several lines. */
export function TextArea(
  props: FieldProps & { readonly value?: string; readonly rows?: number; readonly maxLength?: number },
): VNode {
  const { name, value, rows = 6, maxLength, required } = props;
  return (
    <Field field={props}>
      <textarea {...describedBy(props)} {...{ name, rows, maxLength, required }} dir="auto">
        {value ?? ''}
      </textarea>
    </Field>
  );
}

export type Choice = { readonly value: string; readonly label: string };

/** A choice of one from a list; a value that is not in the list is kept, so that nothing typed gets lost. */
export function SelectField(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly value?: string;
    /** Text of the empty choice at the top. */
    readonly empty?: string;
  },
): VNode {
  const { name, choices, value = '', empty, required } = props;
  const known = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Field field={props}>
      <select {...describedBy(props)} {...{ name, required }}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {known ? null : (
          <option value={value} selected>
            {value}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A box to tick. */
export function CheckField(props: FieldProps & { readonly checked?: boolean; readonly value?: string }): VNode {
  const { name, label, value = 'yes', checked, required } = props;
  return (
    <div class={props.error ? 'field field-check field-wrong' : 'field field-check'}>
      <div class="field-check-line">
        <input type="checkbox" {...describedBy(props)} {...{ name, value, checked, required }} />
        <label for={idOf(name)}>{label}</label>
      </div>
      <FieldNotes {...props} />
    </div>
  );
}

/** A choice of one from a few that are all worth seeing. */
export function RadioField(
  props: FieldProps & { readonly choices: readonly Choice[]; readonly value?: string },
): VNode {
  const { name, label, choices, value, error } = props;
  const { id, ...described } = describedBy(props);
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} id={id} {...described}>
      <legend>{label}</legend>
      <FieldNotes {...props} />
      {choices.map((choice) => (
        <div class="field-check-line" key={choice.value}>
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={name}
            value={choice.value}
            checked={choice.value === value}
          />
          <label for={`${id}-${choice.value}`}>{choice.label}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** Fields that a form carries without showing them; undefined ones are left out. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string | undefined>> }): VNode {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

/** What is wrong with a form, above it, with a link to each field. Nothing when nothing is wrong. */
export function ErrorSummary({
  errors,
}: {
  errors: readonly { readonly name: string; readonly message: string }[];
}): VNode | null {
  const t = useTranslate();
  if (errors.length === 0) return null;
  return (
    <div class="alert alert-problem" role="alert" tabindex={-1}>
      <h2 class="alert-title">{t('form.errorSummary', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ name, message }) => (
          <li key={name}>
            <a href={`#${idOf(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A form that changes something; it posts. */
export function PostForm({
  action,
  submit,
  hidden = {},
  children,
  secondary,
}: {
  action: string;
  /** Text of the button. */
  submit: string;
  hidden?: Readonly<Record<string, string | undefined>>;
  children?: ComponentChildren;
  /** A way out beside the button. */
  secondary?: { readonly href: string; readonly label: string };
}): VNode {
  return (
    <form class="form" action={action} method="post">
      <HiddenFields values={hidden} />
      {children}
      <p class="form-actions">
        <button type="submit">{submit}</button>
        {secondary ? <a href={secondary.href}>{secondary.label}</a> : null}
      </p>
    </form>
  );
}
