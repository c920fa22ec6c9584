/** The part of a request that the API needs to write addresses. */
export interface AskedAddress {
  readonly protocol: string;
  readonly host: string;
  readonly url: string;
}

/** Where the site is, as the one who asks knows it. */
export function siteOf({ protocol, host }: AskedAddress): string {
  return `${protocol}://${host}`;
}

/** The address of the next page: the same question from where this page ended. */
export function nextPage({ url }: AskedAddress, after: string | undefined): { readonly next?: string } {
  if (after === undefined) return {};
  const address = new URL(url, 'http://site');
  address.searchParams.set('after', after);
  return { next: `${address.pathname}${address.search}` };
}
