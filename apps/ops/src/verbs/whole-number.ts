/** Reads a whole number from the command line. Throws and names the option when it is none, or too small. */
export function wholeNumber(option: string, text: string | boolean, least: number): number {
  const number = Number(text);
  if (typeof text !== 'string' || !Number.isSafeInteger(number) || number < least) {
    throw new Error(`${option} must be a whole number from ${least} on, not "${text}".`);
  }
  return number;
}
