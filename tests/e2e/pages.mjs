// Every page in both themes and two sizes: what axe finds, and what it does not see: targets that
// are too small, clipped or covered, sideways scrolling, focus that is lost or cannot be seen.
import { assert, axe, painted, settled, suite } from './world.mjs';
import { dialogs, show, stage } from './stage.mjs';

const test = suite('pages', stage);
const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

/** The server-made pages as well; the first run has a server of its own. */
const everything = (w) => ({ setup: `${w.empty.base}/setup`, ...w.plain, ...w.pages });

async function dressed(w, theme, size) {
  await w.page.emulateMedia({ colorScheme: theme });
  await w.page.setViewportSize(sizes[size]);
}

const looks = ['light', 'dark'].flatMap((theme) => Object.keys(sizes).map((size) => [theme, size]));
/** Axe in both themes and sizes, on the page as it stands. Another theme changes colours alone. */
async function look(w, name, found) {
  for (const [theme, size] of looks) {
    await dressed(w, theme, size);
    await painted(w.page);
    for (const violation of await axe(w.page, { colours: theme === 'dark' })) found.axe.push(`${name}, ${theme}, ${size}: ${violation}`);
  }
  await dressed(w, 'light', 'desktop');
}

/** Faults of every control in sight: too small, outside, covered by something else. Links in a
 *  running text may be as high as their line. */
const faults = (least) => {
  const out = [];
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 24)}"`;
  const isShown = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !one.closest('[inert]') && getComputedStyle(one).clipPath === 'none' && !one.closest('.visually-hidden');
  const dialog = document.querySelector('dialog[open], [role=menu]') ?? document;
  for (const control of dialog.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=menuitem], [role=option]')) {
    if (!isShown(control) || control.disabled || control.classList.contains('skip')) continue;
    const isTick = control.matches('[type=radio], [type=checkbox]');
    const target = isTick ? control.closest('label') ?? control : control;
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const style = getComputedStyle(target);
    const isInText = target.matches('a, summary') && style.display === 'inline' || target.closest('p, li, dd, td, .hint') && target.matches('a:not(.button):not(.row):not(.todo-row)') && style.display.startsWith('inline');
    const wanted = isInText ? 0 : least;
    if (Math.min(box.height, target.matches('a, button, summary') ? Math.max(box.width, box.height) : box.height) < wanted - 0.5) out.push(`${name(control)} is ${Math.round(box.width)}×${Math.round(box.height)}`);
    else if (!isInText && (box.height < 23.5 || box.width < 23.5)) out.push(`${name(control)} is ${Math.round(box.width)}×${Math.round(box.height)}`);
    if (box.right > innerWidth + 1 || box.left < -1) { out.push(`${name(control)} lies outside: ${Math.round(box.left)}–${Math.round(box.right)}`); continue; }
    const first = [...target.getClientRects()].find((one) => one.width > 1) ?? box;
    const at = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
    if (!at || !(target.contains(at) || at.contains(target) && at.closest('label, a, button') === at || at === target)) out.push(`${name(control)} is covered by ${at ? name(at) : 'nothing'}`);
  }
  return out;
};

const least = { desktop: 24, phone: 44 };
async function controls(w, name, size, found) {
  await dressed(w, 'light', size);
  await painted(w.page);
  for (const fault of await w.page.evaluate(faults, least[size])) found[size].push(`${name}: ${fault}`);
}

/** By how much the page or a pane scrolls sideways. */
const sideways = () => {
  const over = document.documentElement.scrollWidth - innerWidth, out = over > 0 ? [`the page by ${over}`] : [];
  for (const box of document.querySelectorAll('.thread-box, .context-pane, .window, .composer, dialog[open], .dialog-box, main')) if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible') out.push(`${box.className || box.tagName} by ${box.scrollWidth - box.clientWidth}`);
  return out;
};
/** Words that are cut although nothing says so. */
const clipped = () => [...document.querySelectorAll('button, h1, h2, h3, label, .chip, dt, dd, .button')].filter((one) => {
  const style = getComputedStyle(one);
  return one.checkVisibility() && !one.closest('.visually-hidden') && style.clipPath === 'none' && style.overflow === 'hidden' && style.textOverflow !== 'ellipsis' && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2);
}).map((one) => `${one.tagName}.${one.className} "${one.textContent.slice(0, 30)}" is cut`);

const narrow = { width: 320, height: 640 }, zoomed = { width: 683, height: 384 }; // 1366 px at 200 %
async function width(w, name, view, found) {
  await w.page.setViewportSize(view);
  await painted(w.page);
  for (const fault of [...await w.page.evaluate(sideways), ...await w.page.evaluate(clipped)]) found.push(`${name}: ${fault}`);
}

/** What has the focus, whether one can see that, and whether it lies in sight. */
const focus = () => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = [...one.getClientRects()].find((line) => line.width > 1) ?? one.getBoundingClientRect(), style = getComputedStyle(one); // a link may begin at the end of a line
  const label = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : null, outer = label && getComputedStyle(label), inner = label?.querySelector('span') && getComputedStyle(label.querySelector('span'));
  const hasRing = [style, outer, inner].some((css) => css && ((css.outlineStyle !== 'none' && parseFloat(css.outlineWidth) >= 2) || css.boxShadow !== 'none'));
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 60), 0), innerWidth - 1), y = box.top + Math.min(box.height / 2, 20);
  const at = document.elementFromPoint(x, y);
  const isInSight = y >= 0 && y < innerHeight && (at === one || one.contains(at) || at?.contains(one) || label?.contains(at));
  return { name: `${one.tagName.toLowerCase()}.${one.className}${one.id ? `#${one.id}` : ''} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 20)}"`, hasRing, isInSight: !!isInSight };
};
/** Made by the server to be read: they lead nowhere. */
const onlyRead = new Set(['crisis-public', 'crisis-public-en', 'crisis-public-gone', 'staff-gone', 'staff-sheet']);
/** From the top of a page that was just loaded. */
async function tabs(w, name, size) {
  const faults = [];
  let steps = 0, lost = 0;
  for (; steps < 45; steps++) {
    await w.page.keyboard.press('Tab');
    const now = await w.page.evaluate(focus);
    if (!now) { if (lost++ || steps > 3) break; continue; }
    if (!now.hasRing) faults.push(`${size} ${name}: ${now.name} shows no focus`);
    if (!now.isInSight) faults.push(`${size} ${name}: ${now.name} has the focus out of sight`);
  }
  if (steps < 2 && !onlyRead.has(name)) faults.push(`${size} ${name}: nothing takes the focus`);
  await w.page.evaluate(() => document.activeElement?.blur());
  return faults;
}
/** What comes just then from the server moves what has the focus (layout shift is the business of budgets.mjs): only what
 *  is so on a second walk as well is a fault. */
async function tabThrough(w, name, size, found) {
  const faults = await tabs(w, name, size);
  if (!faults.length) return;
  await w.page.reload();
  await settled(w.page);
  const again = await tabs(w, name, size);
  found.focus.push(...faults.filter((one) => again.includes(one)));
}

/** Runs once for a world; every test that asks gets the same. */
const once = (walk) => { const found = new WeakMap(); return (w) => { if (!found.has(w)) found.set(w, walk(w)); return found.get(w); }; };
const nothing = () => ({ axe: [], desktop: [], phone: [], narrow: [], zoomed: [], focus: [], back: [] });

/** Every page, loaded once at a desk and once on a phone for all tests that look at it. */
const allPages = once(async (w) => {
  const found = nothing();
  for (const [name, path] of Object.entries(everything(w))) {
    await dressed(w, 'light', 'desktop');
    await show(w, w.page, path);
    await tabThrough(w, name, 'desktop', found);
    await look(w, name, found);
    await controls(w, name, 'desktop', found);
    await width(w, name, zoomed, found.zoomed);
    await dressed(w, 'light', 'phone');
    await show(w, w.page, path);
    await tabThrough(w, name, 'phone', found);
    await controls(w, name, 'phone', found);
    await width(w, name, narrow, found.narrow);
  }
  return found;
});

/** Whether the focus goes into what was opened, and back to where it was opened. */
async function focusBack(w, name, found) {
  const inside = await w.page.evaluate(() => !!document.activeElement?.closest('dialog, [role=menu]'));
  if (!inside) found.back.push(`${name}: the focus does not go in`);
  await w.page.keyboard.press('Escape');
  await w.page.waitForFunction(() => !document.querySelector('dialog[open], [role=menu]'));
  const back = await w.page.evaluate(() => document.activeElement !== document.body);
  const byKey = ['keys', 'commands', 'snooze', 'refer', 'refer-link'].includes(name); // nothing had the focus before
  if (!back && !byKey) found.back.push(`${name}: the focus is lost`);
}

/** What opens above a page: opened at a desk, and on the narrowest screen. */
const allDialogs = once(async (w) => {
  const found = nothing();
  const opened = async (at, open, ready) => {
    await show(w, w.page, w.pages[at]);
    await open(w.page);
    await w.page.waitForSelector(ready);
  };
  for (const [name, at, open, ready] of dialogs) {
    await dressed(w, 'light', 'desktop');
    await opened(at, open, ready);
    if (ready.startsWith('dialog') || ready === '[role=menu]') {
      await focusBack(w, name, found);
      await opened(at, open, ready);
    }
    await look(w, name, found);
    await controls(w, name, 'desktop', found);
    await width(w, name, zoomed, found.zoomed);
    await w.page.setViewportSize(narrow);
    await opened(at, open, ready);
    await width(w, name, narrow, found.narrow);
    await controls(w, name, 'phone', found);
  }
  return found;
});
const both = async (w, what) => [...new Set([...(await allPages(w))[what], ...(await allDialogs(w))[what]])];

test('axe finds nothing on any page, in both themes and sizes', async (w) => {
  const found = { axe: [...(await allPages(w)).axe] };
  await w.page.goto(`${w.base}/login`);
  await w.page.fill('[name=email]', 'siapa@warung.example');
  await w.page.fill('[name=password]', 'bukan ini kata sandinya');
  await w.page.click('button[type=submit]');
  await w.page.waitForSelector('[role=alert]');
  await look(w, 'login-wrong', found);
  assert.deepEqual(found.axe, []);
});

test('axe finds nothing in what opens above a page, in both themes and sizes', async (w) => {
  assert.deepEqual((await allDialogs(w)).axe, []);
});

for (const size of Object.keys(sizes))
  test(`controls are at least ${least[size]} px, whole and uncovered, ${size}`, async (w) => {
    assert.deepEqual(await both(w, size), []);
  });

for (const [title, what] of [['320 px wide', 'narrow'], ['at 200 % zoom', 'zoomed']])
  test(`nothing scrolls sideways or is cut ${title}`, async (w) => {
    assert.deepEqual(await both(w, what), []);
  });

test('on a phone, and at 200 %, one can write and send without hunting', async (w) => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 568 }, { width: 683, height: 384 }]) {
    const context = await w.browser.open(w.person, { viewport }), page = await context.newPage();
    await show(w, page, w.pages['case-draft']);
    const seen = await page.evaluate(() => Object.fromEntries(['.composer-text', '.composer-foot .primary'].map((one) => {
      const element = document.querySelector(one);
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element.getBoundingClientRect(), at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return [one, at === element || element.contains(at)];
    })));
    assert.deepEqual(seen, { '.composer-text': true, '.composer-foot .primary': true }, JSON.stringify(viewport));
    await context.close();
  }
});

test('the Tab key goes everywhere, is always seen, and hides under nothing', async (w) => {
  assert.deepEqual([...new Set((await allPages(w)).focus)], []);
});

test('the focus comes back to where a dialog was opened, and never to nothing', async (w) => {
  assert.deepEqual((await allDialogs(w)).back, []);
});
