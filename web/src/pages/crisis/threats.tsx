/** Daftar ancaman: what may happen, how likely and how grave, and the starter list. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, post, put } from '../../api';
import { Empty, Field, Loaded, Time } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { language, t } from '../../dict';
import { planWords } from '../../dict/crisis-plan';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import { signalNames, type Page, type SignalName, type Situation, type Staff, type StarterRow, type Threat, type ThreatSide } from '../../types';
import { PrepNav } from './prep-nav';

const sides: ThreatSide[] = ['inside', 'outside'], situations: Situation[] = ['victim', 'accident', 'preventable', 'rumour'], grades = [1, 2, 3, 4, 5];
const linesOf = (text: string) => text.split('\n').map((one) => one.trim()).filter(Boolean);
/** How dark a box of the grid is. */
const weight = (score: number) => (score >= 15 ? 'grave' : score >= 8 ? 'high' : score >= 4 ? 'medium' : 'low');

function Grid({ of }: { of: Threat[] }) {
  const words = planWords.value;
  return (
    <section class="card" aria-labelledby="grid"><h2 id="grid">{words.grid}</h2>
      <div class="table-box" tabIndex={0} role="region" aria-label={`${words.likelihood}, ${words.effect}`}><table class="risk-grid">
        <thead><tr><th scope="col">{words.likelihood} ↓ / {words.effect} →</th>{grades.map((e) => <th key={e} scope="col" title={words.grave[e]}>{e}</th>)}</tr></thead>
        <tbody>{[...grades].reverse().map((l) => (
          <tr key={l}><th scope="row">{l} <span class="hint">{words.likely[l]}</span></th>{grades.map((e) => {
            const here = of.filter((one) => one.likelihood === l && one.effect === e);
            return <td key={e} class={`risk is-${weight(l * e)}`} title={here.map((one) => one.name).join(', ')}><span aria-hidden="true">{here.length || ''}</span><span class="visually-hidden">{words.gridCell(l, e, here.length)}</span></td>;
          })}</tr>
        ))}</tbody>
      </table></div>
      <p class="hint">{words.gridHelp} {words.effect}: {grades.map((e) => `${e} ${words.grave[e]}`).join(', ')}.</p>
    </section>
  );
}

interface Form { name: string; side: ThreatSide; situation: Situation; how: string; origin: string; harm_company: string; harm_brand: string; likelihood: number; effect: number; words: string; signals: SignalName[]; owner_id: string }
const formOf = (of: Threat | null): Form => ({
  name: of?.name ?? '', side: of?.side ?? 'inside', situation: of?.situation ?? 'accident', how: of?.how ?? '', origin: of?.origin ?? '', harm_company: of?.harm_company ?? '', harm_brand: of?.harm_brand ?? '',
  likelihood: of?.likelihood ?? 3, effect: of?.effect ?? 3, words: of?.words.join('\n') ?? '', signals: of?.signals ?? [], owner_id: of?.owner_id ? String(of.owner_id) : '',
});

function Editor({ of, side, onDone, onClose }: { of: Threat | null; side: ThreatSide | null; onDone: () => void; onClose: () => void }) {
  const words = planWords.value, path = `${brandPath.value}/threats`;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items ?? [];
  const [form, setForm] = useState<Form>({ ...formOf(of), ...(side && { side }) });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (next: Partial<Form>) => { setForm({ ...form, ...next }); setProblem(null); };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const { words: lines, owner_id, ...rest } = form;
    const body = { ...rest, how: form.how || null, origin: form.origin || null, harm_company: form.harm_company || null, harm_brand: form.harm_brand || null, words: linesOf(lines), owner_id: owner_id ? Number(owner_id) : null, version: of?.version ?? null };
    try {
      if (of) await put(`${path}/${of.id}`, body); else await post(path, body);
      toast(words.saved);
      onDone();
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && (error.field || error.status === 409)) setProblem(error); else failed(error);
    }
  };
  const text = (name: 'how' | 'origin' | 'harm_company' | 'harm_brand', label: string, placeholder = '') => (
    <Field label={label} isOptional error={errorOf(name)}>{(id, help) => <textarea id={id} rows={2} maxLength={900} dir="auto" placeholder={placeholder} aria-describedby={help} value={form[name]} onInput={(e) => change({ [name]: e.currentTarget.value })} />}</Field>
  );
  const grade = (name: 'likelihood' | 'effect', label: string, names: string[]) => (
    <Field label={label} error={errorOf(name)}>{(id, help) => <select id={id} aria-describedby={help} value={form[name]} onChange={(e) => change({ [name]: Number(e.currentTarget.value) })}>{grades.map((n) => <option key={n} value={n}>{n} · {names[n]}</option>)}</select>}</Field>
  );
  return (
    <Dialog title={of ? of.name : words.newThreat} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {problem && !problem.field && <p class="notice is-problem" role="alert">{words.conflict}</p>}
        <Field label={words.name} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={100} autocomplete="off" dir="auto" placeholder={words.namePlaceholder} aria-describedby={help} value={form.name} onInput={(e) => change({ name: e.currentTarget.value })} />}</Field>
        <div class="choices" role="group" aria-label={`${words.side.inside} / ${words.side.outside}`}>{sides.map((one) => <button key={one} type="button" class="chip-button" aria-pressed={form.side === one} onClick={() => change({ side: one })}>{words.side[one]}</button>)}</div>
        <div class="fields">{grade('likelihood', words.likelihood, words.likely)}{grade('effect', words.effect, words.grave)}</div>
        <Field label={words.situation}>{(id) => <select id={id} value={form.situation} onChange={(e) => change({ situation: e.currentTarget.value as Situation })}>{situations.map((one) => <option key={one} value={one}>{words.situations[one]}</option>)}</select>}</Field>
        {text('how', words.how, words.howPlaceholder)}{text('origin', words.origin, words.originPlaceholder)}{text('harm_company', words.harmCompany)}{text('harm_brand', words.harmBrand)}
        <Field label={words.words} help={words.wordsHelp} error={errorOf('words')}>{(id, help) => <textarea id={id} rows={4} dir="auto" aria-describedby={help} value={form.words} onInput={(e) => change({ words: e.currentTarget.value })} />}</Field>
        <fieldset class="stack"><legend>{words.signals}</legend><div class="choices">{signalNames.map((one) => (
          <button key={one} type="button" class="chip-button" aria-pressed={form.signals.includes(one)} onClick={() => change({ signals: form.signals.includes(one) ? form.signals.filter((other) => other !== one) : [...form.signals, one] })}>{t.value.signal[one]}</button>
        ))}</div></fieldset>
        <Field label={words.owner} isOptional>{(id) => <select id={id} value={form.owner_id} onChange={(e) => change({ owner_id: e.currentTarget.value })}><option value="">{words.nobody}</option>{people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

function Starters({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const words = planWords.value, path = `${brandPath.value}/threats/starters`;
  const list = useGet<Page<StarterRow>>(`${path}?language=${language.value}`, ['settings']);
  const [busy, setBusy] = useState('');
  const take = async (keys: string[] | null) => {
    setBusy(keys?.[0] ?? '*');
    try { await post(path, { language: language.value, keys }); list.reload(); onDone(); toast(words.taken); } catch (error) { failed(error); }
    setBusy('');
  };
  return (
    <Dialog title={words.starterTitle} size="wide" onClose={onClose}>
      <Loaded of={list}>{({ items }) => (
        <>
          {items.some((one) => !one.threat_id) && <div class="actions"><button type="button" class="primary" disabled={!!busy} onClick={() => void take(null)}>{words.takeAll}</button></div>}
          <ul class="rows">{items.map((one) => (
            <li key={one.key}>
              <span class="row-main"><strong>{one.name}</strong><span class="hint beside">{words.side[one.side]} · {one.likelihood}×{one.effect}</span><span class="hint">{one.how}</span></span>
              {one.threat_id ? <span class="hint">{words.taken} ✓</span> : <button type="button" aria-label={`${words.take}: ${one.name}`} disabled={!!busy} onClick={() => void take([one.key])}>{words.take}</button>}
            </li>
          ))}</ul>
        </>
      )}</Loaded>
    </Dialog>
  );
}

function ThreatCard({ of, onEdit, onAct }: { of: Threat; onEdit: () => void; onAct: (act: 'retire' | 'restore' | 'review') => void }) {
  const words = planWords.value, b = route.value.brand;
  const details: [string, string | null][] = [[words.how, of.how], [words.origin, of.origin], [words.harmCompany, of.harm_company], [words.harmBrand, of.harm_brand], [words.owner, of.owner_name]];
  const signs = [...of.words.map((one) => `“${one}”`), ...of.signals.map((one) => t.value.signal[one])];
  return (
    <li class="card" id={`ancaman-${of.id}`}>
      <header class="card-head"><h2 dir="auto">{of.name}</h2><span class={`chip set risk-chip is-${weight(of.score)}`}>{words.number} {of.score} ({of.likelihood}×{of.effect})</span></header>
      <p class="hint">{words.side[of.side]} · {words.reviewedAt} <Time at={of.reviewed_at} /></p>
      <dl class="facts">{details.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}
        {signs.length > 0 && <div><dt>{words.signsOf}</dt><dd>{signs.join(', ')}</dd></div>}</dl>
      <div class="actions">
        {of.playbook_id ? <a class="button" href={toCrisis(b, `buku-langkah/${of.playbook_id}`)}>{words.toPlaybook}</a> : can.manage.value && !of.retired_at && <a class="button" href={`${toCrisis(b, 'buku-langkah')}?ancaman=${of.id}`}>{words.makePlaybook}</a>}
        {can.manage.value && (of.retired_at ? <button type="button" onClick={() => onAct('restore')}>{words.restore}</button> : (
          <>
            <button type="button" aria-label={`${words.edit}: ${of.name}`} onClick={onEdit}>{words.edit}</button>
            <button type="button" class="quiet" aria-label={`${words.reviewed}: ${of.name}`} onClick={() => onAct('review')}>{words.reviewed}</button>
            <button type="button" class="quiet" aria-label={`${words.retire}: ${of.name}`} onClick={() => onAct('retire')}>{words.retire}</button>
          </>
        ))}
      </div>
    </li>
  );
}

export function Threats() {
  const words = planWords.value, path = `${brandPath.value}/threats`;
  const [isRetired, setRetired] = useState(false);
  const list = useGet<Page<Threat>>(`${path}${isRetired ? '?is_retired=true' : ''}`, ['settings']);
  const asked = route.value.query.get('baru');
  const [editing, setEditing] = useState<Threat | 'new' | null>(asked && can.manage.value ? 'new' : null);
  const [isChoosing, setChoosing] = useState(false);
  const act = async (of: Threat, name: 'retire' | 'restore' | 'review') => {
    try {
      await post(`${path}/${of.id}/act`, { act: name });
      list.reload();
      toast(name === 'retire' ? words.threatRetired : words.saved, name === 'retire' ? { undo: async () => { await post(`${path}/${of.id}/act`, { act: 'restore' }); list.reload(); } } : {});
    } catch (error) { failed(error); }
  };
  const takeAll = async () => {
    try { await post(`${path}/starters`, { language: language.value }); list.reload(); toast(words.takenAll); } catch (error) { failed(error); }
  };
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.threats}</h1>
      <PrepNav at="ancaman" />
      <p class="hint">{words.threatsIntro}</p>
      <Loaded of={list}>{({ items }) => {
        const lacking = sides.find((side) => !items.some((one) => one.side === side));
        return (
          <>
            {can.manage.value && (items.length > 0 || isRetired) && <div class="actions"><button type="button" class="primary" onClick={() => setEditing('new')}>{words.add}</button><button type="button" onClick={() => setChoosing(true)}>{words.takeSome}</button></div>}
            {!items.length && !isRetired ? (
              <Empty title={words.threatsNone}><p>{words.threatsNoneHelp}</p>
                {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => void takeAll()}>{words.takeAll}</button><button type="button" onClick={() => setChoosing(true)}>{words.takeSome}</button><button type="button" class="quiet" onClick={() => setEditing('new')}>{words.add}</button></div>}
              </Empty>
            ) : (
              <>
                {!isRetired && lacking && <p class="notice is-problem" role="status">{words.oneSide(lacking)}</p>}
                {!isRetired && <Grid of={items} />}
                <ul class="cards">{items.map((one) => <ThreatCard key={one.id} of={one} onEdit={() => setEditing(one)} onAct={(name) => void act(one, name)} />)}</ul>
              </>
            )}
          </>
        );
      }}</Loaded>
      <p><button type="button" class="quiet" onClick={() => setRetired(!isRetired)}>{isRetired ? words.hideRetired : words.showRetired}</button></p>
      {editing && <Editor of={editing === 'new' ? null : editing} side={asked === 'inside' || asked === 'outside' ? asked : null} onDone={list.reload} onClose={() => setEditing(null)} />}
      {isChoosing && <Starters onDone={list.reload} onClose={() => setChoosing(false)} />}
    </div>
  );
}
