/** Buku fakta: what is known, who says so, how sure it is; and what the sentences of a text rest on. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { me, post } from '../../api';
import { Empty, Field, Loaded, Outside } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { load, useGet } from '../../data';
import { crisisSays } from '../../dict/crisis-words';
import { when } from '../../format';
import { useOpened } from '../../held';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { toast } from '../../toast';
import type { CrisisFact, CrisisFactPage, Page } from '../../types';
import { crisisIds } from '.';
import { ClaimCheck } from './claims';

type Act = 'edit' | 'verify' | 'doubt' | 'refute' | 'replace';
const listPath = (crisis: number) => `${brandPath.value}/crises/${crisis}/facts`;

interface Writing { text: string; source: string; link: string }
const empty: Writing = { text: '', source: '', link: '' };

function FactFields({ of, onChange }: { of: Writing; onChange: (next: Writing) => void }) {
  const words = crisisSays.value, set = (part: Partial<Writing>) => onChange({ ...of, ...part });
  return (
    <>
      <Field label={words.fact} help={words.factExample}>{(id, help) => <textarea id={id} aria-describedby={help} rows={2} maxLength={500} required value={of.text} onInput={(e) => set({ text: e.currentTarget.value })} />}</Field>
      <Field label={words.source} help={words.sourceExample}>{(id, help) => <input id={id} aria-describedby={help} maxLength={300} required value={of.source} onInput={(e) => set({ source: e.currentTarget.value })} />}</Field>
      <Field label={words.link} isOptional>{(id) => <input id={id} type="url" value={of.link} onInput={(e) => set({ link: e.currentTarget.value })} />}</Field>
    </>
  );
}
const isWritten = (of: Writing) => !!of.text.trim() && !!of.source.trim();
const wireOf = (of: Writing) => ({ text: of.text, source: of.source, link: of.link.trim() || null });

function Add({ crisis, onClose }: { crisis: number; onClose: () => void }) {
  const words = crisisSays.value, [it, setIt] = useState(empty);
  const run = async () => { await post(listPath(crisis), wireOf(it)); toast(words.added); await load(listPath(crisis)); };
  return <Confirm title={words.add} action={words.addDo} isReady={isWritten(it)} onDo={run} onClose={onClose}><FactFields of={it} onChange={setIt} /></Confirm>;
}

/** What each act asks before it is done. */
function ActDialog({ of: live, act, onClose }: { of: CrisisFact; act: Act; onClose: () => void }) {
  const words = crisisSays.value;
  const [of, over] = useOpened(live, () => load(listPath(live.crisis_id)));
  const [it, setIt] = useState<Writing>({ text: of.text, source: of.source, link: of.link ?? '' });
  const [reason, setReason] = useState('');
  const told = {
    edit: [words.editTitle, words.editHelp, words.save, words.edited], verify: [words.verifyTitle, words.verifyText, words.verify, words.verified],
    doubt: [words.doubtTitle, words.doubtText, words.doubt, words.doubted], refute: [words.refuteTitle, words.refuteText, words.refute, words.refuted],
    replace: [words.replaceTitle, words.replaceHelp, words.replace, words.replaced],
  } as const;
  const [title, text, action, done] = told[act];
  const isText = act === 'edit' || act === 'replace', isReason = act === 'doubt' || act === 'refute';
  const run = () => over(async () => {
    await post(`${brandPath.value}/facts/${of.id}/act`, { act, version: of.version, ...(isText ? wireOf(it) : {}), ...(isReason ? { reason } : {}) });
    toast(done);
    await load(listPath(of.crisis_id));
  });
  return (
    <Confirm title={title} text={text} action={action} isGrave={act === 'refute'} isReady={isText ? isWritten(it) : isReason ? reason.trim().length > 2 : true} onDo={run} onClose={onClose}>
      {!isText && <p class="said" dir="auto">{of.text}</p>}
      {isText && <FactFields of={it} onChange={setIt} />}
      {isReason && <Field label={words.reason}>{(id) => <textarea id={id} rows={2} maxLength={500} required value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}

function History({ of, onClose }: { of: CrisisFact; onClose: () => void }) {
  const words = crisisSays.value, page = useGet<CrisisFactPage>(`${brandPath.value}/facts/${of.id}`, ['crisis']);
  return (
    <Dialog title={words.history} onClose={onClose} size="wide">
      <Loaded of={page}>{(data) => (
        <ol class="stack">{data.changes.map((one) => (
          <li key={one.id}>
            <p class="hint">{words.act[one.act]} · {words.since(one.staff_name ?? '', when(one.at))} · {words.state[one.state]}</p>
            <p class="said" dir="auto">{one.text}</p>
            <p class="hint" dir="auto">{one.source}{one.reason && ` · ${one.reason}`}</p>
          </li>
        ))}</ol>
      )}</Loaded>
    </Dialog>
  );
}

function FactCard({ of }: { of: CrisisFact }) {
  const words = crisisSays.value, [asked, setAsked] = useState<Act | 'history' | null>(null), close = () => setAsked(null);
  const isOwn = of.worded_by === me.value?.staff.id, isOver = of.state === 'replaced';
  const button = (act: Act, text: string, style = 'quiet') => <button type="button" class={style} onClick={() => setAsked(act)}>{text}</button>;
  return (
    <li class="card">
      <header class="card-head">
        <p class="said" dir="auto">{isOver || of.state === 'refuted' ? <del>{of.text}</del> : of.text}</p>
        <span class={`chip ${of.state === 'sure' ? 'mine' : of.state === 'unsure' ? 'guess' : 'set'}`}>{words.state[of.state]}</span>
      </header>
      <p class="hint" dir="auto">{of.source}{of.claims > 0 && ` · ${words.cited(of.claims)}`}{of.reason && ` · ${of.reason}`} <Outside href={of.link}>{words.proof}</Outside></p>
      <p class="hint">{of.verified_at ? words.verifiedBy(of.verified_name ?? '', when(of.verified_at)) : words.writtenBy(of.worded_name ?? '', when(of.worded_at))}</p>
      {of.state === 'unsure' && isOwn && <p class="hint">{words.ownFact}</p>}
      <div class="actions">
        {of.state === 'unsure' && can.write.value && button('verify', words.verify, isOwn ? '' : 'primary')}
        {!isOver && can.write.value && <>
          {button('edit', words.edit)}
          {of.state === 'sure' && button('doubt', words.doubt)}
          {of.state !== 'refuted' && button('refute', words.refute)}
          {button('replace', words.replace)}
        </>}
        <button type="button" class="quiet" onClick={() => setAsked('history')}>{words.history}</button>
      </div>
      {asked === 'history' ? <History of={of} onClose={close} /> : asked && <ActDialog of={of} act={asked} onClose={close} />}
    </li>
  );
}

export function FactsPage() {
  const words = crisisSays.value, crisis = crisisIds()[0]!, facts = useGet<Page<CrisisFact>>(listPath(crisis), ['crisis']);
  const [isAdding, setAdding] = useState(false);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, crisis)}>{words.back}</a></p>
      <h1 tabIndex={-1}>{words.facts}</h1>
      <p class="hint">{words.factsIntro}</p>
      {can.write.value && <div class="actions"><button type="button" class="primary" onClick={() => setAdding(true)}>{words.add}</button></div>}
      <Loaded of={facts}>{(data) => data.items.length
        ? <ul class="cards">{[...data.items].reverse().map((one) => <FactCard key={one.id} of={one} />)}</ul>
        : <Empty title={words.noFacts}><p>{words.noFactsHelp}</p></Empty>}</Loaded>
      <ClaimCheck crisis={crisis} facts={facts.data?.items ?? []} />
      {isAdding && <Add crisis={crisis} onClose={() => setAdding(false)} />}
    </div>
  );
}
