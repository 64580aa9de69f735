#!/usr/bin/env node
// tests/e2e/run.mjs [--of=FILE,.. | --but=FILE,..] [FILTER]: the whole program in a real browser. FILE is
// one of those below, FILTER a part of "suite: test"; TANGGAP_BIN names another build. Prints each test; the last
// line counts them.
import { existsSync } from 'node:fs';
import { runAll, tanggap } from './world.mjs';

if (!existsSync(tanggap)) {
  console.error(`${tanggap} is not there: build it, or say where with TANGGAP_BIN`);
  process.exit(2);
}
const words = process.argv.slice(2), named = (option) => words.find((one) => one.startsWith(option))?.slice(option.length).split(','), of = named('--of='), but = named('--but=');
for (const name of ['stories', 'wake', 'prepare', 'access', 'spread', 'pages', 'hostile', 'network', 'crisis', 'budgets']) if (of ? of.includes(name) : !but?.includes(name)) await import(`./${name}.mjs`);
process.exitCode = await runAll(words.find((one) => !one.startsWith('--'))) ? 0 : 1;
