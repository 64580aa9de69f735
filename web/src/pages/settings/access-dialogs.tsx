/** Akun resmi: what is written down of an account, and of who can sign in to it. */
import { useState } from 'preact/hooks';
import { Failure, get, post, put } from '../../api';
import { Field } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { accessWords } from '../../dict/access';
import { brandPath } from '../../session';
import { failed, toast } from '../../toast';
import { channels, type Channel, type OfficialAccount, type Page, type SignIn, type Source, type Staff, type TwoStep } from '../../types';

export const accessPath = () => `${brandPath.value}/access`;
const named: Channel[] = ['instagram', 'facebook', 'tiktok', 'x', 'youtube'];
/** As people write it there. */
export const shownHandle = ({ handle, channel }: { handle: string; channel: Channel }) => (named.includes(channel) && /^[\w.]+$/.test(handle) ? `@${handle}` : handle);
const accountChannels = channels.filter((one) => one !== 'phone' && one !== 'visit');

/** A form that names what is wrong beside its field and keeps what was written when somebody was quicker. */
function useForm<F>(first: F, done: () => void) {
  const words = accessWords.value;
  const [form, setForm] = useState(first);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>, said: string | null) => {
    if (isBusy) return;
    setBusy(true);
    try { await work(); if (said) toast(said); done(); } catch (error) {
      setBusy(false);
      if (error instanceof Failure && (error.field || error.status === 409)) setProblem(error); else failed(error);
    }
  };
  return {
    form, isBusy, run, reset: (next: F) => { setForm(next); setProblem(null); },
    change: (next: Partial<F>) => { setForm({ ...form, ...next }); setProblem(null); },
    errorOf: (field: string) => (problem?.field === field ? problem.message : null),
    conflict: (takeTheirs: () => Promise<void>, keepMine: () => Promise<unknown>) => problem?.status === 409 && (
      <div class="notice is-problem" role="alert"><p>{words.conflict}</p><div class="actions"><button type="button" onClick={() => void takeTheirs().catch(failed)}>{words.takeTheirs}</button><button type="button" onClick={() => void run(keepMine, words.saved)}>{words.keepMine}</button></div></div>
    ),
  };
}

const usePeople = () => useGet<Page<Staff>>(`${brandPath.value}/people`).data?.items.filter((one) => !one.ended_at) ?? [];
const stored = (id: number) => get<OfficialAccount>(`${accessPath()}/accounts/${id}`);

interface AccountProps { of: OfficialAccount | null; onDone: () => void; onClose: () => void; onRetire: (one: OfficialAccount) => Promise<void> }
export function AccountDialog({ of, onDone, onClose, onRetire }: AccountProps) {
  const words = accessWords.value, people = usePeople(), sources = useGet<Page<Source>>(`${brandPath.value}/sources`).data?.items ?? [];
  const formOf = (one: OfficialAccount | null) => ({ channel: one?.channel ?? 'instagram' as Channel, handle: one?.handle ?? '', owner: one?.owner_id ?? null, recovery: one?.recovery ?? '', two_step: one?.two_step ?? 'unknown' as TwoStep, source: one?.source_id ?? null });
  const [version, setVersion] = useState(of?.version ?? null);
  const { form, isBusy, run, reset, change, errorOf, conflict } = useForm(formOf(of), () => { onDone(); onClose(); });
  const save = (seen = version) => {
    const body = { channel: form.channel, handle: form.handle, owner_id: form.owner, recovery: form.recovery.trim() || null, two_step: form.two_step, source_id: form.source, version: seen };
    return of ? put(`${accessPath()}/accounts/${of.id}`, body) : post(`${accessPath()}/accounts`, body);
  };
  return (
    <Dialog title={of ? words.editTitle(shownHandle(of)) : words.addTitle} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void run(() => save(), words.saved); }}>
        {of && conflict(async () => { const now = await stored(of.id); setVersion(now.version); reset(formOf(now)); }, async () => save((await stored(of.id)).version))}
        <div class="fields">
          <Field label={words.channel}>{(id) => <select id={id} value={form.channel} onChange={(e) => change({ channel: e.currentTarget.value as Channel })}>{accountChannels.map((one) => <option key={one} value={one}>{t.value.channel[one]}</option>)}</select>}</Field>
          <Field label={words.handle} error={errorOf('handle')}>{(id, help) => <input id={id} type="text" required maxLength={100} placeholder="@tokorasa" autocomplete="off" aria-describedby={help} value={form.handle} onInput={(e) => change({ handle: e.currentTarget.value })} />}</Field>
          <Field label={words.owner} isOptional help={words.ownerHelp} error={errorOf('owner_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.owner ?? ''} onChange={(e) => change({ owner: Number(e.currentTarget.value) || null })}><option value="">{words.nobody}</option>{people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
          <Field label={words.twoStep} help={form.two_step === 'no' ? words.twoStepAsk : undefined}>{(id, help) => <select id={id} aria-describedby={help} value={form.two_step} onChange={(e) => change({ two_step: e.currentTarget.value as TwoStep })}>{(['unknown', 'yes', 'no'] as const).map((one) => <option key={one} value={one}>{words.twoStepIs[one]}</option>)}</select>}</Field>
        </div>
        <Field label={words.recovery} isOptional help={words.recoveryHelp} error={errorOf('recovery')}>{(id, help) => <input id={id} type="text" maxLength={200} autocomplete="off" aria-describedby={help} value={form.recovery} onInput={(e) => change({ recovery: e.currentTarget.value })} />}</Field>
        {sources.length > 0 && <Field label={words.source} isOptional error={errorOf('source_id')}>{(id, help) => <select id={id} aria-describedby={help} value={form.source ?? ''} onChange={(e) => change({ source: Number(e.currentTarget.value) || null })}><option value="">{words.noSource}</option>{sources.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>}
        <div class="actions end">
          {of && <button type="button" class="quiet" onClick={() => void run(() => onRetire({ ...of, version: version ?? of.version }), null)}>{words.retire}</button>}
          <button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{t.value.common.save}</button>
        </div>
      </form>
    </Dialog>
  );
}

const other = 'other';
export function SignInDialog({ account, of, onDone, onClose }: { account: OfficialAccount; of: SignIn | null; onDone: () => void; onClose: () => void }) {
  const words = accessWords.value, people = usePeople();
  const formOf = (one: SignIn | null) => ({ who: one ? String(one.staff_id ?? other) : '', name: one?.name ?? '', hasLeft: one?.has_left ?? false, device: one?.device ?? '', isPersonal: one?.is_personal ?? false, since: one?.since ?? '' });
  const [version, setVersion] = useState(of?.version ?? null);
  const { form, isBusy, run, reset, change, errorOf, conflict } = useForm(formOf(of), () => { onDone(); onClose(); });
  const save = (seen = version) => {
    const isOther = form.who === other;
    const body = { staff_id: isOther ? null : Number(form.who) || null, name: isOther ? form.name : null, has_left: isOther && form.hasLeft, device: form.device, is_personal: form.isPersonal, since: form.since || null, version: seen };
    return of ? put(`${accessPath()}/sign-ins/${of.id}`, body) : post(`${accessPath()}/accounts/${account.id}/sign-ins`, body);
  };
  const newest = async () => (await stored(account.id)).sign_ins.find((one) => one.id === of!.id);
  const takeTheirs = async () => {
    const now = await newest();
    if (!now || now.ended_at) { onDone(); onClose(); return; }
    setVersion(now.version);
    reset(formOf(now));
  };
  return (
    <Dialog title={words.holderTitle(shownHandle(account))} onClose={onClose}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void run(() => save(), words.saved); }}>
        {of && conflict(takeTheirs, async () => save((await newest())?.version))}
        <Field label={words.who} error={errorOf('staff_id')}>{(id, help) => (
          <select id={id} required aria-describedby={help} value={form.who} onChange={(e) => change({ who: e.currentTarget.value })}>
            <option value="">{words.choose}</option>
            {of?.staff_id && !people.some((one) => one.id === of.staff_id) && <option value={of.staff_id}>{of.staff_name}</option>}
            {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            <option value={other}>{words.other}</option>
          </select>
        )}</Field>
        {form.who === other && <>
          <Field label={words.name} help={words.nameHelp} error={errorOf('name')}>{(id, help) => <input id={id} type="text" required maxLength={110} autocomplete="off" aria-describedby={help} value={form.name} onInput={(e) => change({ name: e.currentTarget.value })} />}</Field>
          <label class="check"><input type="checkbox" checked={form.hasLeft} onChange={(e) => change({ hasLeft: e.currentTarget.checked })} /> {words.hasLeft}</label>
        </>}
        <Field label={words.device} help={words.deviceHelp} error={errorOf('device')}>{(id, help) => <input id={id} type="text" required maxLength={110} autocomplete="off" aria-describedby={help} value={form.device} onInput={(e) => change({ device: e.currentTarget.value })} />}</Field>
        <label class="check"><input type="checkbox" checked={form.isPersonal} onChange={(e) => change({ isPersonal: e.currentTarget.checked })} /> {words.isPersonal}</label>
        <Field label={words.sinceField} isOptional error={errorOf('since')}>{(id, help) => <input id={id} type="date" aria-describedby={help} value={form.since} onInput={(e) => change({ since: e.currentTarget.value })} />}</Field>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary" disabled={isBusy}>{t.value.common.save}</button></div>
      </form>
    </Dialog>
  );
}
