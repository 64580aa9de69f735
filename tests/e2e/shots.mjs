#!/usr/bin/env node
// tests/e2e/shots.mjs OUTDIR [FILTER]: a picture of every page and of what opens above it, in both
// themes, wide and narrow. For people: look at them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialogs, show, stage } from './stage.mjs';
import { painted } from './world.mjs';

const [out, filter = ''] = process.argv.slice(2);
if (!out) {
  console.error('usage: tests/e2e/shots.mjs OUTDIR [FILTER]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const w = await stage();
const views = [['desktop', { width: 1366, height: 768 }], ['phone', { width: 390, height: 844 }]];
async function take(name, before) {
  if (!name.includes(filter)) return;
  for (const [size, viewport] of views)
    for (const theme of ['light', 'dark']) {
      await w.page.setViewportSize(viewport);
      await w.page.emulateMedia({ colorScheme: theme });
      await before();
      await painted(w.page);
      await w.page.screenshot({ path: join(out, `${name}-${size}-${theme}.png`), fullPage: !/^case|inbox/.test(name) });
    }
}
try {
  for (const [name, path] of Object.entries({ setup: `${w.empty.base}/setup`, ...w.plain, ...w.pages })) await take(name, () => show(w, w.page, path));
  for (const [name, page, open, ready] of dialogs)
    await take(`open-${name}`, async () => {
      await show(w, w.page, w.pages[page]);
      await open(w.page);
      await w.page.waitForSelector(ready);
    });
} finally {
  await w.stop();
}
