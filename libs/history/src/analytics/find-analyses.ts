import { readdirSync } from 'node:fs';
import type { Analysis } from './analysis.js';

/** All questions in the folder `analyses`, by name. Throws when a file declares none, or two share a name. */
export async function findAnalyses(): Promise<ReadonlyMap<string, Analysis>> {
  const folder = new URL('./analyses/', import.meta.url);
  const found = new Map<string, Analysis>();
  for (const file of readdirSync(folder).sort()) {
    if (!/\.analysis\.(js|ts)$/.test(file)) continue;
    const exported = Object.values((await import(new URL(file, folder).href)) as Record<string, unknown>);
    const declared = exported.find(isAnalysis);
    if (!declared) throw new Error(`${file} exports no analysis.`);
    if (found.has(declared.name)) throw new Error(`Two questions are called "${declared.name}".`);
    found.set(declared.name, declared);
  }
  return found;
}

function isAnalysis(value: unknown): value is Analysis {
  return typeof value === 'object' && value !== null && 'answer' in value && 'view' in value && 'explanation' in value;
}
