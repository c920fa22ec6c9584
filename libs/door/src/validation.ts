import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type FieldProblem, InvalidInput } from '#kernel/rule-violation';

/**
 * Makes an instance of a command or query from plain input and checks it: unknown fields are refused by name.
 * Throws `InvalidInput` with one problem per field.
 */
export function validated<T extends object>(type: new () => T, input: object): T {
  const message = input instanceof type ? input : plainToInstance(type, input);
  const errors = validateSync(message, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw new InvalidInput(errors.flatMap((error) => problemsOf(error, '')));
  return message;
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    field,
    message: constraint === 'whitelistValidation' ? 'There is no such field here.' : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}
