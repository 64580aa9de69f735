/** What follows an answer, on the page of its case: above the composer what asks for an act, beside the
 *  conversation all of it. */
import { useState } from 'preact/hooks';
import { post, put as change } from '../api';
import { carePath, doFollow, toPrivate } from '../care';
import { casePath, isOpen } from '../case-acts';
import { load, useGet } from '../data';
import { t } from '../dict';
import { tc } from '../dict/later';
import { draftOf } from '../drafts';
import { fromField, length, secondsUntil } from '../format';
import { route } from '../router';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { Care, Case, CasePage, FollowUp, Handoff, Vow } from '../types';
import { Field, Time } from './bits';
import { Confirm } from './dialog';
import { VowActs, VowDue, WhenField } from './promise-bits';

const useCare = (id: number) => useGet<Care>(carePath(id), ['care', 'case', 'reply'], id).data;
const useCase = (id: number) => useGet<CasePage>(casePath(id), [], id).data?.case;

function Asking({ of }: { of: FollowUp }) {
  const words = tc.value;
  return (
    <div class="care-row">
      <p><strong>{t.value.caseState.follow_up} {of.number}.</strong> {words.followHelp}</p>
      <div class="actions">{(['asked', 'needless', 'reopen'] as const).map((act) => <button key={act} type="button" class={act === 'asked' ? 'primary' : ''} onClick={() => void doFollow(of, act, words.followed[act]).catch(failed)}>{words.follow[act]}</button>)}</div>
    </div>
  );
}

async function tick(id: number, of: Handoff, ticks: Partial<Handoff>) {
  await change<Handoff>(`${casePath(id)}/handoff`, { public_ticked: of.public_ticked, private_ticked: of.private_ticked, ...ticks });
  await load(carePath(id));
}
/** The sentence goes behind what is written already. */
function goPrivate(id: number) {
  const keeper = draftOf(brandPath.value, id), text = keeper.text.value.trimEnd();
  if (!text.includes(toPrivate)) keeper.write(text ? `${text} ${toPrivate}` : toPrivate);
  document.querySelector<HTMLElement>('.composer-text')?.focus();
}
function HandoffLine({ of, it }: { of: Handoff; it: Case }) {
  const words = tc.value, left = of.due_at ? secondsUntil(of.due_at) : null;
  const state = of.private_at ? words.isPrivate : !of.public_at ? (of.post_at ? words.byPost : words.publicFirst)
    : left === null ? words.goOn : left < 0 ? words.privateLate(length(-left)) : words.privateIn(length(left));
  return (
    <div class="care-row">
      <p>
        <label class="check"><input type="checkbox" checked={!!of.public_at} disabled={!can.write.value || (!!of.public_at && !of.public_ticked)} onChange={(e) => void tick(it.id, of, { public_ticked: e.currentTarget.checked }).catch(failed)} />{words.publicDone}</label>
        {' '}<span class={of.private_at ? 'hint' : `deadline ${left !== null && left < 0 ? 'over' : left !== null && left < 600 ? 'near' : ''}`}>{state}</span>
        {of.proposes_private && <> <strong>{words.turns(of.public_turns)}</strong></>}
      </p>
      {can.write.value && !of.private_at && (of.public_at ?? of.post_at) && (
        <div class="actions">
          <button type="button" class={of.proposes_private ? 'primary' : ''} onClick={() => goPrivate(it.id)}>{words.toPrivate}</button>
          <button type="button" class="quiet" onClick={() => void tick(it.id, of, { private_ticked: true }).then(() => toast(words.isPrivate, { undo: () => tick(it.id, of, { private_ticked: false }) }), failed)}>{words.movedOn}</button>
        </div>
      )}
    </div>
  );
}

const Found = ({ of }: { of: Vow }) => (
  <div class="care-row">
    <p><strong>{tc.value.youPromise}</strong> <q dir="auto">{of.text}</q> <VowDue of={of} /></p>
    <VowActs of={of} />
  </div>
);

/** Nothing when nothing asks for an act. */
export function CareStrip() {
  const id = route.value.id, care = useCare(id), it = useCase(id);
  if (!care || !it) return null;
  const due = care.follow_ups.find((one) => one.state === 'due');
  const found = care.promises.filter((one) => one.state === 'found').reverse();
  const shows = care.handoff.is_needed && isOpen(it) && !!(it.answered_at ?? care.handoff.public_at) && it.state !== 'follow_up';
  if (!due && !found.length && !shows) return null;
  return (
    <section class="care-strip" aria-label={tc.value.strip}>
      {due && can.write.value && <Asking of={due} />}
      {found.map((one) => <Found key={one.id} of={one} />)}
      {shows && <HandoffLine of={care.handoff} it={it} />}
    </section>
  );
}

function AddDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const words = tc.value, [text, setText] = useState(''), [due, setDue] = useState('');
  const run = async () => {
    await post<Vow>(`${casePath(id)}/promises`, { text: text.trim(), due_at: fromField(due) });
    toast(words.did.confirm);
    void load(carePath(id));
  };
  return (
    <Confirm title={words.addTitle} text={words.addHelp} action={words.act.confirm} isReady={text.trim().length > 2 && !!due} onDo={run} onClose={onClose}>
      <Field label={words.what}>{(field) => <textarea id={field} rows={2} maxLength={250} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
      <WhenField label={words.until} value={due} onChange={setDue} />
    </Confirm>
  );
}

function Ended({ of }: { of: Care['closing'] }) {
  const words = tc.value, ticks = (['regretted', 'offered', 'responded'] as const).filter((one) => of[one]).map((one) => words.ticks[one]);
  return (
    <div>
      <p><strong>{words.outcome[of.outcome]}</strong> <span class="hint">{of.staff_name}{of.at && <>, <Time at={of.at} /></>}</span></p>
      {ticks.length > 0 && <p class="hint">{ticks.join(' · ')}</p>}
      {of.attempts && <ul class="changes" dir="auto">{of.attempts.split('\n').filter((one) => one.trim()).map((one) => <li key={one}>{one}</li>)}</ul>}
      {of.reason && <p class="hint" dir="auto">{of.reason}</p>}
    </div>
  );
}

/** A section of the context: promises, what is planned, and how it ended. */
export function CaseCare() {
  const id = route.value.id, words = tc.value, care = useCare(id), it = useCase(id);
  const [isAdding, setAdding] = useState(false);
  if (!care || !it) return null;
  const planned = care.follow_ups.filter((one) => one.state === 'planned').reverse(), isClosed = it.state === 'done' || it.state === 'follow_up';
  const shown = care.promises.filter((one) => one.given_at || one.state !== 'dropped');
  return (
    <section>
      <h3>{t.value.nav.promises}</h3>
      {shown.length ? <ul class="care-list">{shown.map((one) => <li key={one.id}><p dir="auto">{one.text}</p><p><VowDue of={one} /></p><VowActs of={one} /></li>)}</ul> : <p class="hint">{words.none}</p>}
      {can.write.value && it.queue !== 'done' && it.queue !== 'ignored' && <p><button type="button" class="chip-button" onClick={() => setAdding(true)}>{words.add}</button></p>}
      {planned.length > 0 && <><h4>{t.value.caseState.follow_up}</h4><ul class="hint">{planned.map((one) => <li key={one.id}><Time at={one.due_at} /></li>)}</ul></>}
      {isClosed && care.closing.id > 0 && <><h4>{words.ended}</h4><Ended of={care.closing} /></>}
      {isAdding && <AddDialog id={id} onClose={() => setAdding(false)} />}
    </section>
  );
}
