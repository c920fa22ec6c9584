/** A file as text, or why it can be none. `repaired` says what was unusual about its encoding. */
export type FeedText = { text: string; repaired?: string } | { refused: string };

/** Largest feed that is read unless the caller says otherwise: 20 MiB. */
export const mostFeedBytes = 20 * 1024 * 1024;

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const decode = (bytes: Uint8Array): FeedText => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      repaired: 'The file is not UTF-8 (RFC 5545 3.1.4); it was read as Windows-1252.',
    };
  }
};

const foreign = (text: string): string | undefined => {
  const start = text.slice(0, 400).trimStart();
  if (text.startsWith('\u001F\u008B') || text.startsWith('\u001F\uFFFD'))
    return 'The file is still compressed (gzip). Unpack it first.';
  if (start.startsWith('PK\u0003\u0004')) return 'The file is a ZIP archive. Unpack it first.';
  if (/^[ \t]*BEGIN[ \t]*:[ \t]*V/im.test(text)) return undefined;
  if (start.startsWith('<'))
    return 'The file is a web page or XML, not a calendar. Look for the address that ends in .ics.';
  if (start.startsWith('{') || start.startsWith('['))
    return 'The file is JSON or an error message, not an iCalendar file.';
  return `The file is not a calendar: there is no BEGIN:VCALENDAR. It begins ${JSON.stringify(start.slice(0, 60))}.`;
};

/** The text of a calendar file as it came from a disk or a server. Refuses what is too large, compressed or something else; never throws. */
export const feedText = (input: string | Uint8Array, mostBytes = mostFeedBytes): FeedText => {
  if (input.length > mostBytes)
    return { refused: `The file has ${megabytes(input.length)}; at most ${megabytes(mostBytes)} are read.` };
  if (typeof input !== 'string' && input[0] === 0x1f && input[1] === 0x8b)
    return { refused: 'The file is still compressed (gzip). Unpack it first.' };
  const decoded = typeof input === 'string' ? { text: input } : decode(input);
  if ('refused' in decoded) return decoded;
  const text = decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text;
  if (text.trim() === '') return { ...decoded, text: '' };
  const reason = foreign(text);
  return reason === undefined ? { ...decoded, text } : { refused: reason };
};
