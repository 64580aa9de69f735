/** Beside a case: which departments have or had it. */
import { casePath, isOpen } from '../case-acts';
import { load, useGet } from '../data';
import { tr } from '../dict/later';
import { caseReferralsPath, referring } from '../referrals';
import { route, toReferrals } from '../router';
import { can } from '../session';
import type { CasePage, Page, Referral } from '../types';
import { Loaded } from './bits';
import { ReferralItem } from './referral-item';

export function CaseReferrals() {
  const words = tr.value, { id, brand } = route.value;
  const page = useGet<CasePage>(casePath(id), ['case'], id).data;
  const list = useGet<Page<Referral>>(caseReferralsPath(id), ['case'], id);
  if (!page) return null;
  const it = page.case;
  return (
    <section><h3>{words.title}</h3>
      <Loaded of={list}>{({ items }) => (items.length ? <ul class="stack">{items.map((one) => <li key={one.id} class="stack"><ReferralItem of={one} caseId={id} onDone={() => void load(casePath(id))} /></li>)}</ul> : null)}</Loaded>
      <p class="actions">
        {can.write.value && isOpen(it) && <button type="button" class="chip-button" onClick={() => { referring.value = { caseId: id, problemId: 0, subjects: it.subjects, count: 1 }; }}>{words.refer}</button>}
        <a class="more" href={toReferrals(brand)}>{words.all}</a>
      </p>
    </section>
  );
}
