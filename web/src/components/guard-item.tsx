/** One request to hide, delete, report or ban: what was said, who asked, and what comes next. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { me } from '../api';
import { copy } from '../clipboard';
import { useGet } from '../data';
import { t } from '../dict';
import { tg } from '../dict/later';
import { full, secondsUntil, when } from '../format';
import { actOnGuard } from '../guard';
import { offer } from '../referrals';
import { go, route, toCase } from '../router';
import { brandPath, can } from '../session';
import type { GuardAct, GuardRequest, Policy, SealedCopy } from '../types';
import { ChannelName, Field, Outside, Time } from './bits';
import { Confirm } from './dialog';

/** The message as it was sealed. */
export function Copy({ of, isBrief }: { of: SealedCopy; isBrief?: boolean }) {
  const words = tg.value;
  return (
    <blockquote class="asked">
      {of.title && <p class="subject" dir="auto">{of.title}</p>}
      <p class="said" dir="auto">{isBrief && of.text.length > 160 ? `${of.text.slice(0, 160)}…` : of.text}</p>
      <p class="hint"><span dir="auto">{of.author_handle ?? of.author_name}</span> · <ChannelName of={of.channel} /> · {words.written} <Time at={of.written_at} /></p>
      {!isBrief && <p class="hint">{words.copy}: <code title={of.hash}>{of.hash.slice(0, 12)}</code> {of.is_whole ? words.whole : <strong>{words.notWhole}</strong>}</p>}
    </blockquote>
  );
}

interface AskProps { title: string; text?: string; action: string; label: string; help: string; isNeeded: boolean; onDo: (remark: string) => Promise<unknown>; onClose: () => void }
export function RemarkDialog({ title, text, action, label, help, isNeeded, onDo, onClose }: AskProps) {
  const [remark, setRemark] = useState('');
  return (
    <Confirm title={title} {...(text ? { text } : {})} action={action} isReady={!isNeeded || remark.trim().length > 2} onDo={() => onDo(remark)} onClose={onClose}>
      <Field label={label} help={help} isOptional={!isNeeded}>{(id, about) => <textarea id={id} rows={2} aria-describedby={about} value={remark} onInput={(event) => setRemark(event.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

/** The honest words, to be put up where the post stood. */
function Correction({ of, said }: { of: GuardRequest; said: string }) {
  const words = tg.value, isOpen = of.state === 'approved' || of.state === 'done';
  const write = () => { offer(of.case_id, said); go(toCase(route.value.brand, of.case_id)); };
  return (
    <div class="notice"><p><strong>{words.correction}:</strong> <span dir="auto">{said}</span></p>
      {isOpen && can.write.value && <div class="actions"><button type="button" onClick={() => void copy(said)}>{t.value.reply.copyText}</button><button type="button" onClick={write}>{words.correctionWrite}</button></div>}
    </div>
  );
}

/** What happened since it was hidden. */
function Backlash({ of }: { of: GuardRequest }) {
  const words = tg.value, { of_author: author, of_problem: problem } = of.backlash;
  if (!of.watch_until) return null;
  const isOver = secondsUntil(of.watch_until) < 0;
  return (
    <div class={`notice ${author + problem ? 'is-change' : ''}`}>
      <p>{author + problem ? [author && words.ofAuthor(author), problem && words.ofProblem(problem)].filter(Boolean).join(' · ') : words.calm}</p>
      <span class="hint">{isOver ? words.watched : words.watching(when(of.watch_until))}</span>
    </div>
  );
}

function Steps({ of }: { of: GuardRequest }) {
  const words = tg.value;
  return (
    <details open><summary>{words.stepsTitle}</summary>
      <ol class="steps">{words.steps[of.kind].map((step) => <li key={step}>{step}</li>)}</ol>
      <Outside href={of.copy.link}>{words.original}</Outside>
    </details>
  );
}

type Asked = Extract<GuardAct, 'approve' | 'refuse' | 'done' | 'undone' | 'lift' | 'appeal'>;
function Dialogs({ of, asked, onClose, onDone }: { of: GuardRequest; asked: Asked; onClose: () => void; onDone: () => void }) {
  const words = tg.value, what = words.kind[of.kind], needsOwner = of.is_short && !of.is_passed;
  const act = (said: string) => async (remark: string) => { await actOnGuard(of, asked, remark, said); onDone(); };
  const shared = { onClose, label: words.remark, help: words.remarkHelp };
  switch (asked) {
    case 'approve': return <RemarkDialog {...shared} title={words.approveTitle(what)} text={of.kind === 'takedown' ? words.takedownApprove : words.approveText} action={words.approveDo} isNeeded={needsOwner} onDo={act(words.approved)} />;
    case 'refuse': return <RemarkDialog {...shared} title={words.refuseTitle} action={words.refuse.replace('…', '')} isNeeded onDo={act(words.refused)} />;
    case 'lift': return <RemarkDialog {...shared} title={words.liftBanTitle} action={words.lift.replace('…', '')} isNeeded onDo={act(words.saved)} />;
    case 'appeal': return <RemarkDialog {...shared} help={words.appealHelp} title={words.appealTitle} action={words.appeal.replace('…', '')} isNeeded onDo={act(words.saved)} />;
    case 'done': return <Confirm title={words.doneTitle} text={of.kind === 'ban' ? words.doneBan : words.doneText} action={words.done[of.kind]} onDo={() => act(words.doneSaved)('')} onClose={onClose} />;
    case 'undone': return <Confirm title={words.undoneTitle} action={words.undone[of.kind] ?? ''} onDo={() => act(words.saved)('')} onClose={onClose} />;
  }
}

/** The buttons that this person may press now. */
function Acts({ of, ask, onDone }: { of: GuardRequest; ask: (act: Asked) => void; onDone: () => void }) {
  const words = tg.value, mine = me.value?.staff.id, isMine = of.asked_by === mine, isOver = of.expires_at !== null && secondsUntil(of.expires_at) < 0;
  const policy = useGet<Policy>(of.kind === 'takedown' && isMine && can.own.value ? `${brandPath.value}/policy` : null, ['settings']);
  const isReady = secondsUntil(of.ready_at) <= 0, mayPass = !of.is_short || of.is_passed || can.own.value;
  const holds = of.kind === 'ban' && (of.state === 'approved' || of.state === 'done');
  const buttons: ComponentChildren[] = [];
  const button = (act: Asked, name: string, kind = '') => buttons.push(<button key={act} type="button" class={kind} onClick={() => ask(act)}>{name}</button>);
  const isOwners = policy.data?.takedown_owner && ['hate', 'threat', 'personal_data'].includes(of.reason); // as in src/desk/guard_rule.c
  if (of.state === 'asked' && can.approve.value && (!isMine || isReady || isOwners)) {
    if (mayPass) button('approve', words.approve, 'primary');
    button('refuse', words.refuse);
  }
  if (of.state === 'approved' && (of.kind === 'ban' || of.kind === 'takedown' || isReady)) button('done', words.done[of.kind], 'primary');
  if (holds && !of.appeal && !isOver) button('appeal', words.appeal);
  if (holds && can.approve.value && of.decided_by !== mine && !isOver) button('lift', words.liftBan);
  if ((of.kind === 'hide' && of.state === 'done') || (of.kind === 'ban' && (of.state === 'lifted' ? of.done_at : of.state === 'done' && isOver))) button('undone', words.undone[of.kind] ?? '', isOver ? 'primary' : '');
  if ((of.state === 'asked' && isMine) || (of.state === 'approved' && of.kind !== 'ban' && (isMine || can.approve.value)))
    buttons.push(<button key="withdraw" type="button" class="quiet" onClick={() => void actOnGuard(of, 'withdraw', '', words.withdrawn).then(onDone)}>{words.withdraw}</button>);
  return (
    <>
      {of.state === 'asked' && isMine && <p class="hint">{words.ownAsk}</p>}
      {(of.state === 'asked' || of.state === 'approved') && of.kind !== 'ban' && of.kind !== 'takedown' && !isReady && <p class="hint">{words.wait(when(of.ready_at))}</p>}
      {buttons.length > 0 && <div class="actions">{buttons}</div>}
    </>
  );
}

export function GuardItem({ of, onDone, isBrief }: { of: GuardRequest; onDone: () => void; isBrief?: boolean }) {
  const words = tg.value, [asked, setAsked] = useState<Asked | null>(null), isOver = of.expires_at !== null && secondsUntil(of.expires_at) < 0;
  const name = of.asked_name ?? t.value.common.program, Heading = isBrief ? 'h4' : 'h2';
  return (
    <>
      <header class="card-head"><Heading>{of.state === 'asked' ? words.asks(name, words.kind[of.kind]) : `${words.kind[of.kind]}: ${of.kind === 'ban' && isOver && of.state === 'done' ? words.overTitle.toLowerCase() : words.state[of.state].toLowerCase()}`}</Heading><span class="hint"><Time at={of.done_at ?? of.asked_at} /></span></header>
      <p><span class="chip set">{words.reason[of.reason]}</span>{of.expires_at && <span class="hint" title={full(of.expires_at)}> {words.until(when(of.expires_at))}</span>}</p>
      <Copy of={of.copy} {...(isBrief ? { isBrief } : {})} />
      {of.note && <p><strong>{name}:</strong> <span dir="auto">{of.note}</span></p>}
      {of.correction && <Correction of={of} said={of.correction} />}
      {of.is_short && <p class="hint">{of.is_passed ? words.passed : words.shortBan(of.strikes)}</p>}
      {of.remark && <p><strong>{of.decided_name}:</strong> <span dir="auto">{of.remark}</span></p>}
      {of.appeal && <p>{words.appealed(of.appeal)}</p>}
      {of.kind === 'ban' && of.state === 'done' && isOver && <p class="notice is-change">{words.over}</p>}
      <Backlash of={of} />
      {of.state === 'approved' && can.write.value && <Steps of={of} />}
      {can.write.value && <Acts of={of} ask={setAsked} onDone={onDone} />}
      {!isBrief && <p><a href={toCase(route.value.brand, of.case_id)}>{words.atCase(of.case_id)}</a></p>}
      {asked && <Dialogs of={of} asked={asked} onClose={() => setAsked(null)} onDone={onDone} />}
    </>
  );
}
