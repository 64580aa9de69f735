/** The handling matrix: for each class the first move, the tone, who and by when. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { post, put } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { language, t } from '../../dict';
import { planWords } from '../../dict/crisis-plan';
import { brandPath, can } from '../../session';
import { channels, type Channel, type MatrixRow, type Page, type Role } from '../../types';
import { PrepNav } from './prep-nav';
import { useRowEditor } from './row-editor';

const mayAnswer = ['writer', 'approver', 'admin', 'owner'] as const satisfies Role[];

function Editor({ of, onDone, onClose }: { of: MatrixRow; onDone: () => void; onClose: () => void }) {
  const words = planWords.value, path = `${brandPath.value}/matrix`;
  const { form, problem, isBusy, change, errorOf, run } = useRowEditor(of, onDone, onClose);
  const save = () => run(() => put(path, { class: form.class, channel: form.channel, move: form.move, tone: form.tone, role: form.role, minutes: form.minutes, version: form.channel === of.channel && of.id ? of.version : null }), words.saved);
  return (
    <Dialog title={t.value.class[of.class]} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {problem?.status === 409 && <p class="notice is-problem" role="alert">{words.conflict}</p>}
        <Field label={words.channel} error={errorOf('channel')}>{(id, help) => <select id={id} disabled={!!of.channel} aria-describedby={help} value={form.channel ?? ''} onChange={(e) => change({ channel: (e.currentTarget.value || null) as Channel | null })}><option value="">{words.allChannels}</option>{channels.map((one) => <option key={one} value={one}>{t.value.channel[one]}</option>)}</select>}</Field>
        <Field label={words.move} error={errorOf('move')}>{(id, help) => <textarea id={id} rows={3} required maxLength={450} dir="auto" aria-describedby={help} value={form.move} onInput={(e) => change({ move: e.currentTarget.value })} />}</Field>
        <Field label={words.tone} error={errorOf('tone')}>{(id, help) => <textarea id={id} rows={2} required maxLength={450} dir="auto" aria-describedby={help} value={form.tone} onInput={(e) => change({ tone: e.currentTarget.value })} />}</Field>
        <div class="fields">
          <Field label={words.who}>{(id) => <select id={id} value={form.role} onChange={(e) => change({ role: e.currentTarget.value as Role })}>{mayAnswer.map((one) => <option key={one} value={one}>{words.orAbove(t.value.role[one])}</option>)}</select>}</Field>
          <Field label={words.minutesField} error={errorOf('minutes')}>{(id, help) => <input id={id} type="number" min="1" max="10080" inputMode="numeric" required aria-describedby={help} value={form.minutes} onInput={(e) => change({ minutes: Number(e.currentTarget.value) })} />}</Field>
        </div>
        <div class="actions end">
          {of.id && <button type="button" class="quiet" onClick={() => void run(() => post(`${path}/reset`, { class: of.class, channel: of.channel }), words.resetDone)}>{words.reset}</button>}
          <button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{words.save}</button>
        </div>
      </form>
    </Dialog>
  );
}

export function MatrixPage() {
  const words = planWords.value, list = useGet<Page<MatrixRow>>(`${brandPath.value}/matrix?language=${language.value}`, ['settings']);
  const [editing, setEditing] = useState<MatrixRow | null>(null);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.matrix}</h1>
      <PrepNav at="matriks" />
      <p class="hint">{words.matrixIntro}</p>
      <Loaded of={list}>{({ items }) => (
        <ul class="cards">{items.map((one) => (
          <li key={`${one.class}-${one.channel}`} class="card">
            <header class="card-head"><h2>{t.value.class[one.class]}{one.channel && ` · ${t.value.channel[one.channel]}`}</h2><span class={`chip ${one.id ? 'set' : 'guess'}`}>{one.id ? words.ownRow : words.programRow}</span></header>
            <dl class="facts"><div><dt>{words.move}</dt><dd dir="auto">{one.move}</dd></div><div><dt>{words.tone}</dt><dd dir="auto">{one.tone}</dd></div><div><dt>{words.who}</dt><dd>{words.orAbove(t.value.role[one.role])}</dd></div><div><dt>{words.by}</dt><dd>{words.minutesOf(one.minutes)}</dd></div></dl>
            {can.manage.value && <div class="actions"><button type="button" aria-label={`${words.edit}: ${t.value.class[one.class]}${one.channel ? ` ${t.value.channel[one.channel]}` : ''}`} onClick={() => setEditing(one)}>{words.edit}</button></div>}
          </li>
        ))}</ul>
      )}</Loaded>
      {editing && <Editor of={editing} onDone={list.reload} onClose={() => setEditing(null)} />}
    </div>
  );
}
