/** Beside a case: what the customer asks for and what was decided. */
import { casePath, isOpen } from '../case-acts';
import { load, useGet } from '../data';
import { caseDemandsPath, deciding } from '../demands';
import { td } from '../dict/later';
import { route, toDemands } from '../router';
import { can } from '../session';
import type { CasePage, DemandRow, Page } from '../types';
import { Loaded } from './bits';
import { DemandItem } from './demand-item';

export function CaseDemands() {
  const words = td.value, { id, brand } = route.value;
  const page = useGet<CasePage>(casePath(id), ['case'], id).data;
  const list = useGet<Page<DemandRow>>(caseDemandsPath(id), ['case'], id);
  if (!page) return null;
  return (
    <section><h3>{words.title}</h3>
      <Loaded of={list}>{({ items }) => (items.length
        ? <ul class="stack">{items.map((one) => <li key={one.demand} class="stack"><DemandItem of={one} isHere onDone={() => void load(casePath(id))} /></li>)}</ul>
        : <p class="hint">{words.noneHere}</p>)}</Loaded>
      <p class="actions">
        {can.write.value && isOpen(page.case) && <button type="button" class="chip-button" onClick={() => { deciding.value = { caseId: id, row: null }; }}>{words.add}</button>}
        <a class="more" href={toDemands(brand)}>{words.all}</a>
      </p>
    </section>
  );
}
