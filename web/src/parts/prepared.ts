/** Pengaturan > Kalimat siap, with its words. */
import '../app'; // as in team.ts
import { PreparedTab } from '../pages/settings/prepared';

export { learnReady } from '../dict/later';
export const pages = { prepared: PreparedTab };
