import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { accentRules } from './accent.js';

/** A file that the server sends as it is. */
export type Asset = {
  readonly path: string;
  readonly body: Buffer;
  readonly contentType: string;
  /** Whether the path holds a hash of the content, so that a browser may keep it for ever. */
  readonly immutable: boolean;
};

const read = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

/** Takes out comments and the white space that no rule needs; strings in the stylesheet hold neither. */
const compact = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();

const hashed = (name: string, extension: string, body: string, contentType: string): Asset => {
  const bytes = Buffer.from(body);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, body: bytes, contentType, immutable: true };
};

const icon = read('favicon.svg');
const stylesheet = hashed(
  'folkmoot',
  'css',
  compact(`${read('folkmoot.css')}\n${read('../../../geography/src/assets/map.css')}\n${accentRules()}`),
  'text/css; charset=utf-8',
);
const hashedIcon = hashed('favicon', 'svg', icon, 'image/svg+xml');

/** Address of the stylesheet; it changes when the stylesheet does. */
export const stylesheetPath: string = stylesheet.path;
/** Address of the picture that browsers show beside the title. */
export const iconPath: string = hashedIcon.path;

/** All files of the design, to be registered as routes; read once, when this module loads. */
export function assets(): readonly Asset[] {
  return [
    stylesheet,
    hashedIcon,
    {
      path: '/favicon.svg',
      body: Buffer.from(icon),
      contentType: 'image/svg+xml',
      immutable: false,
    },
  ];
}
