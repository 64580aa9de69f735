/** The writing table: says as whom and how publicly one writes, checks the sentences, keeps the
 *  draft whatever happens, and never sends over somebody else's head. */
import { useComputed } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, get, isPhone, messageOf, online, post, serverNow, statusOf } from '../api';
import { toUnits } from '../bytes';
import { casePath } from '../case-acts';
import { load } from '../data';
import { t } from '../dict';
import { asking, asksReason, draftOf, queuedOf, type Queued } from '../drafts';
import { clock, secondsUntil, when } from '../format';
import { afterRender, useKeys } from '../keys';
import { Later, LaterBeside } from '../later';
import { local } from '../prefs';
import { isHeated } from '../reading';
import { picking, writing } from '../ready';
import { brandPath } from '../session';
import { live } from '../stream';
import { failed, toast } from '../toast';
import type { CasePage, Finding, Page, Policy, PreparedOffer, Reply, Source } from '../types';
import { useGet } from '../data';
import { Dialog } from './dialog';
import { Icon } from './icons';
import { FindingRow, FindingText } from './marked-text';
import { actOnReply } from './reply-item';
import { StatementLines, useStatements } from './case-statement';
import { useSeen } from './seen';

const checkPause = 600;

/** In another order one reads once more what one would skim. */
function rotated(text: string): string[] {
  const all = text.split(/(?<=[.!?…])\s+|\n+/).filter(Boolean), from = Math.ceil(all.length / 2);
  return [...all.slice(from), ...all.slice(0, from)];
}

function useFindings(caseId: number, text: string, isPublic: boolean) {
  const [found, setFound] = useState<{ text: string; list: Finding[] }>({ text: '', list: [] });
  const check = async (): Promise<Finding[]> => {
    const page = await post<Page<Finding>>(`${casePath(caseId)}/check`, { text, is_public: isPublic });
    const list = toUnits(text, page.items);
    for (const whole of page.items) if (whole.to <= whole.from) list.push(whole);
    setFound({ text, list });
    return list;
  };
  useEffect(() => {
    if (!text.trim()) return;
    const timer = setTimeout(() => { void check().catch(() => {}); }, checkPause);
    return () => clearTimeout(timer);
  }, [text, isPublic]);
  return { list: text.trim() && found.text === text ? found.list : [], isOld: found.text !== text, check };
}

function Findings({ text, list }: { text: string; list: Finding[] }) {
  const words = t.value.compose;
  if (!list.length) return null;
  return (
    <section class="findings" aria-label={words.findings} tabIndex={0}>
      <FindingText text={text} findings={list.filter((one) => one.to > one.from)} />
      <ul>{list.map((one, i) => <FindingRow key={i} of={one} />)}</ul>
    </section>
  );
}

export function Composer({ page, onSent, onNote }: { page: CasePage; onSent: () => void; onNote: () => void }) {
  const words = t.value.compose, it = page.case, path = brandPath.value;
  const keeper = draftOf(path, it.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = keeper.text.value;
  const [isPublic, setPublic] = useState(it.is_direct ? false : keeper.isPublic ?? true);
  const [isBusy, setBusy] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const [isArmed, setArmed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begunWith = useRef(0);
  const findings = useFindings(it.id, text, isPublic);
  const sources = useGet<Page<Source>>(`${path}/sources`, ['settings']);
  const policy = useGet<Policy>(`${path}/policy`, ['settings']);
  const statements = useStatements(it);
  const seen = useSeen(page, text.trim() !== '');
  const saved = useComputed(() => ({ state: keeper.state.value, at: keeper.savedAt.value }));

  useEffect(() => () => keeper.close(), [keeper]);
  /* With the text, not after the paint: that may come when the answer to this very text is here. */
  useLayoutEffect(() => { setArmed(false); setProblem(null); }, [text, isPublic]);
  const queued = keeper.queued.value;
  useEffect(() => { if (queued && online.value && live.value) void deliver(queued); }, [queued, online.value, live.value]);

  const source = sources.data?.items.find((one) => one.id === it.source_id);
  const rules = policy.data, isAtRisk = it.class === 'at_risk' && !!rules?.at_risk_care, phoneRule = isPhone() ? rules?.phone : undefined;
  const needsApproval = !!rules && rules.mode !== 'alone' && (isAtRisk || (isPublic && (rules.four_eyes || phoneRule === 'approved')));
  const left = page.channel_max ? page.channel_max - [...text].length : null;

  const restore = (back: string) => {
    keeper.write(back);
    afterRender(() => { field.current?.focus(); field.current?.setSelectionRange(back.length, back.length); });
  };
  const announce = (reply: Reply) => {
    const undo = async () => {
      await actOnReply(reply, 'cancel');
      if (!keeper.text.value.trim()) restore(reply.text); // else another one has been begun
      toast(words.undone);
    };
    const again = reply.gate === 'alone' ? { again: rotated(reply.text) } : {};
    if (reply.state === 'held' && reply.send_at) {
      const until = Date.parse(reply.send_at);
      toast(words.held(''), { ...again, until, lasts: Math.max(3000, until - serverNow()), undo });
    } else if (reply.state === 'waiting') toast(words.waiting, { undo });
    else if (reply.state === 'by_hand') toast(words.byHand, again);
  };
  /** `kept` is what was being written beside it. */
  async function deliver(form: Queued, kept = '') {
    setBusy(true);
    setProblem(null);
    try {
      await keeper.save();
      const reply = await post<Reply>(`${casePath(it.id)}/replies`, { text: form.text, is_public: form.isPublic, overrides: form.overrides, prepared_id: form.preparedId ?? null, first_reason: form.firstReason }, { ifMatch: form.version, key: form.key });
      keeper.clear();
      keeper.write(kept);
      seen.accept();
      announce(reply);
      onSent();
    } catch (error) {
      if (statusOf(error) === 0) keeper.setQueued(form);
      else {
        keeper.setQueued(null);
        if (statusOf(error) === 409 || statusOf(error) === 412) seen.refuse();
        else if (!asksReason(error, (firstReason) => deliver({ ...form, firstReason }, kept))) setProblem(error instanceof Failure ? error.message : messageOf(error));
      }
    } finally {
      void load(casePath(it.id));
      setBusy(false);
    }
  }
  const send = async (version = seen.version) => {
    if (isBusy || isChecking || queued) return;
    if (!text.trim()) { setProblem(words.empty); field.current?.focus(); return; }
    let list = findings.list;
    if (findings.isOld) {
      setChecking(true); // a second press would be a second reply, and what is typed now would go with the first
      list = await findings.check().catch(() => []);
      setChecking(false);
      if (keeper.text.value !== text) return; // something else was put in meanwhile: it has not been read
    }
    if (list.some((one) => one.level === 'block')) { setProblem(words.blocked); return; }
    if (list.some((one) => one.level === 'ask') && !isArmed) { setArmed(true); setProblem(words.asks); return; }
    await deliver({ ...queuedOf(version, text, isPublic, isArmed), ...(begunWith.current ? { preparedId: begunWith.current } : {}) });
  };
  /** One tap: the server fills it in, and knows it again when it is handed in. */
  const hold = async () => {
    if (isBusy || isChecking || queued || seen.changes) return;
    setBusy(true);
    try {
      const { items } = await get<Page<PreparedOffer>>(`${casePath(it.id)}/prepared`);
      const found = items.find((one) => one.kind === 'holding' && one.is_complete);
      if (found) await deliver({ ...queuedOf(seen.version, found.text, isPublic, false), preparedId: found.id }, text);
      else setProblem(words.noHolding);
    } catch (error) { setProblem(messageOf(error)); }
    setBusy(false);
  };
  const insert = (what: string, id: number) => {
    begunWith.current = id;
    const box = field.current!, from = box.selectionStart, to = box.selectionEnd;
    keeper.write(text.slice(0, from) + what + text.slice(to));
    afterRender(() => {
      box.focus();
      const gap = /\{\w+\}/.exec(what);
      const at = from + (gap ? gap.index : what.length);
      box.setSelectionRange(at, at + (gap ? gap[0].length : 0));
    });
  };
  useKeys({ r: () => field.current?.focus(), p: () => { picking.value = true; }, t: () => void hold() });
  const lent = useRef(insert), chosen = useRef<[string, number] | null>(null);
  lent.current = insert;
  useLayoutEffect(() => { writing.value = { page, isEmpty: !text, insert: (...what) => {
    if (!picking.peek()) return lent.current(...what);
    chosen.current = what; // the list gives the focus back as it closes: what is put in comes after it
    picking.value = false;
  } }; }, [page, !text]);
  useLayoutEffect(() => {
    if (picking.value || !chosen.current) return;
    insert(...chosen.current);
    chosen.current = null;
  }, [picking.value]);
  useEffect(() => () => { writing.value = null; picking.value = false; }, []);
  useEffect(() => { if (!text) begunWith.current = 0; }, [text]);
  const isLate = !it.answered_at && !!it.deadline_at && secondsUntil(it.deadline_at) < 0;

  const { state, at } = saved.value;
  const draftWord = state === 'saved' && at ? words.draftSaved(clock(at)) : state === 'saving' ? words.draftSaving : state === 'empty' ? '' : words.draftLocal;
  const hasBlock = findings.list.some((one) => one.level === 'block');
  const newer = keeper.newer.value;
  const account = source?.own_handle ?? source?.name ?? it.source_name;
  return (
    <section class={`composer ${isPublic ? 'is-public' : 'is-private'}`} aria-label={words.title}>
      {asking.value && <Later name="elsewhere" isQuiet />}
      {seen.changes && (
        <div class="notice is-change" role="alert">
          <p><strong>{t.value.case.conflict}</strong> {seen.changes} {seen.wasRefused && t.value.case.conflictMore}</p>
          <div class="actions">
            <button type="button" onClick={seen.accept}>{t.value.case.conflictSaw}</button>
            {seen.wasRefused && <button type="button" class="primary" onClick={() => { const version = it.version; seen.accept(); void send(version); }}>{t.value.case.conflictSend}</button>}
          </div>
        </div>
      )}
      {newer && (
        <div class="notice is-change" role="alert"><p>{words.newer(newer.updated_at ? when(newer.updated_at) : '')}</p>
          <div class="actions"><button type="button" class="primary" onClick={() => keeper.useNewer()}>{words.useNewer}</button><button type="button" onClick={() => keeper.keepMine()}>{words.keepMine}</button></div>
        </div>
      )}
      <div class="composer-head">
        <p class="account">{words.as(account, t.value.channel[it.channel], isPublic ? t.value.case.public : t.value.case.direct)}{source && <span class="hint"> · {t.value.way[source.way_out]}</span>}</p>
        {!it.is_direct && (
          <fieldset class="audience"><legend class="visually-hidden">{words.audience}</legend>
            {[true, false].map((value) => (
              <label key={String(value)}><input type="radio" name={`audience-${it.id}`} checked={isPublic === value} disabled={isBusy || isChecking} onChange={() => { setPublic(value); keeper.setPublic(value); }} />{value ? words.public : words.private}</label>
            ))}
          </fieldset>
        )}
      </div>
      {(isHeated(it) || isLate) && <LaterBeside name="beside" label={words.prepared} isQuiet place={!text && <p class="notice place" />} />}
      <StatementLines of={statements} onInsert={(what) => insert(what, 0)} />
      <textarea ref={field} class="composer-text" rows={3} dir="auto" aria-label={words.title} placeholder={words.placeholder} value={text} readOnly={isBusy || isChecking || !!queued}
        onInput={(event) => keeper.write(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void send(); } }} />
      <Findings text={text} list={findings.list} />
      {problem && <p class={`notice ${isArmed ? 'is-change' : 'is-problem'}`} role="alert">{problem}</p>}
      {phoneRule && words.phone[phoneRule] && <p class="hint">{words.phone[phoneRule]}</p>}
      {queued && <p class="notice" role="status">{words.offline} <button type="button" onClick={() => keeper.setQueued(null)}>{words.offlineCancel}</button></p>}
      <div class="composer-foot">
        <button type="button" class="primary" disabled={isBusy || !!queued || hasBlock || phoneRule === 'drafts'} title={words.sendKey} onClick={() => void send()}>{isBusy ? words.sending : isArmed ? words.sendAnyway : needsApproval ? words.sendAsk : words.send}</button>
        <button type="button" aria-haspopup="dialog" title="P" onClick={() => { picking.value = true; }}>{words.prepared}</button>
        <button type="button" disabled={isBusy || !!queued} title="T" onClick={() => void hold()}>{words.holding}</button>
        <button type="button" class="quiet note-button" onClick={onNote}><Icon name="pen" /><span>{t.value.case.note}</span></button>
        <span class="composer-state hint" role="status">{draftWord}</span>
        {picking.value && <Dialog title={words.prepared} size="wide" class="palette" onClose={() => { picking.value = false; }}><Later name="pick" /></Dialog>}
        {left !== null && text && (left < 100) && <span class={`hint ${left < 0 ? 'is-error' : ''}`}>{left < 0 ? words.tooLong(-left) : words.left(left)}</span>}
      </div>
    </section>
  );
}

export function NoteBox({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const words = t.value.case, field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const key = `note:${casePath(caseId)}`;
  const [text, setNote] = useState(local.get(key) ?? '');
  const [isSaving, setSaving] = useState(false);
  const setText = (next: string) => { setNote(next); local.set(key, next || null); };
  const save = async (event: Event) => {
    event.preventDefault();
    if (isSaving || !text.trim()) return;
    setSaving(true); // a second press would be a second note, and a later word would go with the box
    try {
      await post(`${casePath(caseId)}/notes`, { text: text.trim() });
      toast(words.noteSaved);
      setText('');
      void load(casePath(caseId));
      onClose();
    } catch (error) { failed(error); }
    setSaving(false);
  };
  return (
    <form class="note-box" onSubmit={save}>
      <textarea ref={field} rows={2} aria-label={words.noteAdd} placeholder={words.notePlaceholder} value={text} readOnly={isSaving} onInput={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void save(e); }} />
      <div class="actions"><button type="submit" class="primary" disabled={!text.trim()}>{words.noteSave}</button><button type="button" onClick={onClose}>{t.value.common.cancel}</button></div>
    </form>
  );
}
