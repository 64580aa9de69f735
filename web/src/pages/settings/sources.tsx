import { useState } from 'preact/hooks';
import { Failure, messageOf, post, put, serverNow } from '../../api';
import { Ago, Empty, Field, Loaded, Time, Trouble } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { settingsWords } from '../../dict/settings';
import { number, when } from '../../format';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import { channels, type Channel, type ImportRun, type Page, type Policy, type Source, type SourceKind, type WayOut } from '../../types';

const kinds: SourceKind[] = ['hand', 'file', 'feed', 'hook'];
const ways: WayOut[] = ['browser', 'hook', 'mail'];
type Form = Pick<Source, 'name' | 'channel' | 'kind' | 'way_out'> & Record<'url' | 'own_handle' | 'out_url' | 'out_lookup' | 'out_from' | 'secret' | 'out_secret', string>;

const formOf = (of: Source | null): Form => ({
  name: of?.name ?? '', channel: of?.channel ?? 'instagram', kind: of?.kind ?? 'hand', way_out: of?.way_out ?? 'browser', url: of?.url ?? '',
  own_handle: of?.own_handle ?? '', out_url: of?.out_url ?? '', out_lookup: of?.out_lookup ?? '', out_from: of?.out_from ?? '', secret: '', out_secret: '',
});
/** Only what the person can set goes back; empty secrets stay as they are. */
function bodyOf(form: Form, isPaused: boolean) {
  const body: Record<string, unknown> = { name: form.name, channel: form.channel, kind: form.kind, way_out: form.way_out, is_paused: isPaused };
  for (const name of ['url', 'own_handle', 'out_url', 'out_lookup', 'out_from'] as const) body[name] = form[name].trim() || null;
  for (const name of ['secret', 'out_secret'] as const) if (form[name]) body[name] = form[name];
  return body;
}

function SourceDialog({ of, onClose, onSaved }: { of: Source | null; onClose: () => void; onSaved: () => void }) {
  const words = settingsWords.value.sources;
  const [form, setForm] = useState(formOf(of));
  const [problem, setProblem] = useState<unknown>(null);
  const set = (name: keyof Form) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => setForm({ ...form, [name]: event.currentTarget.value });
  const errorOf = (field: string) => (problem instanceof Failure && problem.field === field ? problem.message : null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      const body = bodyOf(form, of?.is_paused ?? false);
      if (of) await put(`${brandPath.value}/sources/${of.id}`, body);
      else await post(`${brandPath.value}/sources`, body);
      toast(words.saved);
      onSaved();
      onClose();
    } catch (error) { setProblem(error); }
  };
  const text = (name: 'url' | 'own_handle' | 'out_url' | 'out_lookup' | 'out_from', label: string, type: 'text' | 'url' | 'email' = 'text', required = false) => (
    <Field label={label} isOptional={!required} error={errorOf(name)}>{(id) => <input id={id} type={type as 'text'} required={required} autocomplete="off" value={form[name]} onInput={set(name)} />}</Field>
  );
  const secret = (name: 'secret' | 'out_secret', label: string) => (
    <Field label={label} isOptional help={words.secretHelp} error={errorOf(name)}>{(id, help) => <input id={id} type="password" autocomplete="new-password" aria-describedby={help} value={form[name]} onInput={set(name)} />}</Field>
  );
  return (
    <Dialog title={of ? words.edit : words.add} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {problem !== null && !(problem instanceof Failure && problem.field) && <p class="notice is-problem" role="alert">{messageOf(problem)}</p>}
        <div class="fields">
          <Field label={words.name} error={errorOf('name')}>{(id) => <input id={id} type="text" required autocomplete="off" value={form.name} onInput={set('name')} />}</Field>
          <Field label={words.channel}>{(id) => <select id={id} value={form.channel} onChange={(e) => setForm({ ...form, channel: e.currentTarget.value as Channel })}>{channels.map((one) => <option key={one} value={one}>{t.value.channel[one]}</option>)}</select>}</Field>
          <Field label={words.kind}>{(id) => <select id={id} value={form.kind} onChange={(e) => setForm({ ...form, kind: e.currentTarget.value as SourceKind })}>{kinds.map((one) => <option key={one} value={one}>{t.value.sourceKind[one]}</option>)}</select>}</Field>
          {text('own_handle', words.handle)}
          {form.kind === 'feed' && text('url', words.url, 'url', true)}
          {form.kind === 'hook' && secret('secret', words.secret)}
          <Field label={words.way}>{(id) => <select id={id} value={form.way_out} onChange={(e) => setForm({ ...form, way_out: e.currentTarget.value as WayOut })}>{[...new Set([...ways, form.way_out])].map((one) => <option key={one} value={one}>{words.wayName[one]}</option>)}</select>}</Field>
          {form.way_out === 'hook' && <>{text('out_url', words.outUrl, 'url', true)}{text('out_lookup', words.outLookup, 'url')}{secret('out_secret', words.outSecret)}</>}
          {form.way_out === 'mail' && text('out_from', words.outFrom, 'email', true)}
        </div>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary">{t.value.common.save}</button></div>
      </form>
    </Dialog>
  );
}

function Imports() {
  const words = settingsWords.value.sources;
  const runs = useGet<Page<ImportRun>>(`${brandPath.value}/imports`, ['settings']);
  if (!runs.data?.items.length) return null;
  return (
    <section><h3>{words.imports}</h3>
      <ul class="rows">{runs.data.items.map((run) => (
        <li key={run.id}><div class="row-main"><strong dir="auto">{run.file}</strong><span class="hint">{words.importRow(number(run.taken), number(run.known), number(run.bad))} · <Time at={run.ended_at ?? run.started_at} /></span></div><span class="chip set">{words.importState[run.state]}</span></li>
      ))}</ul>
    </section>
  );
}

/** Silent: it brings nothing. Left alone: it brings something that nobody answers. For as long as the
 *  policy says. */
function Neglect({ of, days }: { of: Source; days: number }) {
  const words = settingsWords.value.sources, least = serverNow() - days * 86400_000;
  const time = (at: string | null) => (at ? Date.parse(at) : 0);
  const heard = time(of.last_message_at), said = Math.max(time(of.last_own_at), time(of.last_sent_at)), made = Date.parse(of.created_at);
  if (of.is_paused) return null;
  if (heard < least && made < least) return <span class="hint is-warned">{heard ? words.quiet(when(of.last_message_at)) : words.neverBrought}</span>;
  if (heard > said && Math.max(said, said ? 0 : made) < least)
    return <span class="hint is-warned">{said ? words.unanswered(when(new Date(said).toISOString())) : words.neverAnswered}</span>;
  return null;
}

export function SourcesTab() {
  const words = settingsWords.value.sources;
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']);
  const sources = useGet<Page<Source>>(`${brandPath.value}/sources`, ['settings']);
  const [edited, setEdited] = useState<Source | 'new' | null>(null);
  const pause = (one: Source) => put(`${brandPath.value}/sources/${one.id}`, bodyOf(formOf(one), !one.is_paused)).then(() => { toast(words.saved); sources.reload(); }).catch(failed);
  const health = (one: Source) => {
    if (one.is_paused) return <span class="hint">{words.paused}</span>;
    if (one.failures) return <span class="hint is-error">{words.failing(one.failures)}{one.last_error && <> <Trouble of={one.last_error} /></>}{one.next_poll_at && <> · {words.next(when(one.next_poll_at))}</>}</span>;
    if (one.kind === 'hand' || one.kind === 'file') return null;
    return <span class="hint">{one.last_ok_at ? <>{words.ok('')}<Ago at={one.last_ok_at} /></> : words.never}</span>;
  };
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Loaded of={sources}>{(page) => (page.items.length ? (
        <ul class="rows">{page.items.map((one) => (
          <li key={one.id} class={one.is_paused ? 'is-ended' : ''}>
            <div class="row-main"><strong dir="auto">{one.name}</strong>{one.own_handle && <span class="hint beside">{one.own_handle}</span>}
              <span class="hint">{t.value.channel[one.channel]} · {t.value.sourceKind[one.kind]} · {words.wayName[one.way_out]}</span>
              {one.kind === 'hook' && <span class="hint">{words.hookPath}: <code>/api/hooks/{one.id}</code></span>}{health(one)}{policy.data && <Neglect of={one} days={policy.data.quiet_days} />}</div>
            {can.manage.value && <div class="actions">
              {one.kind === 'feed' && <button type="button" class="quiet" onClick={() => void pause(one)}>{one.is_paused ? words.resume : words.pause}</button>}
              <button type="button" aria-label={`${t.value.common.edit}: ${one.name}`} onClick={() => setEdited(one)}>{t.value.common.edit}</button></div>}
          </li>
        ))}</ul>
      ) : <Empty title={words.empty} />)}</Loaded>
      {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => setEdited('new')}>{words.add}</button></div>}
      <Imports />
      {edited && <SourceDialog of={edited === 'new' ? null : edited} onClose={() => setEdited(null)} onSaved={sources.reload} />}
    </>
  );
}
