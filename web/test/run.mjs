// npm test [part of a name]: builds, then runs every test in one browser.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isReal, runAll } from './harness.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!isReal && spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);
for (const name of ['plain', 'pages', 'keyboard', 'writing', 'approval', 'reading', 'live', 'later', 'problems', 'list', 'duty', 'statements', 'guard']) await import(`./${name}.mjs`);
await runAll(process.argv[2]);
