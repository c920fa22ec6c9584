import type { VNode } from 'preact';
import { useTranslate } from '../locale-context.js';

export type NamedLink = { readonly name: string; readonly href?: string };

/** Names in one line, each linked when it has an address, set apart from text of another direction. */
export function NameList({ names }: { names: readonly NamedLink[] }): VNode {
  const t = useTranslate();
  return (
    <>
      {names.map(({ name, href }, index) => (
        <span key={`${name}|${href}`}>
          {index > 0 ? t('common.separator') : ''}
          {href ? (
            <a href={href}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
        </span>
      ))}
    </>
  );
}
