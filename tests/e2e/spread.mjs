// Where a crisis began and how it spread, its table, and evidence that is held and let go.
import { readFile } from 'node:fs/promises';
import { assert, desk, suite } from './world.mjs';

const spread = suite('spread', () => desk({}, { sample: false }));
const handles = ['@sari', '@budi', '@tuti', '@rini'];

spread('from the room to the trace, the table it leaves as, a hold and its end', async (w) => {
  const { page, own, person } = w, mine = `/api/brands/${own}`;
  const source = await person.post(`${mine}/sources`, { name: 'TikTok toko', channel: 'tiktok', kind: 'hand', way_out: 'browser' });
  for (const handle of handles) await person.post(`${mine}/paste`, { source_id: source.id, author: `Nama ${handle.slice(1)}`, handle, text: 'Kemasan bocor parah, kecewa banget', link: 'https://tiktok.example/v/9' });
  const crisis = await person.post(`${mine}/crises`, { name: 'Kemasan bocor' });
  await w.go(`/b/${own}/krisis/${crisis.id}`);
  await page.click('a.button:text-is("Jejak asal")');
  await page.waitForSelector('h1:text-is("Jejak asal dan sebaran")');
  await page.waitForSelector('text=4 dari 4 kasus pertama masuk lewat TikTok toko.');
  await page.waitForSelector('.pulse svg circle');
  assert.match(await page.textContent('[aria-labelledby=steps]'), /Nama sari.*pola serempak/s);
  assert.match(await page.textContent('[aria-labelledby=gaps]'), /Baru 4 kasus.*Gambar dan kutipan tidak dibandingkan/s);

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("Unduh tabel (CSV)")')]);
  const table = await readFile(await download.path(), 'utf8');
  assert.equal(table.trim().split('\r\n').length, handles.length + 1);
  assert.ok(handles.every((one) => table.includes(one)) && !/Nama|Kemasan/.test(table), table);

  await page.click('button:text-is("Amankan bukti…")');
  await page.fill('dialog textarea', 'Laporan 12');
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('text=/Diamankan oleh .*: 4 kasus/');
  await page.waitForSelector('q:text-is("Laporan 12")');
  await page.click('button:text-is("Cabut pengamanan…")');
  await page.fill('dialog textarea', 'Selesai damai');
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('text=Bukti tidak sedang diamankan.');
});
