import type { Locale } from '#web/messages';

const en = {
  notDrawn: (count: string) => `The chart shows the first ones; ${count} more stand in the table.`,
  shortened: (shown: string, all: string) =>
    `The first ${shown} of ${all} rows; the files below the heading have all of them.`,
};

const de: typeof en = {
  notDrawn: (count) => `Das Diagramm zeigt die ersten; ${count} weitere stehen in der Tabelle.`,
  shortened: (shown, all) => `Die ersten ${shown} von ${all} Zeilen; die Dateien unter der Überschrift haben alle.`,
};

export const analyticsTexts: Record<Locale, typeof en> = { en, de };
