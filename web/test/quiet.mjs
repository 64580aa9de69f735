// When a page has come to rest: what tests wait for instead of a number of milliseconds. The tests of
// the whole program (tests/e2e) use it as well.

/** Runs in every page of the context before its own scripts: `unanswered` are the addresses it asked
 *  and whose answer has not come whole. The browser tells the same from outside, but not always the end
 *  of what the page before had asked. */
function count() {
  const { fetch } = globalThis, unanswered = globalThis.unanswered = new Set();
  globalThis.fetch = async (address, ...more) => {
    const one = { address };
    unanswered.add(one);
    try {
      const answer = await fetch(address, ...more);
      answer.clone().arrayBuffer().catch(() => {}).finally(() => unanswered.delete(one));
      return answer;
    } catch (error) {
      unanswered.delete(one);
      throw error;
    }
  };
}
export const countRequests = (context) => context.addInitScript(count);

/** What was changed so far has been painted, and what waited for the paint has run. A browser that paints nothing for
 *  so long will not: nobody waits for it without end. */
export const painted = (page, most = 10_000) => page.evaluate((ms) => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  setTimeout(done, ms);
}), most);

/** What one still waits for: the title, words that say it loads, events by themselves, an answer. */
const missing = () => {
  const isOurs = !!document.getElementById('app');
  if (document.querySelector('.loading')) return 'it says that it loads';
  if (isOurs && !document.querySelector('#app main h1')) return 'no title';
  if (document.querySelector('.live.off')) return 'it is not live';
  return [...globalThis.unanswered ?? []].map((one) => `no answer from ${one.address}`).join(', ');
};

/** As a person sees it and as it stays: shown, every answer there, and painted. */
export async function settled(page, most = 60_000) {
  const look = async () => {
    const before = await page.evaluate(missing);
    await painted(page);
    return before || page.evaluate(missing);
  };
  const elsewhere = (error) => { if (/context was destroyed|navigat/i.test(error.message)) return 'it leads elsewhere'; throw error; };
  let what = '';
  for (const end = Date.now() + most; Date.now() < end;) if (!(what = await look().catch(elsewhere))) return;
  throw new Error(`${page.url()} does not come to rest: ${what}`);
}
