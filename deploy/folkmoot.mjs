// Runs the command line from the build, building it first where that was not done yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const main = 'dist/apps/ops/src/main.js';
if (!existsSync(main)) spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const { status } = spawnSync(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 2);
