/** Amankan bukti: by owners, with a reason, until it is lifted. */
import { useState } from 'preact/hooks';
import { post } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { spreadWords } from '../../dict/crisis-spread';
import { number, when } from '../../format';
import { roomPath } from '../../room';
import { can } from '../../session';
import { toast } from '../../toast';
import type { Page, Time } from '../../types';

interface LegalHold { id: number; reason: string | null; made_name: string | null; made_at: Time; lifted_name: string | null; lifted_at: Time | null; lift_reason: string | null; cases: number; version: number }

function HoldDialog({ room, lifts, onClose }: { room: number; lifts: LegalHold | null; onClose: () => void }) {
  const words = spreadWords.value, path = `${roomPath(room)}/holds`;
  const [reason, setReason] = useState('');
  const send = async () => {
    try { await (lifts ? post(`${path}/lift`, { reason: reason.trim(), version: lifts.version }) : post(path, { reason: reason.trim() })); } finally { await Promise.all([load(path), load(`${roomPath(room)}/spread`)]); }
    toast(lifts ? words.lifted : words.placed);
  };
  return (
    <Confirm title={lifts ? words.liftTitle : words.placeTitle} text={lifts ? words.liftText : words.holdHelp} action={lifts ? words.liftDo : words.placeDo} isReady={reason.trim().length > 2} onDo={send} onClose={onClose}>
      <Field label={lifts ? words.liftReason : words.placeReason} help={lifts ? undefined : words.placeHelp}>{(id, help) => <textarea id={id} rows={2} maxLength={500} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

export function HoldCard({ room }: { room: number }) {
  const words = spreadWords.value, list = useGet<Page<LegalHold>>(`${roomPath(room)}/holds`, ['crisis']);
  const [asked, setAsked] = useState<{ lifts: LegalHold | null } | null>(null); // what the dialog began with, whatever comes meanwhile
  return (
    <section class="card" aria-labelledby="hold"><h2 id="hold">{words.hold}</h2>
      <Loaded of={list}>{({ items }) => {
        const now = items.find((one) => !one.lifted_at) ?? null;
        return (
          <>
            <p>{now ? words.holdNow(now.made_name ?? '', when(now.made_at), number(now.cases)) : words.holdNone}</p>
            {now?.reason && <q class="reason-text" dir="auto">{now.reason}</q>}
            <p class="hint">{words.holdHelp} {!can.own.value && words.owners}</p>
            {can.own.value && <div class="actions"><button type="button" onClick={() => setAsked({ lifts: now })}>{now ? words.lift : words.place}</button></div>}
            {items.some((one) => one.lifted_at) && <ul class="decisions">{items.filter((one) => one.lifted_at).map((one) => <li key={one.id}>{words.holdWas(when(one.made_at), when(one.lifted_at), one.lifted_name ?? '')}{one.lift_reason && <q class="reason-text" dir="auto">{one.lift_reason}</q>}</li>)}</ul>}
            {asked && <HoldDialog room={room} lifts={asked.lifts} onClose={() => setAsked(null)} />}
          </>
        );
      }}</Loaded>
    </section>
  );
}
