/** Pages that the first load does without: fetched as soon as the browser has nothing better to do or
 *  somebody points at the way there. The files carry the hash of their content and are kept for ever,
 *  so what was fetched once opens without a network, too. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, loadSession } from './api';
import { Loading, Problem } from './components/bits';
import { t } from './dict';

/** Each part names what it holds. */
const parts = {
  desk: () => import('./parts/desk'), home: () => import('./parts/home'), context: () => import('./parts/context'), help: () => import('./parts/help'),
  settings: () => import('./parts/settings'), team: () => import('./parts/team'), rules: () => import('./parts/rules'),
  policy: () => import('./parts/policy').then((part) => part.learnPolicy().then(() => part.pages)),
  alarm: () => import('./parts/alarm'), duty: () => import('./parts/duty'), ways: () => import('./parts/ways'), access: () => import('./parts/access'),
  approvals: () => import('./parts/approvals'), audit: () => import('./parts/audit'), problems: () => import('./parts/problems'),
  statements: () => import('./parts/statements').then((part) => part.learnStatement().then(() => part.pages)),
  care: () => import('./parts/care').then((part) => part.learnCare().then(() => part.pages)),
  verdict: () => import('./parts/verdict').then((part) => part.learnVerdict().then(() => part.pages)),
  accuracy: () => import('./parts/accuracy').then((part) => part.learnProof().then(() => part.pages)),
  ready: () => import('./parts/ready').then((part) => part.learnReady().then(() => part.pages)),
  prepared: () => import('./parts/prepared').then((part) => part.learnReady().then(() => part.pages)),
  mass: () => import('./parts/mass').then((part) => part.learnMass().then(() => part.pages)),
  guard: () => import('./parts/guard').then((part) => part.learnGuard().then(() => part.pages)),
  demand: () => import('./parts/demand').then((part) => part.learnDemand().then(() => part.pages)),
  knowledge: () => import('./parts/knowledge').then((part) => part.learnKnowledge().then(() => part.pages)),
  referral: () => import('./parts/referral').then((part) => part.learnReferral().then(() => part.pages)),
  crisis: () => import('./parts/crisis'), strip: () => import('./parts/strip'),
  proof: () => import('./parts/proof').then((part) => part.learnProof().then(() => part.pages)),
};
type Part = keyof typeof parts;
const partOf = {
  home: 'home', inbox: 'desk', context: 'context', help: 'help',
  settings: 'settings', people: 'team', words: 'team', departments: 'team', account: 'team', sample: 'team', sources: 'rules', policy: 'policy',
  alarm: 'alarm', roster: 'duty', ways: 'ways', access: 'access', prepared: 'prepared', pick: 'ready', greeting: 'ready', beside: 'ready',
  approvals: 'approvals', audit: 'audit', problems: 'problems', problem: 'problems', put: 'problems',
  masses: 'mass', mass: 'mass', halt: 'mass', halted: 'mass', massOf: 'mass',
  statements: 'statements', statement: 'statements',
  guard: 'guard', casePerson: 'guard',
  promises: 'care', care: 'care', careHome: 'care', careStrip: 'care', closing: 'care',
  verdict: 'verdict', accuracy: 'accuracy', behind: 'proof', deciding: 'proof', meter: 'proof', trace: 'proof',
  knowledge: 'knowledge', caseKnowledge: 'knowledge',
  demands: 'demand', caseDemands: 'demand', decide: 'demand',
  crisis: 'crisis', elsewhere: 'crisis', strip: 'strip', hot: 'strip',
  referrals: 'referral', caseReferrals: 'referral', refer: 'referral', contacts: 'referral', talk: 'referral',
} as const satisfies Record<string, Part>;
export type LaterName = keyof typeof partOf;

/** What comes later, and how it is fetched. */
interface Coming<P extends object> { here: ComponentType<P> | null; fetch: () => Promise<unknown> }
const coming = Object.fromEntries(Object.keys(partOf).map((name) => [name, { here: null, fetch: () => fetchPart(partOf[name as LaterName]) }])) as unknown as Record<LaterName, Coming<object>>;
const running = new Map<Part, Promise<void>>();
function fetchPart(part: Part): Promise<void> {
  let found = running.get(part);
  if (!found) {
    found = parts[part]().then((pages: object) => { for (const [name, page] of Object.entries(pages)) if (name in coming) coming[name as LaterName].here = page as ComponentType; });
    running.set(part, found);
    found.catch(() => running.delete(part));
  }
  return found;
}

/** Wishes that may fail: whoever then goes there is told. */
const wish = (...wanted: Part[]) => { for (const part of wanted) fetchPart(part).catch(() => {}); };
export function prefetch(page: string) {
  if (page === 'settings') wish('settings', 'team', 'rules', 'policy');
  else if (page === 'case') wish('desk', 'context', 'guard', 'referral', 'demand', 'knowledge');
  else if (page in partOf) wish(partOf[page as LaterName]);
}
const restAfter = 2000;
const savesData = () => !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
export function prefetchAll() {
  if (savesData()) return;
  const work = () => wish('home', 'desk', 'context', 'help', 'ready', 'guard', 'care', 'referral', 'demand', 'knowledge', 'approvals', 'problems', 'verdict', 'proof', 'settings', 'team', 'rules', 'audit');
  setTimeout(() => { if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 }); else work(); }, restAfter);
}

/** Some browsers remember that a file could not be had, and after an update of the server it is no
 *  longer there: if the server answers, what helps is a fresh page. Drafts outlive it. */
async function fetchAgain(fetch: () => Promise<unknown>) {
  try { await fetch(); } catch (error) {
    await loadSession();
    location.reload();
    throw error;
  }
}

const Show = ({ label, onClick }: { label: string; onClick: () => void }) => <p><button type="button" class="quiet" onClick={onClick}>{`${t.value.common.show}: ${label}`}</button></p>;

/** What stands beside the matter itself: it comes once that can be read, and for who saves data when it
 *  is wanted. */
export function LaterBeside({ name, label, ...rest }: Waiting & { name: LaterName; label: string }) {
  const [isWanted, setWanted] = useState(!!coming[name].here);
  useEffect(() => {
    if (isWanted || savesData()) return;
    const timer = setTimeout(() => setWanted(true), besideAfter);
    return () => clearTimeout(timer);
  }, []);
  if (isWanted) return <Later name={name} {...rest} />;
  return savesData() ? <Show label={label} onClick={() => setWanted(true)} /> : <>{rest.place}</>;
}
const besideAfter = 150;

/** A part of a page that who saves data asks for; everybody else has it at once. */
export function IfWanted({ label, children }: { label: string; children: ComponentChildren }) {
  const [isWanted, setWanted] = useState(!savesData());
  return <>{isWanted ? children : <Show label={label} onClick={() => setWanted(true)} />}</>;
}

interface Waiting { title?: string | undefined; isQuiet?: boolean | undefined; place?: ComponentChildren }
/** With a title it is a page of its own, else a piece of one; a quiet one leaves no gap until it is here, but for `place`. */
function Awaited<P extends object>({ part, title, isQuiet, place, rest }: Waiting & { part: Coming<P>; /** What its page is given, under whatever names. */ rest: P }) {
  const box = useRef<HTMLDivElement>(null);
  const [isHere, setHere] = useState(!!part.here);
  const [error, setError] = useState<unknown>(null);
  const hadFocus = useRef(false);
  const wait = (work: Promise<unknown>) => {
    setError(null);
    work.then(
      () => { hadFocus.current = !!box.current?.contains(document.activeElement); setHere(true); },
      () => setError(new Failure(0, 'network', t.value.errors.part)),
    );
  };
  useEffect(() => { if (!isHere) wait(part.fetch()); }, []);
  useLayoutEffect(() => {
    if (hadFocus.current) document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
  }, [isHere]);
  const Page = part.here;
  if (isHere && Page) return <Page {...rest} />;
  if (isQuiet && !error) return <>{place}</>;
  return (
    <div class={title ? 'page narrow' : ''} ref={box}>
      {title && <h1 tabIndex={-1}>{title}</h1>}
      {error ? <Problem error={error} onRetry={() => wait(fetchAgain(part.fetch))} /> : !isQuiet && <Loading />}
    </div>
  );
}

export const Later = ({ name, ...rest }: Waiting & { name: LaterName }) => <Awaited part={coming[name]} {...rest} rest={{}} />;
/** The same for what only one page knows; `isSoon` asks for it at once, so that it is mostly there when it is shown. */
export function comes<P extends object>(fetch: () => Promise<ComponentType<P>>, { title, isSoon }: { title?: () => string; isSoon?: boolean } = {}): ComponentType<P> {
  const of: Coming<P> = { here: null, fetch: () => fetch().then((page) => { of.here = page; }) };
  if (isSoon && !savesData()) of.fetch().catch(() => undefined); // whoever needs it asks again, and tells of it
  return (props: P) => <Awaited part={of} title={title?.()} rest={props} />;
}
