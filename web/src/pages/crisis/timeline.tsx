/** The timeline: written by the log, and by hand. */
import '../../app'; // as in parts/team.ts
import { useRef, useState } from 'preact/hooks';
import { Field, Loading, Problem } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { usePaged } from '../../data';
import { auditWords } from '../../dict/audit';
import { roomWords } from '../../dict/crisis-room';
import { when } from '../../format';
import { useKeys } from '../../keys';
import { inRoom, roomPath, timelineKinds, type TimelineKind, type TimelineRow } from '../../room';
import { can } from '../../session';
import { toast } from '../../toast';

export function TimelineLine({ of }: { of: TimelineRow }) {
  const words = roomWords.value, did = auditWords.value.acts[of.act] ?? of.act;
  return (
    <li><time dateTime={of.at}>{when(of.at)}</time> <span dir="auto"><strong>{of.staff_name ?? words.program}</strong> {did}{of.text && <>: <q>{of.text}</q></>}</span></li>
  );
}

function NoteDialog({ room, onDone, onClose }: { room: number; onDone: () => void; onClose: () => void }) {
  const words = roomWords.value;
  const [text, setText] = useState('');
  const run = async () => { await inRoom(room, '/notes', { text: text.trim() }); toast(words.noted); onDone(); };
  return (
    <Confirm title={words.note} action={words.noteDo} isReady={text.trim().length > 0} onDo={run} onClose={onClose}>
      <Field label={words.noteText}>{(id) => <textarea id={id} rows={4} maxLength={2000} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

export function Timeline({ room, isOff }: { room: number; isOff: boolean }) {
  const words = roomWords.value;
  const [kind, setKind] = useState<TimelineKind | ''>('');
  const [isNoting, setNoting] = useState(false);
  const noter = useRef<HTMLButtonElement>(null); // the focus comes back to it
  const list = usePaged<TimelineRow>(`${roomPath(room)}/timeline${kind && `?kind=${kind}`}`, ['crisis', 'statement', 'mass', 'incident', 'verdict'], (one) => one.seq);
  const mayNote = can.write.value && !isOff;
  useKeys({ t: () => { if (!mayNote) return; noter.current?.focus(); setNoting(true); } });
  return (
    <section class="card" aria-labelledby="timeline"><h2 id="timeline">{words.timeline}</h2>
      <div class="actions">
        <label class="visually-hidden" for="timeline-kind">{words.kindsLabel}</label>
        <select id="timeline-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value as TimelineKind | '')}>
          <option value="">{words.kinds.all}</option>{timelineKinds.map((one) => <option key={one} value={one}>{words.kinds[one]}</option>)}
        </select>
        {mayNote && <button type="button" ref={noter} onClick={() => setNoting(true)}>{words.note}</button>}
        <a class="button quiet" href={`${roomPath(room)}/timeline.csv`} download>{words.csv}</a>
      </div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : list.items.length ? <ol class="timeline">{list.items.map((one) => <TimelineLine key={one.seq} of={one} />)}</ol> : <p>{words.timelineNone}</p>}
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
      {isNoting && <NoteDialog room={room} onDone={list.reload} onClose={() => setNoting(false)} />}
    </section>
  );
}
