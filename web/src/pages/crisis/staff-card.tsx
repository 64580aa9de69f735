/** For the room: whether the staff know, and the one button that tells them. */
import { Loaded } from '../../components/bits';
import { useGet } from '../../data';
import { staffWords } from '../../dict/crisis-staff';
import { route, toCrisis, toStatement } from '../../router';
import { brandPath, can } from '../../session';
import type { BroadcastPage } from './staff-types';

export const staffPath = (crisis: number) => `${brandPath.value}/crises/${crisis}/staff`;
export const useStaff = (crisis: number) => useGet<BroadcastPage>(staffPath(crisis), ['crisis', 'statement']);
export const currentOf = (page: BroadcastPage) => page.broadcasts.find((one) => one.id === page.current_id);

/** What people of an older version must be told, and the answers that left with it. */
export function Warnings({ of }: { of: BroadcastPage }) {
  const words = staffWords.value.staff, statement = of.draft.statement_id;
  return (
    <>
      {of.is_late && !of.is_outdated && <p class="notice is-change" role="status">{words.late}</p>}
      {of.is_outdated && <p class="notice is-problem" role="alert">{words.outdated}</p>}
      {of.contradictions > 0 && statement && <p class="notice is-change"><span>{words.wrong(of.contradictions)}</span> <a class="outside" href={toStatement(route.value.brand, statement)}>{words.wrongHelp}</a></p>}
    </>
  );
}

export function StaffCard({ crisis }: { crisis: number }) {
  const words = staffWords.value.staff, page = useStaff(crisis);
  return (
    <section class="card" aria-label={words.title}>
      <Loaded of={page}>{(of) => {
        const current = currentOf(of), unread = of.receipts.filter((one) => !one.read_at && !one.is_sheet);
        return (
          <>
            <header class="card-head"><h2>{words.title}</h2>{current && <span class="count">{words.read(current.readers, current.people)}</span>}</header>
            <Warnings of={of} />
            {!current ? <p>{words.none}</p> : !of.is_outdated && <p class={unread.length ? 'hint' : 'good'} dir="auto">{unread.length ? unread.slice(0, 8).map((one) => one.name).join(', ') : words.allRead}</p>}
            <a class={`button ${!current || of.is_outdated ? 'primary' : ''}`} href={toCrisis(route.value.brand, `${crisis}/staf`)}>{!current && can.write.value ? words.go : words.open}</a>
          </>
        );
      }}</Loaded>
    </section>
  );
}
