import type { ComponentChildren, VNode } from 'preact';
import { useTranslate } from '../locale-context.js';

export type DataTableProps = {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly kind?: 'text' | 'number' }[];
  /** One cell for each column. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Whether the first cell names its row; true unless said otherwise. */
  readonly namedRows?: boolean;
  readonly hideCaption?: boolean;
  /** For `aria-labelledby`, and to keep two tables of one page apart. */
  readonly id: string;
};

/** A table of data; on a narrow screen it scrolls within itself, also by keyboard. */
export function DataTable({ caption, columns, rows, namedRows = true, hideCaption, id }: DataTableProps): VNode {
  const t = useTranslate();
  return (
    <div class="table-scroll" role="region" aria-label={t('table.scroll', { caption })} tabindex={0}>
      <table class="table" id={id}>
        <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, kind }) => (
              <th key={label} scope="col" class={kind === 'number' ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => {
                const style = columns[index]?.kind === 'number' ? 'number' : undefined;
                return index === 0 && namedRows ? (
                  <th key={index} scope="row" class={style}>
                    {cell}
                  </th>
                ) : (
                  <td key={index} class={style}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
