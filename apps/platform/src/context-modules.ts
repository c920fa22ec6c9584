import type { Type } from '@nestjs/common';
import { NetworkModule } from '#directory/network/network.module';
import type { Page } from '#web/page';

/** The Nest modules of the contexts: their command and query handlers and their API. */
export const contextModules: readonly Type[] = [NetworkModule];

/** The public pages of all contexts. */
export const pages: readonly Page[] = [];
