/** Tangga eskalasi: for each level when it holds, who owns it, the first move, whom to tell and by when. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { get, post, put } from '../../api';
import { Field, LevelMark, Loaded } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { ladderPath } from '../../components/level-row';
import { useGet } from '../../data';
import { t } from '../../dict';
import { levelWords } from '../../dict/crisis-level';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { EscalationRow, Page, Staff } from '../../types';
import { PrepNav } from './prep-nav';
import { useRowEditor } from './row-editor';

/** Who may be chosen: the people of the business, and whoever is there by now. */
function PersonSelect({ id, help, people, value, name, not, onChange }: { id: string; help: string | undefined; people: Staff[]; value: number | null; name: string | null; not: number | null; onChange: (id: number | null) => void }) {
  const known = people.filter((one) => !one.ended_at && one.id !== not);
  return (
    <select id={id} aria-describedby={help} value={value ?? ''} onChange={(e) => onChange(Number(e.currentTarget.value) || null)}>
      <option value="">{levelWords.value.nobody}</option>
      {value && !known.some((one) => one.id === value) && <option value={value}>{name}</option>}
      {known.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
    </select>
  );
}

function Editor({ of, onDone, onClose }: { of: EscalationRow; onDone: () => void; onClose: () => void }) {
  const words = levelWords.value, path = `${brandPath.value}/escalation`;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items ?? [];
  const { form, problem, isBusy, replace, change, errorOf, run } = useRowEditor(of, onDone, onClose);
  const [isResetting, setResetting] = useState(false);
  const save = (version: number | null) => put(path, { level: form.level, holds_when: form.holds_when, owner_id: form.owner_id, deputy_id: form.deputy_id, move: form.move, tell: form.tell || null, minutes: form.minutes, version });
  const stored = async () => (await get<Page<EscalationRow>>(ladderPath())).items.find((one) => one.level === of.level)!;
  const takeTheirs = async () => { try { replace(await stored()); } catch (error) { failed(error); } };
  if (isResetting) return <Confirm title={words.resetTitle(t.value.level[of.level])} text={words.resetText} action={words.reset} isGrave onClose={() => setResetting(false)}
    onDo={async () => { await post(`${path}/reset`, { level: of.level, version: of.version }); toast(words.resetDone); onDone(); onClose(); }} />;
  const text = (name: 'holds_when' | 'move' | 'tell', label: string, rows: number, more: { help?: string; isOptional?: boolean } = {}) => (
    <Field label={label} error={errorOf(name)} {...more}>{(id, help) => <textarea id={id} rows={rows} required={!more.isOptional} maxLength={450} dir="auto" aria-describedby={help} value={form[name] ?? ''} onInput={(e) => change({ [name]: e.currentTarget.value })} />}</Field>
  );
  return (
    <Dialog title={`${words.title}: ${t.value.level[of.level]}`} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void run(() => save(form.id ? form.version : null), words.saved); }}>
        {problem?.status === 409 && <div class="notice is-problem" role="alert"><p>{words.conflict}</p><div class="actions"><button type="button" onClick={() => void takeTheirs()}>{words.takeTheirs}</button><button type="button" onClick={() => void run(async () => { const now = await stored(); await save(now.id ? now.version : null); }, words.saved)}>{words.keepMine}</button></div></div>}
        {text('holds_when', words.when, 3, { help: words.whenHelp })}
        <div class="fields">
          <Field label={words.owner} error={errorOf('owner_id')}>{(id, help) => <PersonSelect id={id} help={help} people={people} value={form.owner_id} name={form.owner_name} not={null} onChange={(owner_id) => change({ owner_id, ...(owner_id === form.deputy_id && { deputy_id: null }) })} />}</Field>
          <Field label={words.deputy} error={errorOf('deputy_id')}>{(id, help) => <PersonSelect id={id} help={help} people={people} value={form.deputy_id} name={form.deputy_name} not={form.owner_id} onChange={(deputy_id) => change({ deputy_id })} />}</Field>
        </div>
        {text('move', words.move, 3)}
        {text('tell', words.tell, 2, { help: words.tellHelp, isOptional: true })}
        <Field label={words.minutesField} error={errorOf('minutes')}>{(id, help) => <input id={id} type="number" min="1" max="10080" inputMode="numeric" required aria-describedby={help} value={form.minutes} onInput={(e) => change({ minutes: Number(e.currentTarget.value) })} />}</Field>
        <div class="actions end">
          {of.id && <button type="button" class="quiet" onClick={() => setResetting(true)}>{words.reset}</button>}
          <button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who is called when the alarm is of a level that somebody should own. */
function ownerOf(of: EscalationRow) {
  const words = levelWords.value;
  if (of.owner_name) return of.owner_name;
  if (of.level !== 'issue' && of.level !== 'crisis') return words.nobody;
  return of.deputy_name ? words.unownedDeputy : words.unowned;
}

export function LadderPage() {
  const words = levelWords.value, list = useGet<Page<EscalationRow>>(ladderPath(), ['settings']);
  const [editing, setEditing] = useState<EscalationRow | null>(null);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <PrepNav at="tangga" />
      <p class="hint">{words.intro}</p>
      <p class="hint">{words.alarm}</p>
      <Loaded of={list}>{({ items }) => (
        <ul class="cards">{items.map((one) => {
          const details: [string, string | null][] = [[words.when, one.holds_when], [words.owner, ownerOf(one)], [words.deputy, one.deputy_name], [words.move, one.move], [words.tell, one.tell], [words.by, words.minutesOf(one.minutes)]];
          return (
            <li key={one.level} class="card">
              <header class="card-head"><h2><LevelMark of={one.level} /></h2><span class={`chip ${one.id ? 'set' : 'guess'}`}>{one.id ? words.own : words.program}</span></header>
              <dl class="facts">{details.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}</dl>
              {can.manage.value && <div class="actions"><button type="button" aria-label={`${words.edit}: ${t.value.level[one.level]}`} onClick={() => setEditing(one)}>{words.edit}</button></div>}
            </li>
          );
        })}</ul>
      )}</Loaded>
      {editing && <Editor of={editing} onDone={list.reload} onClose={() => setEditing(null)} />}
    </div>
  );
}
