/** Unggahan tak dikenal: what stands on our own accounts and nobody here sent. */
import { useState } from 'preact/hooks';
import { post } from '../api';
import { useGet } from '../data';
import { tg } from '../dict/later';
import { route, toCase, toGuard } from '../router';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import type { OwnPost, Page } from '../types';
import { ChannelName, Empty, Loaded, Outside, SeverityMark, Time } from './bits';
import { RemarkDialog } from './guard-item';
import { TakedownDialog } from './takedown';

const path = () => `${brandPath.value}/own-posts`;

function Said({ of }: { of: OwnPost }) {
  return (
    <blockquote class="asked">
      {of.title && <p class="subject" dir="auto">{of.title}</p>}
      <p class="said" dir="auto">{of.is_secret && !of.text ? tg.value.ownSecret : of.text}</p>
      <p class="hint"><ChannelName of={of.channel} />{of.source_name.toLowerCase() !== of.channel && ` · ${of.source_name}`} · {tg.value.written} <Time at={of.written_at} /></p>
    </blockquote>
  );
}

function Open({ of, onDone }: { of: OwnPost; onDone: () => void }) {
  const words = tg.value, [asked, setAsked] = useState<'takedown' | 'ours' | null>(null), close = () => setAsked(null);
  const ours = async (remark: string) => {
    await post(`${path()}/${of.id}/ours`, remark.trim() ? { remark: remark.trim() } : {});
    toast(words.ownOursDone);
    onDone();
  };
  return (
    <>
      <header class="card-head"><h2>{words.ownFound}</h2>{of.is_grave && <SeverityMark of="grave" />}<span class="hint"><Time at={of.found_at} /></span></header>
      <Said of={of} />
      {of.guard_id ? <p class="notice"><span>{words.ownAsked} <a href={toGuard(route.value.brand)}>{words.tabs.open}</a></span></p> : (
        <div class="actions">
          {can.write.value && <button type="button" class="primary" onClick={() => setAsked('takedown')}>{words.takedown}</button>}
          {can.approve.value && <button type="button" onClick={() => setAsked('ours')}>{words.ownOurs}</button>}
          <Outside href={of.link}>{words.original}</Outside> <a class="outside" href={toCase(route.value.brand, of.case_id)}>{words.atCase(of.case_id)}</a>
        </div>
      )}
      {asked === 'takedown' && <TakedownDialog caseId={of.case_id} all={[{ ...of, id: of.message_id }]} channel={of.channel} onClose={close} onDone={onDone} />}
      {asked === 'ours' && <RemarkDialog title={words.ownOursTitle} text={words.ownOursText} action={words.ownOurs} label={words.remark} help={words.ownOursHelp} isNeeded={false} onDo={ours} onClose={close} />}
    </>
  );
}

export function OwnPosts() {
  const words = tg.value, open = useGet<Page<OwnPost>>(path(), ['case']), past = useGet<Page<OwnPost>>(`${path()}?past=true`, ['case']);
  const reload = () => { open.reload(); past.reload(); };
  return (
    <>
      <p class="hint">{words.ownIntro}</p>
      <Loaded of={open}>{(page) => (page.items.length ? <ul class="cards">{page.items.map((one) => <li key={one.id} class="card"><Open of={one} onDone={reload} /></li>)}</ul> : <Empty title={words.ownNone} />)}</Loaded>
      {past.data && past.data.items.length > 0 && (
        <details><summary>{words.ownPast}</summary>
          <ul class="cards">{past.data.items.map((one) => (
            <li key={one.id} class="card"><p><span class="chip set">{one.state === 'ours' ? words.ownWasOurs : words.ownTaken}</span> <span class="hint">{one.decided_name}{one.decided_at && <>, <Time at={one.decided_at} /></>}</span></p><Said of={one} />{one.remark && <p dir="auto">{one.remark}</p>}</li>
          ))}</ul>
        </details>
      )}
    </>
  );
}
