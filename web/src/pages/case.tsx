/** Kasus: who wrote what, what we answer, and what one should know. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { me, statusOf } from '../api';
import { asksAtEnd, casePath, classify, doAct, isOpen, mayIgnore, mayLeave, mayWatch, setSecret } from '../case-acts';
import { ActDialog, type AskedAct } from '../components/act-dialog';
import { ClassMark, Deadline, Loaded, Outside, SeverityMark } from '../components/bits';
import { CaseMass } from '../components/case-mass';
import { CaseProblem } from '../components/case-problem';
import { Thread } from '../components/case-thread';
import { Composer, NoteBox } from '../components/composer';
import { Icon } from '../components/icons';
import { Menu, type MenuItem } from '../components/menu';
import { load, useGet } from '../data';
import { deciding } from '../demands';
import { t } from '../dict';
import { draftOf } from '../drafts';
import { useKeys } from '../keys';
import { Later, LaterBeside } from '../later';
import { typedAt, usePresence } from '../presence';
import { putting } from '../problems';
import { referring, talking } from '../referrals';
import { route, toInbox } from '../router';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import { classes, type Case, type CaseAct, type CasePage, type DepartmentTable } from '../types';

type OnNext = (() => void) | undefined;

const refer = (of: Case) => { referring.value = { caseId: of.id, problemId: 0, subjects: of.subjects, count: 1 }; };

function Acts({ of, ask, onNext }: { of: Case; ask: (act: AskedAct) => void; onNext: OnNext }) {
  const names = t.value.act, words = t.value.case, isMine = of.owner_id === me.value?.staff.id;
  const now = (act: CaseAct) => void doAct(of, { act }).catch(failed);
  const more: MenuItem[] = [];
  if (isOpen(of)) {
    if (mayWatch(of)) more.push({ name: names.watch, run: () => ask('watch') });
    if (mayLeave(of)) more.push({ name: names.snooze, run: () => ask('snooze') });
    more.push({ name: words.refer, run: () => refer(of) });
    if (mayIgnore(of)) more.push({ name: names.ignore, run: () => ask('ignore') });
    if ((!of.is_direct || of.class === 'spam') && mayLeave(of)) more.push({ name: names.spam, run: () => ask('spam') });
  }
  const close = async () => {
    const next = await setSecret(of, !of.is_secret);
    toast(next.is_secret ? words.secret : words.openUp, { undo: () => setSecret(next, of.is_secret).then(() => {}) });
  };
  more.push({ name: words.talk, run: () => { talking.value = { caseId: of.id, who: of.author_name }; } }, { name: words.slip, run: () => { open(`${casePath(of.id)}/slip`, '_blank', 'noopener'); } });
  if (!of.owner_id || isMine || can.approve.value) more.push({ name: of.is_secret ? words.openUp : words.closeOff, help: of.is_secret ? undefined : words.secretHelp, run: () => void close().catch(failed) });
  if (isMine) more.push({ name: names.release, run: () => now('release') });
  return (
    <div class="actions case-acts">
      {!isMine && isOpen(of) && <button type="button" onClick={() => now('take')}>{names.take}</button>}
      {isOpen(of) ? <button type="button" onClick={() => (asksAtEnd(of) ? ask('done') : now('done'))}>{names.done}</button> : <button type="button" onClick={() => now('reopen')}>{names.reopen}</button>}
      {onNext && <button type="button" onClick={onNext}>{t.value.case.nextCase}</button>}
      {more.length > 0 && <Menu class="square quiet" side="right" title={t.value.case.more} label={<Icon name="more" />} items={more} />}
    </div>
  );
}

function Head({ page, ask, onNext, toggleContext, isContextOpen }: { page: CasePage; ask: (act: AskedAct) => void; onNext: OnNext; toggleContext: () => void; isContextOpen: boolean }) {
  const words = t.value.case, it = page.case;
  const others = usePresence(it.id, page.presence ?? [], can.write.value);
  return (
    <header class="case-head">
      <a class="back quiet square" href={toInbox(route.value.brand, route.value.query)} aria-label={words.back}><Icon name="back" /></a>
      <div class="case-name">
        <h2 tabIndex={-1} dir="auto">{it.author_name ?? t.value.common.anonymous}</h2>
        <p class="case-line">
          <SeverityMark of={it.severity} />
          <span class="hint">{t.value.channel[it.channel]} · {it.is_direct ? words.direct : words.public}</span>
          <Outside href={it.link}>{words.original}</Outside>
          <Deadline of={it} />{it.is_secret && <span class="chip set"><Icon name="lock" />{words.secret}</span>}{it.state === 'referred' && <span class="chip set">{t.value.caseState.referred}</span>}
        </p>
      </div>
      <div class="case-class">
        {can.write.value
          ? <Menu side="right" class={`chip-button ${it.class_by ? 'is-set' : 'is-guess'}`} title={words.changeClass} label={<>{t.value.class[it.class]}{!it.class_by && <span class="hint"> {t.value.inbox.suggested}</span>}</>}
            items={classes.map((one) => ({ name: t.value.class[one], help: t.value.classHelp[one], isCurrent: one === it.class, run: () => void classify(it, one).catch(failed) }))} />
          : <ClassMark of={it.class} by={it.class_by} />}
        {can.write.value && !it.class_by && <button type="button" class="chip-button" onClick={() => void classify(it, it.class).catch(failed)}>{words.confirmClass}</button>}
      </div>
      {can.write.value && <Acts of={it} ask={ask} onNext={onNext} />}
      <button type="button" class="context-toggle quiet" aria-expanded={isContextOpen} onClick={toggleContext}><Icon name="info" /><span>{words.context}</span></button>
      <CaseProblem of={it} isBrief />
      <CaseMass of={page.mass} />
      {others.length > 0 && (
        <p class="presence" role="status">{others.map((one) => <span key={one.staff_id} class={one.is_typing ? 'is-typing' : ''}><Icon name={one.is_typing ? 'pen' : 'person'} />{one.is_typing ? words.typing(one.staff_name) : words.here(one.staff_name)}</span>)}</p>
      )}
    </header>
  );
}

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();

function CaseBody({ page, onNext }: { page: CasePage; onNext: OnNext }) {
  const words = t.value.case, it = page.case, path = casePath(it.id);
  const table = useGet<DepartmentTable>(`${brandPath.value}/departments`, ['settings']).data;
  const departments = Object.fromEntries(table?.subjects.map((one) => [one.subject, one.department]) ?? []);
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const [isContextOpen, setContext] = useState(false);
  const [isNoting, setNoting] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const keeper = draftOf(brandPath.value, it.id);
  const isFirst = useRef(true);
  if (isFirst.current && can.write.value) keeper.meet(page.draft, true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else keeper.meet(page.draft, false);
  }, [page.draft?.revision]);
  useEffect(() => { const box = scroller.current; if (box) box.scrollTop = box.scrollHeight; }, []);
  const count = page.messages.length + page.replies.length + page.notes.length;
  const wasAtEnd = useRef(true);
  useEffect(() => { const box = scroller.current; if (box && wasAtEnd.current) box.scrollTop = box.scrollHeight; }, [count]);
  useEffect(() => keeper.text.subscribe(() => { if (document.activeElement?.classList.contains('composer-text')) typedAt.value = Date.now(); }), [keeper]);

  const when = (allowed: boolean, run: () => void) => () => { if (allowed && can.write.value) run(); };
  /* The box takes the focus when it opens; one that was open already is gone back to. */
  const note = () => { setNoting(true); focusOn('.note-box textarea'); };
  useKeys({
    n: when(true, note), a: when(isOpen(it) && it.owner_id !== me.value?.staff.id, () => void doAct(it, { act: 'take' }).catch(failed)),
    e: when(isOpen(it), () => (asksAtEnd(it) ? setAsked('done') : void doAct(it, { act: 'done' }).catch(failed))), s: when(isOpen(it), () => setAsked('snooze')), d: when(isOpen(it), () => refer(it)),
  });
  const restore = (text: string) => {
    keeper.write(text);
    focusOn('.composer-text');
  };
  return (
    <>
      <section class="case-pane" aria-label={words.number(it.id)}>
        <Head page={page} ask={setAsked} onNext={onNext} toggleContext={() => setContext(!isContextOpen)} isContextOpen={isContextOpen} />
        <div class="thread-box" ref={scroller} tabIndex={0} role="region" aria-label={words.thread}
          onScroll={(event) => { const box = event.currentTarget; wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60; }}>
          <Thread page={page} path={path} departments={departments} onUndone={restore} />
        </div>
        <LaterBeside name="careStrip" key={`care-${it.id}`} label={t.value.nav.promises} isQuiet />
        {isNoting && <NoteBox caseId={it.id} onClose={() => setNoting(false)} />}
        {can.write.value ? <Composer key={it.id} page={page} onNote={note} onSent={() => { wasAtEnd.current = true; void load(path); }} /> : <p class="hint read-only">{t.value.compose.readOnly}</p>}
      </section>
      <aside class={`context-pane ${isContextOpen ? 'is-open' : ''}`} aria-labelledby="context-title">
        <header class="context-head"><h2 id="context-title">{words.context}</h2><button type="button" class="quiet square context-close" aria-label={t.value.common.close} onClick={() => setContext(false)}><Icon name="close" /></button></header>
        <LaterBeside name="context" key={`context-${it.id}`} label={words.context} />
      </aside>
      {putting.value?.id === it.id && <Later name="put" />}
      {referring.value?.caseId === it.id && <Later name="refer" />}
      {talking.value?.caseId === it.id && <Later name="talk" />}
      {deciding.value?.caseId === it.id && <Later name="decide" />}
      {asked && <ActDialog act={asked} of={it} onClose={() => setAsked(null)} />}
    </>
  );
}

export function CaseView({ id, onNext }: { id: number; onNext: OnNext }) {
  const page = useGet<CasePage>(casePath(id), ['case', 'reply', 'draft', 'halt'], id);
  useLayoutEffect(() => {
    if (matchMedia('(max-width: 43.99rem)').matches && page.data) document.querySelector<HTMLElement>('.case-head h2')?.focus({ preventScroll: true });
  }, [page.data === null]);
  if (!page.data) return <div class="case-pane"><header class="case-head"><a class="back quiet square" href={toInbox(route.value.brand, route.value.query)} aria-label={t.value.case.back}><Icon name="back" /></a><h2 tabIndex={-1}>{t.value.case.number(id)}</h2></header>{statusOf(page.error) === 403 ? <p class="notice"><Icon name="lock" /> <strong>{t.value.case.secret}.</strong> {t.value.case.secretHelp}</p> : <Loaded of={page}>{() => null}</Loaded>}</div>;
  return <Loaded of={page}>{(data) => <CaseBody page={data} onNext={onNext} />}</Loaded>;
}
