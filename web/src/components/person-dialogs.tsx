/** What may be done about a person: a strike, hiding a message, a ban, linking an account. None is one click. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { post } from '../api';
import { load } from '../data';
import { t } from '../dict';
import { tg } from '../dict/later';
import { askGuard, classOf, giveStrike, personPath, reasonsFor, theirs } from '../guard';
import { brandPath } from '../session';
import { toast } from '../toast';
import { casePath } from '../case-acts';
import { linkEvidence, type CasePage, type GuardKind, type GuardReason, type LinkEvidence, type Message, type PersonPage } from '../types';
import { ChannelName, Field } from './bits';
import { Confirm } from './dialog';

interface Props { page: CasePage; person: PersonPage; days: string; onClose: () => void }
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

function Which({ of, all, onPick }: { of: Message; all: Message[]; onPick: (one: Message) => void }) {
  const words = tg.value;
  return (
    <>
      {all.length > 1 && <Field label={words.whichMessage}>{(id) => <select id={id} value={String(of.id)} onChange={(event) => onPick(all.find((one) => one.id === Number(event.currentTarget.value))!)}>{all.map((one) => <option key={one.id} value={String(one.id)}>{`${one.author_handle}: ${short(one.text ?? one.title ?? '')}`}</option>)}</select>}</Field>}
      <blockquote class="asked"><p class="said" dir="auto">{of.text}</p></blockquote>
    </>
  );
}
function Why({ of, from, onPick }: { of: GuardReason | null; from: GuardReason[]; onPick: (one: GuardReason) => void }) {
  const words = tg.value;
  return (
    <Field label={words.why}>{(id) => (
      <select id={id} required value={of && from.includes(of) ? of : ''} onChange={(event) => onPick(event.currentTarget.value as GuardReason)}>
        <option value="" disabled>{words.whyPick}</option>
        {from.map((one) => <option key={one} value={one}>{words.reason[one]}</option>)}
      </select>
    )}</Field>
  );
}
const Refused = ({ children }: { children: ComponentChildren }) => <p class="notice is-change">{children}</p>;
function Note({ label, help, isNeeded, value, onInput }: { label: string; help: string; isNeeded: boolean; value: string; onInput: (text: string) => void }) {
  return <Field label={label} help={help} isOptional={!isNeeded}>{(id, about) => <textarea id={id} rows={2} aria-describedby={about} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}</Field>;
}

export function StrikeDialog({ page, days, onClose }: Props) {
  const words = tg.value, all = theirs(page);
  const [of, setOf] = useState(all[0]!);
  const [reason, setReason] = useState<GuardReason | null>(null);
  const kind = classOf(page.case, of), from = reasonsFor('strike', kind);
  return (
    <Confirm title={words.strikeTitle} text={words.strikeText(days)} action={words.strikeDo} isReady={!!reason && from.includes(reason)} onDo={() => giveStrike(page.case.id, of.id, reason!, words.strikeDone)} onClose={onClose}>
      <Which of={of} all={all} onPick={setOf} />
      {from.length ? <Why of={reason} from={from} onPick={setReason} /> : <Refused>{words.opinion(t.value.class[kind])}</Refused>}
    </Confirm>
  );
}

export function BanDialog({ page, person, days, onClose }: Props) {
  const words = tg.value, all = theirs(page), isShort = person.live_strikes < person.strikes_needed;
  const [of, setOf] = useState(all[0]!);
  const [reason, setReason] = useState<GuardReason | null>(null);
  const [note, setNote] = useState('');
  const kind = classOf(page.case, of), from = reasonsFor('ban', kind);
  const run = () => askGuard(page.case.id, of.id, { kind: 'ban', reason: reason!, ...(note.trim() ? { note: note.trim() } : {}), ...(isShort ? { overrides: true } : {}) }, words.asked);
  return (
    <Confirm title={words.banTitle} text={words.banText(person.live_strikes, person.strikes_needed, days)} action={isShort ? words.askDo : words.banDo} isGrave={!isShort} isReady={!!reason && from.includes(reason) && (!isShort || note.trim().length > 2)} onDo={run} onClose={onClose}>
      <Which of={of} all={all} onPick={setOf} />
      {from.length ? (
        <>
          {isShort && <p class="notice is-change">{words.banShort}</p>}
          <Why of={reason} from={from} onPick={setReason} />
          <Note label={isShort ? words.banWhy : words.note} help={words.noteHelp} isNeeded={isShort} value={note} onInput={setNote} />
        </>
      ) : <Refused>{words.opinion(t.value.class[kind])}</Refused>}
    </Confirm>
  );
}

type Removal = Exclude<GuardKind, 'ban'>;
export function RemoveDialog({ page, person, onClose }: Props) {
  const words = tg.value, all = theirs(page).filter((one) => !one.is_direct), { limit } = person;
  const ways: Removal[] = [...(person.may_hide ? ['hide' as const] : []), ...(person.may_delete ? ['delete' as const] : []), ...(limit.reports ? ['report' as const] : [])];
  const [of, setOf] = useState(all[0] ?? null);
  const [way, setWay] = useState<Removal>(ways[0] ?? 'report');
  const [reason, setReason] = useState<GuardReason | null>(null);
  const [note, setNote] = useState('');
  const [hasRead, setRead] = useState(false);
  if (!of) return <Confirm title={words.removeTitle} text={words.onlyPublic} action={words.askDo} isReady={false} onDo={() => {}} onClose={onClose} />;
  const kind = classOf(page.case, of), from = reasonsFor(way, kind), isRemoval = way !== 'report';
  const isReady = !!reason && from.includes(reason) && (!isRemoval || hasRead) && (way !== 'delete' || note.trim().length > 2);
  const run = () => askGuard(page.case.id, of.id, { kind: way, reason: reason!, ...(note.trim() ? { note: note.trim() } : {}), ...(isRemoval ? { has_warning: true } : {}) }, words.asked);
  const channel = t.value.channel[page.case.channel];
  const told = limit.hides || limit.deletes ? [limit.hides && words.limitHide, limit.deletes && words.limitDelete, words.limitReport].filter(Boolean).join(', ') : words.limitNone;
  return (
    <Confirm title={words.removeTitle} action={words.askDo} isReady={isReady} onDo={run} onClose={onClose}>
      <Which of={of} all={all} onPick={setOf} />
      {!from.length ? <Refused>{reasonsFor('strike', kind).length ? words.notHidden(t.value.class[kind]) : words.opinion(t.value.class[kind])}</Refused> : (
        <>
          <fieldset class="choice"><legend>{words.way}</legend>
            {ways.map((one) => <label key={one} class="check"><input type="radio" name="way" checked={one === way} onChange={() => setWay(one)} /><span>{words.kind[one]} <span class="hint">{words.kindHelp[one]}</span></span></label>)}
          </fieldset>
          <p class="hint">{!person.may_hide && limit.hides ? words.policyNever : `${words.limits(channel)} ${told}. ${words.limitLook}`}</p>
          <Why of={reason} from={from} onPick={setReason} />
          <Note label={way === 'delete' ? words.noteDelete : words.note} help={words.noteHelp} isNeeded={way === 'delete'} value={note} onInput={setNote} />
          {isRemoval && <div class="notice is-problem"><p>{words.warning}</p><label class="check"><input type="checkbox" checked={hasRead} onChange={(event) => setRead(event.currentTarget.checked)} /><span>{words.warningRead}</span></label></div>}
        </>
      )}
    </Confirm>
  );
}

export function LinkDialog({ page, person, onClose }: Props) {
  const words = tg.value, hints = person.hints ?? [], id = page.case.id;
  const [who, setWho] = useState<number>(hints[0]?.author_id ?? 0);
  const [other, setOther] = useState('');
  const [evidence, setEvidence] = useState<LinkEvidence>(hints[0]?.kind ?? 'other');
  const [note, setNote] = useState('');
  const run = async () => {
    await post(`${casePath(id)}/links`, { ...(who ? { author_id: who } : { case_id: Number(other) }), evidence, ...(note.trim() ? { note: note.trim() } : {}) });
    toast(words.linked);
    void load(personPath(id));
  };
  const isReady = (!!who || /^\d{1,15}$/.test(other.trim())) && (evidence !== 'other' || note.trim().length > 2);
  return (
    <Confirm title={words.linkTitle} text={words.linkText} action={words.linkDo} isReady={isReady} onDo={run} onClose={onClose}>
      {hints.length > 0 && (
        <fieldset class="choice"><legend>{words.linkWho}</legend>
          {hints.map((one) => <label key={one.author_id} class="check"><input type="radio" name="who" checked={who === one.author_id} onChange={() => { setWho(one.author_id); setEvidence(one.kind); }} /><span><span dir="auto">{one.handle}</span> <ChannelName of={one.channel} /> <span class="hint">{words.evidence[one.kind]}</span></span></label>)}
          <label class="check"><input type="radio" name="who" checked={!who} onChange={() => setWho(0)} /><span>{words.linkCase}</span></label>
        </fieldset>
      )}
      {!who && <Field label={words.linkCaseNo}>{(field) => <input id={field} type="text" inputMode="numeric" autocomplete="off" value={other} onInput={(event) => setOther(event.currentTarget.value)} />}</Field>}
      <Field label={words.linkEvidence}>{(field) => <select id={field} value={evidence} onChange={(event) => setEvidence(event.currentTarget.value as LinkEvidence)}>{linkEvidence.map((one) => <option key={one} value={one}>{words.evidence[one]}</option>)}</select>}</Field>
      <Note label={words.linkHow} help={words.remarkHelp} isNeeded={evidence === 'other'} value={note} onInput={setNote} />
    </Confirm>
  );
}

export async function unlink(caseId: number, linkId: number) {
  await post(`${brandPath.value}/links/${linkId}/undo`);
  toast(tg.value.unlinked);
  void load(personPath(caseId));
}
