// Puts files that are not compiled (stylesheets, map data, fonts) where the built code looks for them, and writes down
// which build this is: the same sources give the same id on every machine.
import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';

for (const folder of globSync('{apps,libs}/*/src/**/assets')) cpSync(folder, `dist/${folder}`, { recursive: true });

const digest = createHash('sha256');
for (const file of globSync('dist/{apps,libs}/**/*.js').sort()) digest.update(`${file}\n`).update(readFileSync(file));
writeFileSync('dist/build-id', digest.digest('hex').slice(0, 16));
