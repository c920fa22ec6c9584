import type { Verb } from '../verb.js';

/** Lists the processes with what they could not answer, and tries that again. */
export const processesVerb: Verb = {
  name: 'processes',
  summary: 'List the processes and the events they had to put aside. Exit code 1 when there are any.',
  args: [{ name: '[process]', meaning: 'only this one' }],
  options: [{ flags: '--retry', meaning: 'try the parked events once more' }],
  run: async ({ platform: { processes }, args: [only], options, say }) => {
    const known = await processes.states();
    if (only !== undefined && !known.some((each) => each.process === only)) {
      throw new Error(
        `There is no process "${only}". There are: ${known.map((each) => each.process).join(', ') || 'none'}.`,
      );
    }
    const retried = options['retry'] === true ? await processes.retry(only) : undefined;
    if (retried) say(`${retried.answered} answered, ${retried.left} left.`);
    const wanted = (each: { readonly process: string }) => only === undefined || each.process === only;
    const states = (await processes.states()).filter(wanted);
    const parked = (await processes.parked()).filter(wanted);
    for (const { process, position, stopped } of states) {
      say(`${process.padEnd(60)} at position ${position}${stopped ? `  STOPPED: ${stopped}` : ''}`);
      for (const each of parked.filter((event) => event.process === process)) {
        say(
          `  parked: position ${each.position} (${each.type}), ${each.attempts} attempts, ${each.parkedAt}: ${each.reason}`,
        );
      }
    }
    if (states.length === 0) say('There are no processes.');
    const wrong = parked.length > 0 || states.some((each) => each.stopped !== undefined);
    return { facts: { processes: states, parked, ...retried }, exitCode: wrong ? 1 : 0 };
  },
};
