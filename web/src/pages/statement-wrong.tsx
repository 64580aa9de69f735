/** Answers that say something else than the statement, and what becomes of each. */
import { useState } from 'preact/hooks';
import { post, statusOf } from '../api';
import { ChannelName, Empty, Field, Loading, Problem as Failed, Time } from '../components/bits';
import { Confirm } from '../components/dialog';
import { load, usePaged } from '../data';
import { ts } from '../dict/later';
import { t } from '../dict';
import { count, when } from '../format';
import { go, route, toCase } from '../router';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { Contradiction, ContradictionState, Statement } from '../types';

const shown: ContradictionState[] = ['open', 'correcting', 'done', 'dismissed', 'recalled'];

function DismissDialog({ of, onDone, onClose }: { of: Contradiction; onDone: () => void; onClose: () => void }) {
  const words = ts.value;
  const [reason, setReason] = useState('');
  const run = async () => { await post(`${brandPath.value}/contradictions/${of.id}/dismiss`, { reason: reason.trim() }); toast(words.dismissed); onDone(); };
  return (
    <Confirm title={words.dismissTitle} action={words.dismissDo} isReady={reason.trim().length > 2} onDo={run} onClose={onClose}>
      <Field label={words.reason}>{(id) => <textarea id={id} rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function Row({ of, onDone }: { of: Contradiction; onDone: () => void }) {
  const words = ts.value, b = route.value.brand;
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const correct = async () => {
    setBusy(true);
    try {
      const { case_id } = await post<{ case_id: number }>(`${brandPath.value}/contradictions/${of.id}/correct`);
      await load(`${brandPath.value}/cases/${case_id}`);
      toast(words.corrected);
      go(toCase(b, case_id));
    } catch (error) {
      setBusy(false);
      if (statusOf(error) === 409) { toast(words.draftThere, { isError: true }); onDone(); } else failed(error);
    }
  };
  const isOpen = of.state === 'open' || of.state === 'correcting';
  return (
    <li class="card problem">
      {of.findings.map((one, i) => (
        <p key={i} dir="auto">{words.wrote(of.author_name ?? words.someone, when(of.sent_at ?? of.found_at))} <q><strong>{one.words}</strong></q>; {words.says(of.number)} {one.expected ? <q><strong>{one.expected}</strong></q> : words.notRight}</p>
      ))}
      <p class="hint" dir="auto">{words.to(of.customer_name ?? t.value.common.anonymous)} · <ChannelName of={of.channel} />
        {of.begun_name && isOpen && of.state === 'correcting' && ` · ${words.begunBy(of.begun_name)}`}{of.ended_at && <> · <Time at={of.ended_at} /></>}{of.reason && ` · ${of.reason}`}</p>
      <div class="actions">
        {isOpen && can.write.value && <button type="button" class="primary" disabled={isBusy} onClick={() => void correct()}>{of.state === 'open' ? words.correct : words.correctAgain}</button>}
        <a class="button" href={toCase(b, of.case_id)}>{words.openCase}</a>
        {isOpen && can.write.value && <button type="button" class="quiet" onClick={() => setAsked(true)}>{words.dismiss}</button>}
      </div>
      {isAsked && <DismissDialog of={of} onDone={onDone} onClose={() => setAsked(false)} />}
    </li>
  );
}

export function Contradictions({ of }: { of: Statement }) {
  const words = ts.value;
  const [state, setState] = useState<ContradictionState>('open');
  const list = usePaged<Contradiction>(`${brandPath.value}/statements/${of.id}/contradictions?state=${state}`, ['statement', 'reply']);
  const all = of.open_count + of.correcting_count + of.ended_count;
  return (
    <section class="stack" aria-labelledby="wrong">
      <h2 id="wrong">{words.wrongTitle}</h2>
      {all > 0 && <p><progress aria-label={words.progressName} max={all} value={of.ended_count} /> {words.progress(count(of.ended_count), count(all))}</p>}
      <fieldset class="segments"><legend class="visually-hidden">{words.wrongTitle}</legend>
        {shown.map((one) => <label key={one}><input type="radio" name="contradictions" checked={state === one} onChange={() => setState(one)} /><span>{words.contradictions[one]}{one === 'open' && of.open_count > 0 && ` (${of.open_count})`}</span></label>)}
      </fieldset>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : list.items.length ? (
        <>
          <ul class="cards" aria-label={words.contradictions[state]}>{list.items.map((one) => <Row key={one.id} of={one} onDone={list.reload} />)}</ul>
          {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
        </>
      ) : <Empty title={words.wrongNone[state]} />}
    </section>
  );
}
