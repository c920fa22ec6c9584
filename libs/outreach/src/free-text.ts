// @Type reads metadata as soon as a class is defined.
import 'reflect-metadata';
import { IsIn, IsString, MaxLength } from 'class-validator';

/** Longest free text, in UTF-16 units. */
export const longestFreeText = 20_000;

/** Text that somebody wrote, kept as written; it is made safe when it is shown. Empty stands for none. */
export interface WrittenText {
  readonly text: string;
  readonly format: 'markdown' | 'html' | 'plain';
}

/** How free text comes in with a command. */
export class FreeText implements WrittenText {
  @IsString() @MaxLength(longestFreeText) text!: string;
  @IsIn(['markdown', 'html', 'plain'], { message: 'format must be markdown, html or plain' })
  format!: WrittenText['format'];
}

/** The text as plain data, or none when it says nothing. */
export function writtenText(given: WrittenText | undefined | null): WrittenText | undefined {
  if (!given || given.text.trim() === '') return undefined;
  return { text: given.text, format: given.format };
}
