import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { translate, type Locale, type Translate } from './messages.js';

/** The language of the page that is being rendered; the page shell sets it. */
export const LocaleContext = createContext<Locale>('en');

/** Gives a component the language of its page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** Gives a component the texts in the language of its page. */
export function useTranslate(): Translate {
  return translate(useContext(LocaleContext));
}
