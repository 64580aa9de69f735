/** Kabar kemajuan: the next one, those before, what they promised, and the page anybody may read. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, me, post, put, serverNow } from '../../api';
import { copy } from '../../clipboard';
import { Empty, Field, Loaded, Outside, Time } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { Newer, Unsaved } from '../../components/newer';
import { load, put as keep, useGet } from '../../data';
import { t } from '../../dict';
import { crisisSays } from '../../dict/crisis-words';
import { fromField, tick, toField, zoneName } from '../../format';
import { newestOf, useHeld, useOpened, type Held } from '../../held';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Channel, Crisis, CrisisFact, CrisisPromise, CrisisUpdate, Page, UpdateCopy, UpdatePost, UpdateStage } from '../../types';
import { crisisIds } from '.';
import { Apology } from './apology';
import { Claims } from './claims';
import { FirstWord } from './first-word';
import { PublicPage } from './public-page';

const stages: UpdateStage[] = ['checking', 'cause_found', 'fixed', 'watched', 'done'];
const crisisPath = (crisis: number) => `${brandPath.value}/crises/${crisis}`;
const listPath = (crisis: number) => `${crisisPath(crisis)}/updates`;
const reload = (crisis: number) => Promise.all([load(listPath(crisis)), load(crisisPath(crisis)), load(`${crisisPath(crisis)}/promises`)]);

interface Writing { stage: UpdateStage; known: string; unknown: string; doing: string; next: string }
/** A row keeps its time, even one that is over; a new one begins with what was said `last`, and with a time that is still to come. */
const writingOf = (of: CrisisUpdate | null, last: CrisisUpdate | null, every: number): Writing => {
  const said = of ?? last, next = said?.next_at ? Date.parse(said.next_at) : 0;
  return {
    stage: said?.stage ?? 'checking', known: said?.known ?? '', unknown: said?.unknown ?? '', doing: said?.doing ?? '',
    next: toField(next && (of || next > serverNow()) ? next : Math.ceil((serverNow() + every * 1000) / 300_000) * 300_000),
  };
};
const asText = (of: Writing) => [of.known, of.unknown, of.doing].filter(Boolean).join('\n\n');
const wireOf = (of: Writing, version: number | null) => ({
  stage: of.stage, known: of.known, unknown: of.unknown, doing: of.doing, next_at: of.stage === 'done' || !of.next ? null : fromField(of.next), version,
});

/** What the approval will ask for, in the server's word, so that nobody learns it from a refusal. */
function lacksOf(of: CrisisUpdate) {
  const words = crisisSays.value, parts = of.missing.map((one) => words.part[one]).join(', ');
  return !parts ? '' : of.state === 'draft' ? words.lacks(parts) : words.lacksNow(parts);
}

function Editor({ crisis, live, of, facts, onSaved }: { crisis: Crisis; live: CrisisUpdate | null; of: Held<CrisisUpdate, Writing>; facts: CrisisFact[]; onSaved: () => void }) {
  const words = crisisSays.value, { it, set, base } = of, [isBusy, setBusy] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = base ? await put<CrisisUpdate>(`${brandPath.value}/crisis-updates/${base.id}`, wireOf(it, base.version)) : await post<CrisisUpdate>(listPath(crisis.id), wireOf(it, null));
      of.take(made);
      keep<Page<CrisisUpdate>>(listPath(crisis.id), (old) => ({ ...old, items: [made, ...old.items.filter((one) => one.id !== made.id)] }));
      onSaved();
      toast([words.saved, lacksOf(made)].filter(Boolean).join(' '));
      await reload(crisis.id);
    } catch (error) {
      failed(error);
      if (error instanceof Failure && error.status === 409) await reload(crisis.id); // and what was written stays
    }
    setBusy(false);
  };
  const area = (name: 'known' | 'unknown' | 'doing') => (
    <Field label={words[name]}>{(id) => <textarea id={id} rows={3} maxLength={4000} value={it[name]} onInput={(e) => set({ [name]: e.currentTarget.value })} />}</Field>
  );
  return (
    <>
      <Newer of={of} live={live}>{live && <Parts of={live} />}</Newer>
      <form class="stack" onSubmit={(e) => void save(e)}>
        <Field label={words.stage}>{(id) => <select id={id} value={it.stage} onChange={(e) => set({ stage: e.currentTarget.value as UpdateStage })}>{stages.map((one) => <option key={one} value={one}>{words.stages[one]}</option>)}</select>}</Field>
        {area('known')}{area('unknown')}{area('doing')}
        {it.stage === 'done' ? <p class="hint">{words.noNext}</p> : (
          <Field label={words.nextAt(zoneName())}>{(id) => <input id={id} type="datetime-local" required value={it.next} onInput={(e) => set({ next: e.currentTarget.value })} />}</Field>
        )}
        <div class="actions"><button type="submit" class={base ? '' : 'primary'} disabled={isBusy || of.isStale || !it.known.trim() || !it.doing.trim()}>{words.save}</button></div>
      </form>
      <Claims crisis={crisis.id} text={`${it.known}\n${it.doing}`} facts={facts} />
      <Apology crisis={crisis.id} onUse={(text) => set({ known: `${it.known}${it.known && '\n\n'}${text}` })} />
    </>
  );
}

function Parts({ of, isOld }: { of: CrisisUpdate; isOld?: boolean }) {
  const words = crisisSays.value;
  const part = (name: 'known' | 'unknown' | 'doing') => of[name] && (
    <div key={name}><dt>{words[name]}</dt><dd class="said" dir="auto">{isOld ? <del>{of[name]}</del> : of[name]}</dd></div>
  );
  return <dl class="facts">{part('known')}{part('unknown')}{part('doing')}<div><dt>{words.due}</dt><dd>{of.next_at ? <Time at={of.next_at} /> : words.noNext}</dd></div></dl>;
}

type Act = 'approve' | 'publish' | 'discard' | 'reopen' | 'revise';
async function act(of: CrisisUpdate, what: Act, said: string) {
  await post(`${brandPath.value}/crisis-updates/${of.id}/act`, { act: what, version: of.version });
  toast(said);
  await reload(of.crisis_id);
}

/** Before what the whole team or everybody reads: the very text that one agrees to. */
function ActDialog({ of: live, what, onClose }: { of: CrisisUpdate; what: 'approve' | 'publish' | 'discard'; onClose: () => void }) {
  const words = crisisSays.value, [of, over] = useOpened(live, () => reload(live.crisis_id));
  const told = {
    approve: { title: words.approveTitle, text: words.approveText, action: words.approve, done: words.approved }, publish: { title: words.publishTitle, text: words.publishText, action: words.publish, done: words.published },
    discard: { title: words.discardTitle, text: '', action: words.discard, done: words.discarded },
  }[what];
  return (
    <Confirm title={told.title} text={told.text} action={told.action} isGrave={what === 'discard'} onDo={() => over(() => act(of, what, told.done))} onClose={onClose}>
      {what !== 'discard' && <Parts of={of} />}
    </Confirm>
  );
}

/** While something is written that was not saved, only the saved text could be agreed to: first save. */
function Acts({ of, isDirty }: { of: CrisisUpdate; isDirty: boolean }) {
  const words = crisisSays.value, lacks = lacksOf(of), [asked, setAsked] = useState<'approve' | 'publish' | 'discard' | null>(null);
  return (
    <>
      <div role="status">{lacks && <p class="notice" id="lacks">{lacks}</p>}</div>
      {of.state === 'draft' && of.author_id === me.value?.staff.id && <p class="hint">{words.ownUpdate}</p>}
      <div class="actions">
        {of.state === 'draft' && can.approve.value && <button type="button" class={of.author_id === me.value?.staff.id ? '' : 'primary'} disabled={isDirty || !!lacks} aria-describedby={lacks ? 'lacks' : undefined} onClick={() => setAsked('approve')}>{words.approve}</button>}
        {of.state === 'approved' && can.write.value && <button type="button" class="primary" disabled={!!lacks} aria-describedby={lacks ? 'lacks' : undefined} onClick={() => setAsked('publish')}>{words.publish}</button>}
        {of.state === 'approved' && can.write.value && <button type="button" onClick={() => void act(of, 'reopen', words.saved).catch(failed)}>{words.reopen}</button>}
        {of.state !== 'published' && can.write.value && <button type="button" class="quiet" onClick={() => setAsked('discard')}>{words.discard}</button>}
      </div>
      {asked && <ActDialog of={of} what={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Copies({ of, posts }: { of: CrisisUpdate; posts: UpdatePost[] }) {
  const words = crisisSays.value, copies = useGet<Page<UpdateCopy>>(`${brandPath.value}/crisis-updates/${of.id}/copies`, ['crisis']);
  const [channel, setChannel] = useState<Channel>('instagram'), [link, setLink] = useState('');
  const note = (event: Event) => {
    event.preventDefault();
    void post(`${brandPath.value}/crisis-updates/${of.id}/posts`, { channel, link: link.trim() }).then(() => { setLink(''); toast(words.postedDone); return load(`${crisisPath(of.crisis_id)}/posts`); }).catch(failed);
  };
  return (
    <details>
      <summary>{words.copies}</summary>
      <Loaded of={copies}>{(data) => (
        <>
          <ul class="stack">{data.items.map((one) => (
            <li key={one.channel} class="card-head"><span>{t.value.channel[one.channel]} <span class="hint">{words.length(one.length, one.most)}{one.is_short && ` · ${words.short}`}</span></span>
              <button type="button" aria-label={`${words.copyDo}: ${t.value.channel[one.channel]}`} onClick={() => void copy(one.text)}>{words.copyDo}</button></li>
          ))}</ul>
          {can.write.value && (
            <form class="stack" onSubmit={note}>
              <Field label={words.channel}>{(id) => <select id={id} value={channel} onChange={(e) => setChannel(e.currentTarget.value as Channel)}>{data.items.map((one) => <option key={one.channel} value={one.channel}>{t.value.channel[one.channel]}</option>)}</select>}</Field>
              <Field label={words.posted} help={words.postedHelp}>{(id, help) => <input id={id} aria-describedby={help} type="url" required value={link} onInput={(e) => setLink(e.currentTarget.value)} />}</Field>
              <div class="actions"><button type="submit" disabled={!link.trim()}>{words.postedDo}</button></div>
            </form>
          )}
        </>
      )}</Loaded>
      <ul class="stack">{posts.map((one) => <li key={one.id}><Outside href={one.link}>{t.value.channel[one.channel]}</Outside> <span class="hint">{one.staff_name ?? ''} <Time at={one.at} /></span></li>)}</ul>
    </details>
  );
}

function Past({ of, posts, isOpen }: { of: CrisisUpdate; posts: UpdatePost[]; isOpen: boolean }) {
  const words = crisisSays.value, isOld = of.state === 'replaced';
  return (
    <li class="card">
      <header class="card-head"><h3>{words.number(of.number)}: {words.stages[of.stage]}</h3><span class="chip set">{words.updateState[of.state]} <Time at={isOld ? of.ended_at : of.published_at} /></span></header>
      <Parts of={of} isOld={isOld} />
      {!isOld && can.write.value && <>
        <Copies of={of} posts={posts.filter((one) => one.number === of.number)} />
        {!isOpen && <div class="actions"><button type="button" class="quiet" onClick={() => void act(of, 'revise', words.saved).catch(failed)}>{words.revise}</button><span class="hint">{words.reviseHelp}</span></div>}
      </>}
    </li>
  );
}

function EndDialog({ crisis, of: live, isKept, onClose }: { crisis: number; of: CrisisPromise; isKept: boolean; onClose: () => void }) {
  const words = crisisSays.value, [of, over] = useOpened(live, () => load(`${crisisPath(crisis)}/promises`)), [proof, setProof] = useState('');
  const run = () => over(async () => {
    await post(`${brandPath.value}/crisis-promises/${of.id}/end`, { version: of.version, is_kept: isKept, proof: proof.trim() || null });
    toast(words.ended);
    await load(`${crisisPath(crisis)}/promises`);
  });
  return (
    <Confirm title={isKept ? words.keepTitle : words.breakTitle} text={isKept ? words.keepText : words.breakText} action={isKept ? words.keep : words.break} isGrave={!isKept} onDo={run} onClose={onClose}>
      {isKept && <Field label={words.proofField} isOptional>{(id) => <input id={id} maxLength={500} value={proof} onInput={(e) => setProof(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}

function Promises({ crisis }: { crisis: number }) {
  const words = crisisSays.value, list = useGet<Page<CrisisPromise>>(`${crisisPath(crisis)}/promises`, ['crisis']);
  const [asked, setAsked] = useState<{ of: CrisisPromise; isKept: boolean } | null>(null);
  return (
    <section class="stack" aria-labelledby="promises">
      <h2 id="promises">{words.promises}</h2>
      <Loaded of={list}>{(data) => !data.items.length ? <p class="hint">{words.noPromises}</p> : (
        <ul class="cards">{data.items.map((one) => (
          <li key={one.id} class="card">
            <p dir="auto">{one.kind === 'word' ? words.nextWord : one.text} <span class="chip set">{words.promiseState[one.state]}</span></p>
            <p class="hint" dir="auto">{words.by} <Time at={one.due_at} />{one.proof && ` · ${one.proof}`}</p>
            {one.state === 'open' && one.kind !== 'word' && can.write.value && (
              <div class="actions">
                <button type="button" onClick={() => setAsked({ of: one, isKept: true })}>{words.keep}</button>
                <button type="button" class="quiet" onClick={() => setAsked({ of: one, isKept: false })}>{words.break}</button>
              </div>
            )}
          </li>
        ))}</ul>
      )}</Loaded>
      {asked && <EndDialog crisis={crisis} of={newestOf(asked.of, list.data?.items)} isKept={asked.isKept} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Due({ of }: { of: Crisis }) {
  const words = crisisSays.value, isLate = !!of.next_word_at && Date.parse(of.next_word_at) < tick.value;
  return <p class={isLate ? 'notice is-problem' : 'notice'} role={isLate ? 'alert' : undefined}>{isLate ? words.overdue : <>{words.due}: {of.next_word_at ? <Time at={of.next_word_at} /> : words.noDue}</>}</p>;
}

function Body({ crisis, updates, facts, posts }: { crisis: Crisis; updates: CrisisUpdate[]; facts: CrisisFact[]; posts: UpdatePost[] }) {
  const words = crisisSays.value, [isWriting, setWriting] = useState(false);
  const open = updates.find((one) => one.state === 'draft' || one.state === 'approved') ?? null;
  const past = updates.filter((one) => one !== open);
  const held = useHeld<CrisisUpdate, Writing>(open, (of) => writingOf(of, past[0] ?? null, crisis.word_every), (it) => wireOf(it, null));
  /* What somebody approved, published or threw away meanwhile takes no more writing; what was typed stays to be read. */
  const isEditable = can.write.value && (open ? open.state === 'draft' : isWriting && !held.base);
  const asNew = () => { held.keepMine(); setWriting(true); };
  const begin = () => { held.take(null); setWriting(true); }; // what the page opened with may be over
  return (
    <>
      <Due of={crisis} />
      {(open || isEditable) && (
        <section class="stack" aria-labelledby="open">
          {open ? <h2 id="open">{words.number(open.number)} <span class="chip guess">{words.updateState[open.state]}</span></h2> : <h2 id="open">{words.write}</h2>}
          {isEditable ? <Editor crisis={crisis} live={open} of={held} facts={facts} onSaved={() => setWriting(false)} /> : open && <div class="card"><Parts of={open} /></div>}
          {open && <Acts of={open} isDirty={isEditable && held.isDirty} />}
        </section>
      )}
      {held.isDirty && !isEditable && <Unsaved text={asText(held.it)} onDrop={() => { held.take(open); setWriting(false); }}>{!open && <button type="button" onClick={asNew}>{words.asNew}</button>}</Unsaved>}
      {!open && !isWriting && !held.isDirty && can.write.value && <div class="actions"><button type="button" class="primary" onClick={begin}>{words.write}</button></div>}
      {past.length ? <ul class="cards">{past.map((one) => <Past key={one.id} of={one} posts={posts} isOpen={!!open} />)}</ul>
        : !open && !isWriting && <Empty title={words.noUpdates}><p>{words.noUpdatesHelp}</p></Empty>}
    </>
  );
}

export function UpdatesPage() {
  const words = crisisSays.value, id = crisisIds()[0]!;
  const crisis = useGet<Crisis>(crisisPath(id), ['crisis']), updates = useGet<Page<CrisisUpdate>>(listPath(id), ['crisis']);
  const facts = useGet<Page<CrisisFact>>(`${crisisPath(id)}/facts`, ['crisis']), posts = useGet<Page<UpdatePost>>(`${crisisPath(id)}/posts`, ['crisis']);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, id)}>{words.back}</a></p>
      <h1 tabIndex={-1}>{words.updates}</h1>
      <p class="hint">{words.updatesIntro}</p>
      <Loaded of={crisis}>{(one) => (
        <>
          {!one.first_word_at && <FirstWord crisis={id} />}
          <Loaded of={updates}>{(list) => <Body crisis={one} updates={list.items} facts={facts.data?.items ?? []} posts={posts.data?.items ?? []} />}</Loaded>
        </>
      )}</Loaded>
      <Promises crisis={id} />
      {can.write.value && <PublicPage crisis={id} />}
    </div>
  );
}
