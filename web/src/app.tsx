/** The frame around every page: who and where one is, the way to the pages, live or not. */
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { loginAsked, me, online } from './api';
import { Icon, type IconName } from './components/icons';
import { Login } from './components/login';
import { Palette } from './components/palette';
import { Toasts } from './components/toasts';
import { useGet } from './data';
import { t } from './dict';
import { shortCount } from './format';
import { helpOpen, paletteOpen, useKeys } from './keys';
export { pruneDrafts } from './drafts'; // so that the first load is one file
import { Later, prefetch, prefetchAll } from './later';
import { local } from './prefs';
import { go, pageKey, route, toApprovals, toAudit, toCrisis, toDemands, toHome, toMass, toInbox, toKnowledge, toProblems, toReferrals, toPromises, toSettings, toStatements, type PageName } from './router';
import { brand, brandPath, can, hotCrisis, startPage } from './session';
import { follow, live } from './stream';
import { halting, useHalts } from './masses';
import { failed, undo } from './toast';
import type { Overview, Page, QueueCount } from './types';
import { queueLinks, useCounts } from './pages/queues';

const inInbox = (page: PageName) => page === 'inbox' || page === 'case';
/** The entry of the menu that a page belongs to. */
const homeOf = (page: PageName): PageName => (({ case: 'inbox', referrals: 'inbox', demands: 'inbox', knowledge: 'inbox', problem: 'problems', guard: 'approvals', statement: 'statements', verdict: 'home', accuracy: 'home', mass: 'approvals', masses: 'approvals' } as Partial<Record<PageName, PageName>>)[page] ?? page);

function Nav({ overview, counts }: { overview: Overview | null; counts: Page<QueueCount> | null }) {
  const words = t.value.nav, at = route.value, b = at.brand;
  const items: { page: PageName; href: string; icon: IconName; name: string; short: string; count?: number | undefined; isOff?: boolean }[] = [
    { page: 'home', href: toHome(b), icon: 'home', name: words.home, short: words.home },
    { page: 'inbox', href: toInbox(b), icon: 'inbox', name: words.inbox, short: words.inboxShort, count: overview?.waiting },
    { page: 'problems', href: toProblems(b), icon: 'problems', name: words.problems, short: words.problemsShort },
    { page: 'statements', href: toStatements(b), icon: 'statements', name: words.statements, short: words.statementsShort },
    { page: 'crisis', href: toCrisis(b), icon: 'crisis', name: words.crisis, short: words.crisis },
    { page: 'promises', href: toPromises(b), icon: 'promise', name: words.promises, short: words.promises },
    { page: 'approvals', href: toApprovals(b), icon: 'approvals', name: words.approvals, short: words.approvalsShort, count: overview ? overview.to_approve + overview.unknown + (overview.mass_to_approve ?? 0) : undefined },
    { page: 'settings', href: toSettings(b), icon: 'settings', name: words.settings, short: words.settingsShort },
    { page: 'audit', href: toAudit(b), icon: 'audit', name: words.audit, short: words.auditShort, isOff: !can.manage.value },
  ];
  return (
    <nav class="nav" aria-label={words.label}>
      <ul>
        {items.filter((item) => !item.isOff).map((item) => (
          <li key={item.page} class={item.page === 'promises' || item.page === 'statements' ? 'wide-only' : undefined}>
            <a href={item.href} aria-current={homeOf(at.page) === item.page ? 'page' : undefined} onPointerEnter={() => prefetch(item.page)} onFocus={() => prefetch(item.page)}>
              <Icon name={item.icon} /><span class="long">{item.name}</span><span class="short">{item.short}</span>
              {item.count ? <span class="count">{shortCount(item.count)}</span> : null}
            </a>
            {item.page === 'inbox' && homeOf(at.page) === 'inbox' && (
              <ul class="subnav">{queueLinks(counts).map((queue) => (
                <li key={queue.key}><a href={queue.href} aria-current={queue.isCurrent && inInbox(at.page) ? 'true' : undefined}><span>{queue.name}</span>{queue.count !== null && <span class="count">{shortCount(queue.count)}</span>}</a></li>
              ))}{([['referrals', toReferrals], ['demands', toDemands], ['knowledge', toKnowledge]] as const).map(([page, to]) => <li key={page}><a href={to(b)} aria-current={at.page === page ? 'true' : undefined}><span>{words[page]}</span></a></li>)}</ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LiveWord() {
  const words = t.value.live, isLive = live.value && online.value;
  return <p class={`live ${isLive ? 'on' : 'off'}`} role="status" title={isLive ? words.onHelp : words.offHelp}><span aria-hidden="true">{isLive ? '●' : '○'}</span> {isLive ? words.on : words.off}</p>;
}

function Rail({ overview, counts }: { overview: Overview | null; counts: Page<QueueCount> | null }) {
  const words = t.value.nav, who = me.value!;
  const signOut = async () => {
    try { await fetch('/api/session', { method: 'DELETE', headers: { 'X-CSRF-Token': who.csrf, 'Content-Type': 'application/json' } }); location.assign('/login'); } catch (error) { failed(error); }
  };
  return (
    <header class="rail">
      <div class="rail-top">
        <label class="visually-hidden" for="brand">{words.brand}</label>
        <select id="brand" class="brand" value={String(route.value.brand)} onChange={(event) => go(toHome(Number(event.currentTarget.value)))}>
          {who.brands.map((one) => <option key={one.id} value={String(one.id)}>{one.name}</option>)}
        </select>
        <LiveWord />
      </div>
      <Nav overview={overview} counts={counts} />
      <div class="rail-foot">
        <button type="button" class="quiet" onClick={() => { paletteOpen.value = true; }}><Icon name="command" /><span>{words.commands}</span><kbd>Ctrl K</kbd></button>
        {can.write.value && <button type="button" class="quiet" onClick={() => { halting.value = true; }}><Icon name="halt" /><span>{words.halt}</span></button>}
        <a class="quiet" href={toSettings(route.value.brand, 'akun')}><Icon name="person" /><span>{who.staff.name}</span></a>
        <button type="button" class="quiet" onClick={signOut}><Icon name="back" /><span>{words.signOut}</span></button>
      </div>
    </header>
  );
}

class Guard extends Component<{ children: ComponentChildren }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static override getDerivedStateFromError() { return { isBroken: true }; }
  override render() {
    if (!this.state.isBroken) return this.props.children;
    return <div class="page"><h1>{t.value.errors.title}</h1><p>{t.value.errors.crash}</p><button type="button" onClick={() => location.reload()}>{t.value.errors.reload}</button></div>;
  }
}

function Missing() {
  const words = t.value.errors;
  return <div class="page"><h1 tabIndex={-1}>{words.pageMissing}</h1><p>{words.notFound}</p><a class="button" href={startPage()}>{words.goHome}</a></div>;
}

function CurrentPage() {
  const { page } = route.value;
  if (!brand.value) return <Missing />;
  switch (page) {
    case 'home': return <Later name="home" title={t.value.home.title} />;
    case 'inbox': case 'case': return <Later key="inbox" name="inbox" title={pageName()} />;
    case 'start': case 'missing': return <Missing />;
    default: return <Later key={page} name={page} title={pageName()} />;
  }
}

function pageName(): string {
  const words = t.value.nav, { page, id } = route.value;
  const names: Partial<Record<PageName, string>> = {
    case: t.value.case.number(id), problem: t.value.problem.number(id), statement: words.statements, verdict: t.value.home.verdict, accuracy: t.value.home.accuracy, mass: words.masses,
  };
  return names[page] ?? (words as unknown as Record<string, string>)[page] ?? '';
}
function pageTitle(): string {
  return [pageName(), brand.value?.name, 'Tanggap'].filter(Boolean).join(' · ');
}

export function App() {
  const b = route.value.brand, path = brand.value ? brandPath.value : null;
  const overview = useGet<Overview>(path && `${path}/overview`, ['case', 'reply', 'verdict', 'incident', 'settings', 'mass', 'crisis']);
  const halts = useHalts(path);
  const counts = useCounts(path && inInbox(route.value.page) ? path : null);
  const main = useRef<HTMLElement>(null);
  const key = inInbox(route.value.page) ? `${b}/inbox` : pageKey.value;

  useEffect(() => { if (route.value.page === 'start') go(startPage(), true); });
  useEffect(() => {
    if (!brand.value) return follow(0);
    local.set('brand', String(b));
    follow(b);
  }, [b, brand.value?.id]);
  const title = pageTitle();
  useEffect(() => { document.title = title; }, [title]);
  useEffect(prefetchAll, []);
  const isFirst = useRef(true);
  /* At once: later it would take the focus from where one has begun to type. */
  useLayoutEffect(() => {
    if (isFirst.current) { isFirst.current = false; return; }
    (main.current?.querySelector<HTMLElement>('h1') ?? main.current)?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [key]);

  useKeys({
    '?': () => { helpOpen.value = true; }, z: () => undo(),
    'g b': () => go(toHome(b)), 'g m': () => go(toInbox(b)), 'g i': () => go(toProblems(b)), 'g k': () => go(toCrisis(b)), 'g j': () => go(toPromises(b)), 'g p': () => go(toApprovals(b)), 'g n': () => go(toMass(b)), 'g r': () => go(toStatements(b)), 'g s': () => go(toSettings(b)), 'g l': () => go(toAudit(b)),
  });
  const hot = hotCrisis(overview.data), ownRoom = toCrisis(b, hot), isHot = brand.value && hot > 0 && !`${route.value.path}/`.startsWith(`${ownRoom}/`);
  const isApp = inInbox(route.value.page) && brand.value;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t.value.common.skip}</a>
      <div class={`shell ${isApp ? 'is-app' : ''} ${route.value.page === 'case' ? 'shows-case' : ''}`}>
        {brand.value && <Rail overview={overview.data} counts={counts.data} />}
        <div class="body">
          {(brand.value?.is_sample || brand.value?.drill_of) && <div class="strip-room"><Later key={b} name="strip" isQuiet /></div>}
          {halts.length > 0 && <Later name="halted" />}
          {isHot && <div class="strip-room is-hot"><Later name="hot" isQuiet /></div>}
          {!online.value && <p class="offline-strip" role="status">{t.value.live.offline}</p>}
          <main id="main" ref={main} tabIndex={-1}><Guard key={key}><CurrentPage /></Guard></main>
        </div>
      </div>
      <Toasts />
      {paletteOpen.value && <Palette />}
      {halting.value && <Later name="halt" />}
      {helpOpen.value && <Later name="help" isQuiet />}
      {loginAsked.value && <Login />}
    </>
  );
}
