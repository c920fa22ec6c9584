import type { VNode } from 'preact';
import { useTranslate } from '../locale-context.js';

/** A chart from chart.ts under its caption; on a narrow screen it scrolls within itself, also by keyboard. */
export function ChartFigure({ caption, svg }: { caption: string; svg: string }): VNode {
  const t = useTranslate();
  return (
    <figure class="chart-frame">
      <figcaption>{caption}</figcaption>
      <div
        class="table-scroll"
        role="region"
        aria-label={t('table.scroll', { caption })}
        tabindex={0}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </figure>
  );
}
