import type { en } from './en.js';

/** A text, or its forms by plural category; every category that a language lacks falls back to `other`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<MessageKey, Message>>;
