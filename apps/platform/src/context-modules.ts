import type { Type } from '@nestjs/common';
import type { Page } from '#web/page';

/** The Nest modules of the contexts: their command and query handlers and their API. */
export const contextModules: readonly Type[] = [];

/** The public pages of all contexts. */
export const pages: readonly Page[] = [];
