#!/usr/bin/env node
// tests/e2e/run.mjs [FILTER]: the whole program in a real browser. FILTER is a part of
// "suite: test"; TANGGAP_BIN names another build. Prints each test; the last line counts them.
import { existsSync } from 'node:fs';
import { runAll, tanggap } from './world.mjs';

if (!existsSync(tanggap)) {
  console.error(`${tanggap} is not there: build it, or say where with TANGGAP_BIN`);
  process.exit(2);
}
for (const name of ['stories', 'wake', 'pages', 'hostile', 'network', 'budgets']) await import(`./${name}.mjs`);
process.exitCode = await runAll(process.argv[2]) ? 0 : 1;
