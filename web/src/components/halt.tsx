/** Tombol darurat: what stops all that leaves, and the strip on every page while it holds. */
import { useState } from 'preact/hooks';
import { Field, Time } from './bits';
import { Confirm } from './dialog';
import { post } from '../api';
import { load, useGet } from '../data';
import { t } from '../dict';
import { tm } from '../dict/later';
import { halting, useHalts } from '../masses';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import { channels, type Halt, type Page, type Source } from '../types';

const path = () => `${brandPath.value}/halts`;
const nameOf = (of: Halt) => {
  const words = tm.value.halt;
  return of.source_name ? words.of(of.source_name) : of.channel ? words.of(t.value.channel[of.channel]) : words.everything;
};

export function HaltStrip() {
  const words = tm.value.halt, halts = useHalts(brandPath.value);
  const [ending, setEnding] = useState<Halt | null>(null);
  const end = async () => {
    await post(`${path()}/${ending!.id}/end`);
    void load(path());
    toast(words.ended);
  };
  return (
    <aside class="halt-strip" aria-label={words.everything}>
      {halts.map((one) => (
        <p key={one.id}>
          <strong>{nameOf(one)}</strong> <span dir="auto">“{one.reason}”</span> <span>{one.made_name ?? t.value.common.program}, <Time at={one.made_at} /></span>{' '}
          {can.approve.value ? <button type="button" onClick={() => setEnding(one)}>{words.end}</button> : <span>{words.endHelp}</span>}
        </p>
      ))}
      {ending && <Confirm title={words.endTitle} text={`${nameOf(ending)}. ${words.endText}`} action={words.end} onDo={end} onClose={() => setEnding(null)} />}
    </aside>
  );
}

type Scope = 'all' | 'channel' | 'account';
export function HaltDialog() {
  const words = tm.value.halt;
  const sources = useGet<Page<Source>>(`${brandPath.value}/sources`).data?.items ?? [];
  const [scope, setScope] = useState<Scope>('all');
  const [which, setWhich] = useState('');
  const [reason, setReason] = useState('');
  const used = channels.filter((one) => sources.some((source) => source.channel === one));
  const options = scope === 'channel' ? used.map((one) => [one, t.value.channel[one]] as const) : sources.map((one) => [String(one.id), one.name] as const);
  const close = () => { halting.value = false; };
  const begin = async () => {
    await post<Halt>(path(), { reason, ...(scope === 'channel' ? { channel: which } : scope === 'account' ? { source_id: Number(which) } : {}) });
    void load(path());
    toast(words.done);
  };
  return (
    <Confirm title={words.title} text={words.text} action={words.do} isGrave isReady={!!reason.trim() && (scope === 'all' || !!which)} onDo={begin} onClose={close}>
      <Field label={words.reason} help={words.reasonHelp}>{(id, help) => <input id={id} type="text" autocomplete="off" maxLength={200} aria-describedby={help} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}</Field>
      <Field label={words.what}>{(id) => (
        <select id={id} value={scope} onChange={(event) => { setScope(event.currentTarget.value as Scope); setWhich(''); }}>
          <option value="all">{words.all}</option><option value="channel">{words.channel}</option><option value="account">{words.account}</option>
        </select>
      )}</Field>
      {scope !== 'all' && <Field label={scope === 'channel' ? words.channel : words.account}>{(id) => (
        <select id={id} value={which} onChange={(event) => setWhich(event.currentTarget.value)}><option value="" />{options.map(([value, name]) => <option key={value} value={value}>{name}</option>)}</select>
      )}</Field>}
    </Confirm>
  );
}
