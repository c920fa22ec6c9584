// Puts files that are not compiled (stylesheets, map data, fonts) where the built code looks for them.
import { cpSync, globSync } from 'node:fs';

for (const folder of globSync('{apps,libs}/*/src/**/assets')) cpSync(folder, `dist/${folder}`, { recursive: true });
