/** The URL is the state: every page, filter and object has an address. */
import { computed, signal } from '@preact/signals';

export type PageName = 'start' | 'home' | 'inbox' | 'case' | 'approvals' | 'settings' | 'audit' | 'problems' | 'problem' | 'statements' | 'statement' | 'crisis' | 'verdict' | 'accuracy' | 'masses' | 'mass' | 'guard' | 'promises' | 'referrals' | 'demands' | 'knowledge' | 'missing';
export interface Route {
  page: PageName; brand: number; id: number; tab: string; query: URLSearchParams; path: string;
}

const words: Record<string, PageName> = {
  '': 'home', krisis: 'crisis', 'kotak-masuk': 'inbox', kasus: 'case', persetujuan: 'approvals', pengaturan: 'settings', log: 'audit', masalah: 'problems', pernyataan: 'statements', vonis: 'verdict', ketepatan: 'accuracy', 'jawab-banyak': 'masses', penjagaan: 'guard', janji: 'promises', disposisi: 'referrals', tuntutan: 'demands', 'buku-pintar': 'knowledge',
};

export function parse(path: string, search: string): Route {
  const query = new URLSearchParams(search);
  const route: Route = { page: 'missing', brand: 0, id: 0, tab: '', query, path };
  if (path === '/') return { ...route, page: 'start' };
  const [, b, brand = '', word = '', rest = '', ...extra] = path.split('/');
  if (b !== 'b' || !/^\d{1,15}$/.test(brand) || (extra.length && word !== 'krisis')) return route;
  route.brand = Number(brand);
  const page = words[word];
  if (!page) return route;
  if (page === 'settings') return { ...route, page, tab: rest };
  if (page === 'crisis') return { ...route, page, tab: [rest, ...extra].join('/') };
  const isObject = /^\d{1,15}$/.test(rest);
  if (page === 'case') return isObject ? { ...route, page, id: Number(rest) } : route;
  if (page === 'verdict' && isObject) return { ...route, page, id: Number(rest) };
  if (page === 'masses' && isObject) return { ...route, page: 'mass', id: Number(rest) };
  if (page === 'problems' && isObject) return { ...route, page: 'problem', id: Number(rest) };
  if (page === 'statements' && isObject) return { ...route, page: 'statement', id: Number(rest) };
  return rest ? route : { ...route, page };
}

export const route = signal(parse(location.pathname, location.search));
/** Changes when another page is shown, not when its filters change. */
export const pageKey = computed(() => { const { brand, page, tab, id } = route.value; return `${brand}/${page}/${tab || id}`; });

export function go(to: string, replace = false) {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  route.value = parse(location.pathname, location.search);
}

export const toHome = (brand: number) => `/b/${brand}/`;
export const toApprovals = (brand: number) => `/b/${brand}/persetujuan`;
export const toSettings = (brand: number, tab = 'orang') => `/b/${brand}/pengaturan/${tab}`;
export const toProblems = (brand: number, isOver = false) => `/b/${brand}/masalah${isOver ? '?over=true' : ''}`;
export const toProblem = (brand: number, id: number) => `/b/${brand}/masalah/${id}`;
export const toStatements = (brand: number) => `/b/${brand}/pernyataan`;
/** With a problem: of its cases; with the example filled in for who has never made one. */
export const toNewStatement = (brand: number, problem = 0, isExample = false) => `/b/${brand}/pernyataan?baru=1${problem ? `&masalah=${problem}` : ''}${isExample ? '&contoh=1' : ''}`;
export const toStatement = (brand: number, id: number) => `/b/${brand}/pernyataan/${id}`;
/** Without a number: the newest. */
export const toVerdict = (brand: number, id = 0, factor = '') => `/b/${brand}/vonis${id ? `/${id}` : ''}${factor && `?faktor=${factor}`}`;
export const toPromises = (brand: number, filter = '') => `/b/${brand}/janji${filter && `?filter=${filter}`}`;
export const toAccuracy = (brand: number) => `/b/${brand}/ketepatan`;
/** Without a number: all of them. */
export const toMass = (brand: number, id = 0) => `/b/${brand}/jawab-banyak${id ? `/${id}` : ''}`;
/** Without a part: what waits. */
export const toGuard = (brand: number, part = 'open') => `/b/${brand}/penjagaan${part === 'open' ? '' : `?bagian=${part}`}`;
export const toDemands = (brand: number, state = 'open') => `/b/${brand}/tuntutan${state === 'open' ? '' : `?state=${state}`}`;
export const toKnowledge = (brand: number) => `/b/${brand}/buku-pintar`;
export const toReferrals = (brand: number, isClosed = false) => `/b/${brand}/disposisi${isClosed ? '?closed=true' : ''}`;
/** Without a rest: the crises; `3`: one room; else a word of pages/crisis/index.tsx. */
export const toCrisis = (brand: number, rest: string | number = '') => `/b/${brand}/krisis${rest && `/${rest}`}`;
export const toAudit = (brand: number, query = '') => `/b/${brand}/log${query && `?${query}`}`;
export function toInbox(brand: number, query?: URLSearchParams) {
  return `/b/${brand}/kotak-masuk${withQuery(query)}`;
}
export function toCase(brand: number, id: number, query?: URLSearchParams) {
  return `/b/${brand}/kasus/${id}${withQuery(query)}`;
}
function withQuery(query?: URLSearchParams) {
  const text = query?.toString();
  return text ? `?${text}` : '';
}

/** Links stay real links; a plain click on one of ours is taken over. */
export function startRouter() {
  addEventListener('popstate', () => { route.value = parse(location.pathname, location.search); });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    if (link.pathname !== '/' && !link.pathname.startsWith('/b/')) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
