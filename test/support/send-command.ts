import { request } from 'node:http';
import { join } from 'node:path';

/** A command as it is typed, with the key by which it is known when it comes again. */
export interface Intent {
  readonly key: string;
  readonly command: string;
  readonly fields: object;
}

export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** Sends a command to the server on a folder. Resolves with what it acknowledged; rejects when it went away or refused. */
export function sendCommand(folder: string, { key, command, fields }: Intent): Promise<Acknowledged> {
  return new Promise((resolve, reject) => {
    const socketPath = join(folder, 'folkmoot.sock');
    const asked = request({ socketPath, method: 'POST', path: '/verbs' }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('error', () => {});
      response.on('close', () => {
        // a line without its end was cut off
        const messages = text.split('\n').slice(0, -1);
        const said = messages.map((line) => JSON.parse(line) as Message);
        const done = said.find((message) => message.kind === 'done');
        const failed = said.find((message) => message.kind === 'failed');
        if (done) resolve(done.result!.facts);
        else reject(failed ? new Refused(`${command}: ${failed.message}`) : new Error('The server went away.'));
      });
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ verb: 'send', args: [command, JSON.stringify(fields)], options: { key }, cwd: folder }));
  });
}

interface Message {
  readonly kind: string;
  readonly message?: string;
  readonly result?: { readonly facts: Acknowledged };
}

export class Refused extends Error {}
