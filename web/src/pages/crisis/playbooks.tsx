/** Buku langkah: all of them, what each lacks, and the plan as one file. */
import '../../app'; // as in parts/team.ts
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure, get, post } from '../../api';
import { Empty, Loaded } from '../../components/bits';
import { useGet } from '../../data';
import { planWords } from '../../dict/crisis-plan';
import { go, route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page, PlanTaken, Playbook, PlaybookPage, Threat } from '../../types';
import { PrepNav } from './prep-nav';

function lacking(of: Playbook): string[] {
  const words = planWords.value.lacks;
  return [!of.steps_count && words.steps, !of.holding && words.holding, !of.statement && words.statement, !of.approver_id && words.approver].filter((one) => typeof one === 'string');
}

/** The whole plan out of here, and into here. */
function PlanFile({ onTaken }: { onTaken: () => void }) {
  const words = planWords.value, path = `${brandPath.value}/plan`, chosen = useRef<HTMLInputElement>(null);
  const save = async () => {
    try {
      const url = URL.createObjectURL(new Blob([JSON.stringify(await get(path), null, 1)], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = 'rencana-krisis.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch (error) { failed(error); }
  };
  const read = async () => {
    const input = chosen.current!, file = input.files?.[0];
    if (!file) return;
    let plan: unknown;
    try { plan = JSON.parse(await file.text()); } catch { plan = null; }
    input.value = '';
    if (!plan || typeof plan !== 'object') { toast(words.planBad, { isError: true }); return; }
    try {
      const taken = await post<PlanTaken>(path, plan);
      toast(words.planTaken(taken.threats + taken.playbooks + taken.matrix + taken.escalation, taken.left));
      onTaken();
    } catch (error) { if (error instanceof Failure && error.field === 'kind') toast(words.planBad, { isError: true }); else failed(error); }
  };
  return (
    <section class="card" aria-labelledby="plan"><h2 id="plan">{words.plan}</h2><p class="hint">{words.planHelp}</p>
      <div class="actions"><button type="button" onClick={() => void save()}>{words.planOut}</button>
        {can.manage.value && <><button type="button" onClick={() => chosen.current!.click()}>{words.planIn}</button><input ref={chosen} type="file" accept="application/json,.json" hidden aria-label={words.planIn} onChange={() => void read()} /></>}
      </div>
    </section>
  );
}

export function Playbooks() {
  const words = planWords.value, path = `${brandPath.value}/playbooks`, b = route.value.brand;
  const [isRetired, setRetired] = useState(false);
  const list = useGet<Page<Playbook>>(`${path}${isRetired ? '?is_retired=true' : ''}`, ['settings']);
  /** An empty one, at once open to be written. */
  const begin = async (threat: Threat | null) => {
    try {
      const made = await post<PlaybookPage>(path, { name: threat?.name ?? words.newBook, threat_id: threat?.id ?? null, posture: 'inform', steps: [] });
      go(`${toCrisis(b, `buku-langkah/${made.playbook.id}`)}?ubah=1`, !!threat);
    } catch (error) { failed(error); }
  };
  const asked = Number(route.value.query.get('ancaman'));
  useEffect(() => {
    if (!asked || !can.manage.value) return;
    go(toCrisis(b, 'buku-langkah'), true);
    get<Page<Threat>>(`${brandPath.value}/threats`).then(({ items }) => { const one = items.find(({ id }) => id === asked); if (one) void (one.playbook_id ? go(toCrisis(b, `buku-langkah/${one.playbook_id}`)) : begin(one)); }, failed);
  }, []);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.playbooks}</h1>
      <PrepNav at="buku-langkah" />
      <p class="hint">{words.booksIntro}</p>
      {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => void begin(null)}>{words.addBook}</button></div>}
      <Loaded of={list}>{({ items }) => (!items.length ? <Empty title={words.booksNone}><p>{words.booksNoneHelp}</p><p><a class="button" href={toCrisis(b, 'ancaman')}>{words.threats}</a></p></Empty> : (
        <ul class="rows">{items.map((one) => {
          const lacks = lacking(one);
          return (
            <li key={one.id}>
              <span class="row-main"><a class="of-case" href={toCrisis(b, `buku-langkah/${one.id}`)} dir="auto">{one.name}</a><span class="hint">{words.stepsCount(one.steps_count)} · {words.postures[one.posture]} · {lacks.length ? lacks.join(', ') : <strong>{words.complete} ✓</strong>}</span></span>
            </li>
          );
        })}</ul>
      ))}</Loaded>
      <p><button type="button" class="quiet" onClick={() => setRetired(!isRetired)}>{isRetired ? words.hideRetired : words.showRetired}</button></p>
      <PlanFile onTaken={list.reload} />
    </div>
  );
}
