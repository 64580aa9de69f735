#!/usr/bin/env node
// tests/e2e/run.mjs [--of=FILE] [FILTER]: the whole program in a real browser. FILE is one of those
// below, FILTER a part of "suite: test"; TANGGAP_BIN names another build. Prints each test; the last
// line counts them.
import { existsSync } from 'node:fs';
import { runAll, tanggap } from './world.mjs';

if (!existsSync(tanggap)) {
  console.error(`${tanggap} is not there: build it, or say where with TANGGAP_BIN`);
  process.exit(2);
}
const words = process.argv.slice(2), of = words.find((one) => one.startsWith('--of='))?.slice(5);
for (const name of ['stories', 'wake', 'pages', 'hostile', 'network', 'budgets']) if (!of || of === name) await import(`./${name}.mjs`);
process.exitCode = await runAll(words.find((one) => !one.startsWith('--'))) ? 0 : 1;
