/** What a file holds, told from its first bytes and not from its name. */
export type SourceKind =
  | 'empty'
  | 'json'
  | 'yaml'
  | 'icalendar'
  | 'html'
  | 'xml'
  | 'table'
  | 'text'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'database'
  | 'old-office'
  | 'archive'
  | 'binary';

const signatures: [SourceKind, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['database', [...Buffer.from('SQLite format 3\0')]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['archive', [0x42, 0x5a, 0x68]],
  ['archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
];

const spoken: Record<SourceKind, string> = {
  empty: 'an empty file',
  json: 'JSON',
  yaml: 'YAML',
  icalendar: 'an iCalendar file',
  html: 'an HTML page',
  xml: 'XML',
  table: 'a table (CSV or TSV)',
  text: 'plain text',
  zip: 'a ZIP archive or an office document (save it as CSV first)',
  pdf: 'a PDF',
  image: 'a picture',
  database: 'a database file',
  'old-office': 'an office document of the old binary kind (save it as CSV first)',
  archive: 'a compressed archive other than gzip (unpack it first)',
  binary: 'binary data',
};

/** The kind in words, for a message. */
export const kindInWords = (kind: SourceKind): string => spoken[kind];

/** The kind of a file by its signature, or undefined where the bytes may be text. */
export const kindOfBytes = (bytes: Uint8Array): SourceKind | undefined => {
  if (bytes.length === 0) return 'empty';
  return signatures.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
};

/** The kind of a text by how it begins: only a hint, the reader still has to make sense of it. */
export const kindOfText = (text: string): SourceKind => {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start === '') return 'empty';
  // eslint-disable-next-line no-control-regex -- control characters are what tells binary data apart
  if (
    (start.slice(0, 4000).match(/[\u0000-\u0008\u000e-\u001a\uFFFD]/g) ?? []).length >
    start.slice(0, 4000).length / 20
  )
    return 'binary';
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'icalendar';
  if (/^<(?:!doctype html|html)/i.test(start)) return 'html';
  if (start.startsWith('<')) return 'xml';
  const lines = start.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const first = lines[0] ?? '';
  if (/^(?:\{|\[\s*(?:[[{"\]\d-]|true|false|null|$)|\/\/)/.test(start)) return 'json';
  if (/^(?:---|%YAML|- |[^\s:,;\t"]+:(?:\s|$))/.test(first)) return 'yaml';
  if (/[,;\t|]/.test(first)) return 'table';
  return 'text';
};
