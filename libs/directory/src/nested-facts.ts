import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';

/** Makes nested facts (one, or a list) instances of their class, and checks them field by field. */
export function Nested(type: () => new () => object): PropertyDecorator {
  const decorators = [Type(type), ValidateNested()];
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property as string);
  };
}
