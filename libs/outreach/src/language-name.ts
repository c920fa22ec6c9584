import type { Locale } from '#web/messages';

/** The name of a language (BCP 47 tag) in the language of the page; what is no tag is shown as it was given. */
export function languageName(tag: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
