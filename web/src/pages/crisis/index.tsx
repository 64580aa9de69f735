/** Everything below /krisis: one table of what is there. A page and its words come when they are needed. */
import type { ComponentType } from 'preact';
import { t } from '../../dict';
import { comes } from '../../later';
import { route } from '../../router';
import { CrisisList } from './list';

const page = (fetch: () => Promise<ComponentType>) => comes(fetch, { title: () => t.value.nav.crisis });
/** By the words after /krisis/; a page below an object ends with its number, `#` here. */
const pages: Record<string, ComponentType> = {
  '': CrisisList,
  '#/fakta': page(() => import('./facts').then((page) => page.FactsPage)),
  '#/kabar': page(() => import('./updates').then((page) => page.UpdatesPage)),
  kontak: page(() => import('./contacts').then((m) => m.ContactsPage)),
  pihak: page(() => import('./audiences').then((m) => m.AudiencesPage)),
  '#/staf': page(() => import('./staff').then((m) => m.StaffPage)),
  '#/pihak': page(() => import('./audience-card').then((m) => m.CrisisAudiencesPage)),
  bukti: page(() => import('./evidence').then((it) => it.EvidencePage)),
  kuis: page(() => import('./quiz').then((it) => it.learnPolicy().then(() => it.QuizPage))),
  pemeriksaan: page(() => import('./vetting').then((it) => it.VettingPage)),
  buka: page(() => import('./open').then((part) => part.OpenCrisis)),
  unggahan: page(() => import('./posts').then((part) => part.PostsPage)),
  '#': page(() => import('./room').then((part) => part.RoomPage)),
  '#/pemulihan': page(() => import('./recovery').then((part) => part.RecoveryPage)),
  '#/jejak': page(() => import('./spread').then((part) => part.learnProof().then(() => part.SpreadPage))),
  '#/akar-masalah': page(() => import('./cause').then((part) => part.CausePage)),
  pelajaran: page(() => import('./lessons').then((part) => part.LessonsPage)),
  '#/laporan': page(() => import('./report').then((part) => part.ReportPage)),
  kesiapan: page(() => import('./ready').then((page) => page.ReadyPage)),
  ancaman: page(() => import('./threats').then((page) => page.Threats)),
  'buku-langkah': page(() => import('./playbooks').then((page) => page.Playbooks)),
  'buku-langkah/#': page(() => import('./playbook').then((page) => page.PlaybookView)),
  matriks: page(() => import('./matrix').then((page) => page.MatrixPage)),
  tangga: page(() => import('./ladder').then((page) => page.LadderPage)),
  latihan: page(() => import('../../parts/drill').then((part) => part.DrillsPage)),
  'latihan/#': page(() => import('../../parts/drill').then((part) => part.DrillPage)),
};
const keyOf = (tab: string) => tab.replace(/(^|\/)\d{1,15}(?=\/|$)/g, '$1#');
export { crisisIds } from './ids';

export function CrisisPages() {
  const { tab } = route.value, Page = pages[keyOf(tab)];
  if (Page) return <Page key={tab} />;
  return <div class="page"><h1 tabIndex={-1}>{t.value.errors.pageMissing}</h1><p>{t.value.errors.notFound}</p></div>;
}
