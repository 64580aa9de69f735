/** Who is here and in which brand, and what they may do there. */
import { computed } from '@preact/signals';
import { get, loadSession, me, post } from './api';
import { resetCache } from './data';
import { local } from './prefs';
import { go, route, toHome } from './router';
import { refollow } from './stream';
import { roles, type Overview, type Page, type Role, type Staff } from './types';

export const brand = computed(() => me.value?.brands.find((b) => b.id === route.value.brand) ?? null);
export const brandPath = computed(() => `/api/brands/${route.value.brand}`);
/** The crisis that runs here, 0: none. The session knows until the overview does, so that what tells of it has its room at once. */
export const hotCrisis = (overview: Overview | null) => (overview ?? brand.value)?.crisis_id ?? 0;

const atLeast = (role: Role, least: Role) => roles.indexOf(role) >= roles.indexOf(least);
const role = computed<Role>(() => brand.value?.role ?? 'none');
/** The server decides; these only spare people from pressing what will be refused. */
export const can = {
  write: computed(() => atLeast(role.value, 'writer')),
  approve: computed(() => atLeast(role.value, 'approver')),
  manage: computed(() => atLeast(role.value, 'admin')),
  own: computed(() => role.value === 'owner'),
};
/** An invented colleague of the sample shop is being played. */
export const isPersona = computed(() => !!me.value?.acts_as || (me.value?.staff.is_sample ?? false));

export function startPage(): string {
  const brands = me.value?.brands ?? [];
  const last = Number(local.get('brand'));
  const found = brands.find((b) => b.id === last) ?? brands.find((b) => !b.is_sample) ?? brands[0];
  return found ? toHome(found.id) : '/';
}

export async function playPersona(staffId: number) {
  await post(`${brandPath.value}/sample/persona`, { staff_id: staffId });
  await loadSession();
  resetCache();
  refollow();
  if (!brand.value) go(startPage(), true);
}
export const people = (path: string) => get<Page<Staff>>(`${path}/people`);
