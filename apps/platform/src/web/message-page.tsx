import type { VNode } from 'preact';

/** A page that says one thing: a problem, or that something is not here. */
export function messagePage(title: string, text: string): VNode {
  return (
    <section class="message">
      <h1>{title}</h1>
      <p>{text}</p>
    </section>
  );
}
