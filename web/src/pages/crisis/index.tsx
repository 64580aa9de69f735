/** Everything below /krisis: one table of what is there. A page and its words come when they are needed. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../../api';
import { Loading, Problem } from '../../components/bits';
import { t } from '../../dict';
import { route } from '../../router';
import { CrisisList } from './list';

type Fetch = () => Promise<ComponentType>;
/** By the words after /krisis/; a page below an object ends with its number, `#` here. */
const fetches: Record<string, Fetch> = {
  '': () => Promise.resolve(CrisisList),
  '#/fakta': () => import('./facts').then((page) => page.FactsPage),
  '#/kabar': () => import('./updates').then((page) => page.UpdatesPage),
  kontak: () => import('./contacts').then((m) => m.ContactsPage),
  pihak: () => import('./audiences').then((m) => m.AudiencesPage),
  '#/staf': () => import('./staff').then((m) => m.StaffPage),
  '#/pihak': () => import('./audience-card').then((m) => m.CrisisAudiencesPage),
  bukti: () => import('./evidence').then((it) => it.EvidencePage),
  kuis: () => import('./quiz').then((it) => it.learnPolicy().then(() => it.QuizPage)),
  pemeriksaan: () => import('./vetting').then((it) => it.VettingPage),
  // the room
  buka: () => import('./open').then((part) => part.OpenCrisis),
  unggahan: () => import('./posts').then((part) => part.PostsPage),
  '#': () => import('./room').then((part) => part.RoomPage),
  '#/pemulihan': () => import('./recovery').then((part) => part.RecoveryPage),
  '#/jejak': () => import('./spread').then((part) => part.learnProof().then(() => part.SpreadPage)),
  '#/akar-masalah': () => import('./cause').then((part) => part.CausePage),
  pelajaran: () => import('./lessons').then((part) => part.LessonsPage),
  '#/laporan': () => import('./report').then((part) => part.ReportPage),
  kesiapan: () => import('./ready').then((page) => page.ReadyPage),
  ancaman: () => import('./threats').then((page) => page.Threats),
  'buku-langkah': () => import('./playbooks').then((page) => page.Playbooks),
  'buku-langkah/#': () => import('./playbook').then((page) => page.PlaybookView),
  matriks: () => import('./matrix').then((page) => page.MatrixPage),
  latihan: () => import('../../parts/drill').then((part) => part.DrillsPage),
  'latihan/#': () => import('../../parts/drill').then((part) => part.DrillPage),
};
const known = new Map<string, ComponentType>();
const keyOf = (tab: string) => tab.replace(/(^|\/)\d{1,15}(?=\/|$)/g, '$1#');
export { crisisIds } from './ids';

export function CrisisPages() {
  const key = keyOf(route.value.tab), fetch = fetches[key];
  const [, setHere] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const load = () => {
    setError(null);
    fetch?.().then((page) => { known.set(key, page); setHere((n) => n + 1); }, () => setError(new Failure(0, 'network', t.value.errors.part)));
  };
  useEffect(() => { if (!known.has(key)) load(); }, [key]);
  const Page = known.get(key);
  if (Page) return <Page key={route.value.tab} />;
  if (!fetch) return <div class="page"><h1 tabIndex={-1}>{t.value.errors.pageMissing}</h1><p>{t.value.errors.notFound}</p></div>;
  return <div class="page narrow"><h1 tabIndex={-1}>{t.value.nav.crisis}</h1>{error ? <Problem error={error} onRetry={load} /> : <Loading />}</div>;
}
