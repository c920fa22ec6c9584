import type { VNode } from 'preact';

export type SponsorEntry = {
  readonly name: string;
  /** Already checked; sponsored links are marked as such. */
  readonly href?: string;
  /** Level or what was given, in words. */
  readonly note?: string;
};

/** Sponsors, or hosts, in a row: names as type, no pictures to load. Nothing when there are none. */
export function SponsorStrip({ title, sponsors }: { title: string; sponsors: readonly SponsorEntry[] }): VNode | null {
  if (sponsors.length === 0) return null;
  return (
    <section class="sponsors">
      <h2 class="sponsors-title">{title}</h2>
      <ul>
        {sponsors.map(({ name, href, note }) => (
          <li key={name}>
            {href ? (
              <a href={href} rel="sponsored noopener">
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            )}
            {note ? <span class="sponsor-note">{note}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
