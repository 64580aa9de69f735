/** Kirim tanggapan sementara: the prepared sentence to all, where it began first, in one act. */
import { useState } from 'preact/hooks';
import { post } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { crisisSays } from '../../dict/crisis-words';
import { route, toMass } from '../../router';
import { brandPath, can } from '../../session';
import { toast } from '../../toast';
import type { FirstWordPlan, Mass } from '../../types';

type Asked = 'send' | 'release' | null;
export const firstWordPath = (crisis: number) => `${brandPath.value}/crises/${crisis}/first-word`;

function Ask({ crisis, of, asked, onClose }: { crisis: number; of: FirstWordPlan; asked: 'send' | 'release'; onClose: () => void }) {
  const words = crisisSays.value, path = firstWordPath(crisis);
  const [reason, setReason] = useState(''), [isElsewhere, setElsewhere] = useState(false);
  const needsReason = asked === 'release' || isElsewhere || !of.origin_name;
  const run = async () => {
    const mass = await post<Mass>(asked === 'send' ? path : `${path}/release`, asked === 'send' ? { reason: reason.trim() || null, is_elsewhere: isElsewhere } : { reason });
    toast(asked === 'send' || mass.state === 'waiting' ? words.firstState[mass.state] : words.firstReleased);
    await load(path);
  };
  return (
    <Confirm title={asked === 'send' ? words.firstTitle : words.firstReleaseTitle} action={asked === 'send' ? words.firstDo : words.firstRelease}
      isReady={!needsReason || reason.trim().length > 2} onDo={run} onClose={onClose}>
      <p class="said" dir="auto">{of.text}</p>
      {asked === 'send' && <p>{of.origin_name ? (isElsewhere ? null : words.firstOrigin(of.origin_name)) : words.firstNoOrigin} {of.is_free ? words.firstFree : words.firstSecond}</p>}
      {needsReason && <Field label={words.firstWhy}>{(id) => <textarea id={id} rows={2} maxLength={500} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>}
      {asked === 'send' && of.origin_name && <label class="check"><input type="checkbox" checked={isElsewhere} onChange={(e) => setElsewhere(e.currentTarget.checked)} /> {words.firstElsewhere}</label>}
    </Confirm>
  );
}

function Card({ crisis, of }: { crisis: number; of: FirstWordPlan }) {
  const words = crisisSays.value, [asked, setAsked] = useState<Asked>(null);
  return (
    <section class="card" aria-labelledby="first">
      <h2 id="first">{words.first}</h2>
      {of.mass_id ? (
        <>
          <p>{of.mass_state && words.firstState[of.mass_state]} {of.waits_for_first && words.firstWaits}</p>
          <div class="actions">
            <a class="button" href={toMass(route.value.brand, of.mass_id)}>{words.firstSee}</a>
            {of.waits_for_first && can.write.value && <button type="button" class="quiet" onClick={() => setAsked('release')}>{words.firstRelease}</button>}
          </div>
        </>
      ) : !of.cases ? <p>{words.firstNone}</p> : (
        <>
          <p>{words.firstIntro(of.cases)} {of.is_free ? words.firstFree : words.firstSecond}</p>
          {can.write.value && <button type="button" class="primary" onClick={() => setAsked('send')}>{words.firstDo}</button>}
        </>
      )}
      {asked && <Ask crisis={crisis} of={of} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

export function FirstWord({ crisis }: { crisis: number }) {
  const plan = useGet<FirstWordPlan>(firstWordPath(crisis), ['crisis', 'mass']);
  return <Loaded of={plan}>{(of) => <Card crisis={crisis} of={of} />}</Loaded>;
}
