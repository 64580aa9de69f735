/** Kalimat siap: what a brand keeps ready for answers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure, del, messageOf, post, put } from '../../api';
import { toUnits } from '../../bytes';
import { Ago, Empty, Field, Loaded } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { FindingText } from '../../components/marked-text';
import { useGet } from '../../data';
import { t } from '../../dict';
import { tReady } from '../../dict/later';
import { afterRender } from '../../keys';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import { preparedKinds, type Finding, type Page, type Prepared, type PreparedKind, type PreparedLanguage } from '../../types';

const fields = ['sapaan', 'nama', 'kasus', 'kanal', 'jam', 'zona', 'admin', 'tanggal', 'tempat', 'lama'] as const;
const previewPause = 400;
const path = () => `${brandPath.value}/prepared`;
const day = (text: string) => new Intl.DateTimeFormat(t.value.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(text));

interface Form { kind: PreparedKind; language: PreparedLanguage; name: string; text: string; last_day: string }
interface Preview { text: string; findings: Finding[] }

/** As a made-up customer would get it: filled in and checked by the server. */
function Live({ of }: { of: Form }) {
  const words = tReady.value;
  const [shown, setShown] = useState<{ of: string; preview: Preview } | null>(null);
  const asked = `${of.kind} ${of.language} ${of.text}`;
  useEffect(() => {
    if (!of.text.trim()) return setShown(null);
    const timer = setTimeout(() => {
      post<Preview>(`${path()}/preview`, { kind: of.kind, language: of.language, text: of.text }).then((preview) => setShown({ of: asked, preview }), () => setShown(null));
    }, previewPause);
    return () => clearTimeout(timer);
  }, [asked]);
  if (!shown) return null;
  const { text, findings } = shown.preview;
  const list = findings.filter((one) => one.level !== 'hint');
  return (
    <section class="stack" aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <div class="notice"><FindingText text={text} findings={toUnits(text, list)} /></div>
      {list.length > 0
        ? <ul class="findings-list">{list.map((one, i) => <li key={i} class={one.level}><span class="finding-level">{t.value.compose.finding[one.level]}</span>{t.value.rule[one.rule]}</li>)}</ul>
        : <p class="hint" role="status">{shown.of === asked ? words.fine : words.previewing}</p>}
    </section>
  );
}

function Editor({ of, start, onClose, onSaved }: { of: Prepared | null; start: Form; onClose: () => void; onSaved: (saved: Prepared) => void }) {
  const words = tReady.value;
  const [form, setForm] = useState(start);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const set = (change: Partial<Form>) => { setForm({ ...form, ...change }); setProblem(null); };
  const errorOf = (field: string) => (problem instanceof Failure && problem.field === field ? problem.message : null);
  const isElsewhere = problem !== null && !['name', 'text', 'last_day'].some(errorOf);
  const insert = (field: string) => {
    const { selectionStart: from, selectionEnd: to } = box.current!;
    set({ text: `${form.text.slice(0, from)}{${field}}${form.text.slice(to)}` });
    afterRender(() => { box.current?.focus(); box.current?.setSelectionRange(from + field.length + 2, from + field.length + 2); });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const body = { ...form, last_day: form.last_day || null };
    try {
      onSaved(of ? await put<Prepared>(`${path()}/${of.id}`, { ...body, version: of.version }) : await post<Prepared>(path(), body));
    } catch (error) { setProblem(error); setBusy(false); }
  };
  return (
    <Dialog title={of ? words.title.edit : words.title.add} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {isElsewhere && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
        <div class="fields">
          <Field label={words.name} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={80} aria-describedby={help} autocomplete="off" value={form.name} onInput={(e) => set({ name: e.currentTarget.value })} />}</Field>
          <Field label={words.kindLabel} help={form.kind.startsWith('holding') ? words.holdingHelp : undefined}>{(id, help) => <select id={id} aria-describedby={help} value={form.kind} onChange={(e) => set({ kind: e.currentTarget.value as PreparedKind })}>{preparedKinds.map((one) => <option key={one} value={one}>{words.kind[one]}</option>)}</select>}</Field>
          <Field label={words.languageLabel}>{(id) => <select id={id} value={form.language} onChange={(e) => set({ language: e.currentTarget.value as PreparedLanguage })}>{(['id', 'en'] as const).map((one) => <option key={one} value={one}>{words.language[one]}</option>)}</select>}</Field>
          <Field label={words.lastDay} isOptional help={words.lastDayHelp} error={errorOf('last_day')}>{(id, help) => <input id={id} type="date" aria-describedby={help} value={form.last_day} onInput={(e) => set({ last_day: e.currentTarget.value })} />}</Field>
        </div>
        <Field label={words.text} help={words.fieldsHelp} error={errorOf('text')}>{(id, help) => <textarea id={id} ref={box} rows={5} required maxLength={2000} lang={form.language} aria-describedby={help} aria-invalid={!!errorOf('text')} value={form.text} onInput={(e) => set({ text: e.currentTarget.value })} />}</Field>
        <div class="class-chips" role="group" aria-label={words.fields}>{fields.map((one) => <button key={one} type="button" class="chip-button" title={words.fieldName[one]} onClick={() => insert(one)}>{`{${one}}`}</button>)}</div>
        <Live of={form} />
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy || !form.name.trim() || !form.text.trim()}>{words.save}</button></div>
      </form>
    </Dialog>
  );
}

const formOf = (one: Prepared): Form => ({ kind: one.kind, language: one.language, name: one.name, text: one.text, last_day: one.last_day ?? '' });

function Row({ of, onEdit, onCopy, onRemove }: { of: Prepared; onEdit: () => void; onCopy: () => void; onRemove: () => void }) {
  const words = tReady.value;
  return (
    <li>
      <div class="row-main">
        <strong>{of.is_expired ? <s>{of.name}</s> : of.name}</strong>
        {of.last_day && <span class="chip guess">{of.is_expired ? words.expired(day(of.last_day)) : words.until(day(of.last_day))}</span>}
        <p class="said prepared-text" lang={of.language} dir="auto">{of.is_expired ? <s>{of.text}</s> : of.text}</p>
        <span class="hint">{of.times ? words.used(of.times) : words.neverUsed}{of.used_at && <>, {words.lastUsed} <Ago at={of.used_at} /></>} · {of.owner_name ? words.by(of.owner_name) : words.byProgram}</span>
      </div>
      {can.manage.value && (
        <div class="actions">
          {([[words.edit, onEdit], [words.copy, onCopy], [words.remove, onRemove]] as const).map(([name, run]) => <button key={name} type="button" class="quiet" aria-label={`${name}: ${of.name}`} onClick={run}>{name}</button>)}
        </div>
      )}
    </li>
  );
}

export function PreparedTab() {
  const words = tReady.value;
  const list = useGet<Page<Prepared>>(path(), ['settings']);
  const [language, setLanguage] = useState<PreparedLanguage>('id');
  const [find, setFind] = useState('');
  const [editing, setEditing] = useState<{ of: Prepared | null; start: Form } | null>(null);
  const remove = async (one: Prepared) => {
    try {
      await del(`${path()}/${one.id}`);
      list.reload();
      toast(words.removed(one.name), { undo: () => post(`${path()}/${one.id}/restore`).then(list.reload) });
    } catch (error) { failed(error); }
  };
  const saved = (one: Prepared) => { setEditing(null); setLanguage(one.language); list.reload(); toast(words.saved); };
  const wanted = find.trim().toLowerCase();
  const fits = (one: Prepared) => one.language === language && `${one.name} ${one.text}`.toLowerCase().includes(wanted);
  return (
    <>
      <p class="hint">{words.intro}</p>
      <div class="inline-form">
        <Field label={words.search}>{(id) => <input id={id} type="search" autocomplete="off" value={find} onInput={(e) => setFind(e.currentTarget.value)} />}</Field>
        <fieldset class="choice"><legend>{words.languageLabel}</legend>
          <div class="segments">{(['id', 'en'] as const).map((one) => <label key={one}><input type="radio" name="prepared-language" checked={one === language} onChange={() => setLanguage(one)} /><span>{words.language[one]}</span></label>)}</div>
        </fieldset>
        {can.manage.value && <button type="button" class="primary" onClick={() => setEditing({ of: null, start: { kind: 'other', language, name: '', text: '', last_day: '' } })}>{words.add}</button>}
      </div>
      <Loaded of={list}>{(page) => {
        const shown = page.items.filter(fits);
        if (!shown.length) return <Empty title={wanted ? words.noMatch : words.empty} />;
        return <>{preparedKinds.filter((kind) => shown.some((one) => one.kind === kind)).map((kind) => (
          <section key={kind}><h3>{words.kind[kind]}</h3>
            <ul class="rows">{shown.filter((one) => one.kind === kind).map((one) => (
              <Row key={one.id} of={one} onEdit={() => setEditing({ of: one, start: formOf(one) })} onRemove={() => void remove(one)}
                onCopy={() => setEditing({ of: null, start: { ...formOf(one), name: words.copyOf(one.name) } })} />
            ))}</ul>
          </section>
        ))}</>;
      }}</Loaded>
      {editing && <Editor of={editing.of} start={editing.start} onClose={() => setEditing(null)} onSaved={saved} />}
    </>
  );
}
