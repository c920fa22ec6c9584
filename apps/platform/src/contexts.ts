import { registry } from '#door/registry.context';
import type { Context } from '#kernel/context';

/** The bounded contexts of the installation; loads without Nest, for every thread. */
export const contexts: readonly Context[] = [registry];
