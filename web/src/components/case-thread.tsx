/** The conversation in order of time: what the customer wrote, what we answered, what the team notes. */
import { useState } from 'preact/hooks';
import { get } from '../api';
import { t } from '../dict';
import { brandPath } from '../session';
import { blurs } from '../prefs';
import { isRude, saidIn, type Departments } from '../reading';
import type { Case, CasePage, Message, MessageVersion, Note, Page, Reply } from '../types';
import { Loaded, Outside, Time } from './bits';
import { evidenceLines, MarkedText, signalsOf } from './marked-text';
import { ReadingChips } from './reading-chips';
import { ReplyItem } from './reply-item';
import { failed } from '../toast';
import { useGet } from '../data';
import { number } from '../format';

function Versions({ id }: { id: number }) {
  const past = useGet<Page<MessageVersion>>(`${brandPath.value}/messages/${id}/versions`);
  return (
    <Loaded of={past}>{(page) => (
      <ol class="versions">{page.items.map((one) => <li key={one.id}><p class="hint">{t.value.case.versionUntil('')}<Time at={one.until_at} /></p><p class="said" dir="auto">{one.text}</p></li>)}</ol>
    )}</Loaded>
  );
}

function MessageItem({ of, case: it, departments }: { of: Message; case: Case; departments: Departments }) {
  const words = t.value.case, text = of.text ?? '';
  const [showVersions, setVersions] = useState(false);
  const [isWhy, setWhy] = useState(false);
  const [isShown, setShown] = useState(false);
  const isCovered = blurs.value && !isShown && !of.is_own && isRude(of);
  const lines = of.is_own ? [] : evidenceLines(text, of.evidence);
  const isGone = of.state === 'deleted' || of.state === 'erased';
  return (
    <li class={`message ${of.is_own ? 'own' : 'theirs'} ${isGone ? 'is-gone' : ''}`} id={`message-${of.id}`}>
      <header>
        <strong dir="auto">{of.author_name ?? t.value.common.anonymous}</strong>
        {of.is_own && <span class="hint">{words.own}</span>}
        <Time at={of.written_at} />
        {of.state === 'edited' && <span class="chip guess">{words.edited}</span>}
        <Outside href={of.link}>{words.original}</Outside>
      </header>
      {of.title && <p class="subject" dir="auto">{of.title}</p>}
      {isGone && <p class="gone-note">{of.state === 'erased' ? words.erased : words.deleted}</p>}
      {text && of.state !== 'erased' && <MarkedText of={of.id} text={text} evidence={of.is_own ? null : [...(of.evidence ?? []), ...saidIn(of)]} isCovered={isCovered} />}
      {isCovered && text && of.state !== 'erased' && <button type="button" class="chip-button uncover" onClick={() => setShown(true)}>{words.showRude}</button>}
      {of.state === 'edited' && (
        <details onToggle={(event) => setVersions(event.currentTarget.open)}><summary>{words.versions}</summary>{showVersions && <Versions id={of.id} />}</details>
      )}
      {!of.is_own && of.state !== 'erased' && (
        <ReadingChips of={of} departments={departments} isCorrected={!!it.class_by && it.class !== of.class}>
          {lines.length > 0 && <button type="button" class="quiet why-button" aria-expanded={isWhy} onClick={() => setWhy(!isWhy)}>{words.why}</button>}
        </ReadingChips>
      )}
      {isWhy && (
        <div class="why">
          <p class="hint">{words.whyTitle}, {words.certainty(Math.round(of.certainty * 100))}</p>
          <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
          {signalsOf(of.signals).length > 0 && <p class="hint">{words.signals}: {signalsOf(of.signals).map((name) => t.value.signal[name]).join(', ')}</p>}
          {of.reach ? <p class="hint">{words.reach(number(of.reach))}</p> : null}
        </div>
      )}
    </li>
  );
}

const NoteItem = ({ of }: { of: Note }) => (
  <li class="note"><header><span class="chip set">{t.value.case.noteKind[of.kind]}</span><strong dir="auto">{of.who ?? of.staff_name ?? t.value.common.program}</strong><Time at={of.at} /></header>{of.text && <p class="said" dir="auto">{of.text}</p>}{of.agreed && <p class="said" dir="auto"><strong>{t.value.case.agreed}:</strong> {of.agreed}</p>}</li>
);

type Item = { at: string; key: string; message?: Message; reply?: Reply; note?: Note };
function inOrder(page: CasePage, older: Message[]): Item[] {
  const messages = [...older, ...page.messages.filter((m) => !older.some((o) => o.id === m.id))];
  const replies = new Set(page.replies.map((reply) => reply.id));
  /* A reply that has left stands in both lists; as a reply it names its writer and who approved it. */
  return [
    ...messages.filter((m) => !m.reply_id || !replies.has(m.reply_id)).map((message) => ({ at: message.written_at, key: `m${message.id}`, message })),
    ...page.replies.map((reply) => ({ at: reply.sent_at ?? reply.created_at, key: `r${reply.id}`, reply })),
    ...page.notes.map((note) => ({ at: note.at, key: `n${note.id}`, note })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

export function Thread({ page, path, departments, onUndone }: { page: CasePage; path: string; departments: Departments; onUndone: (text: string) => void }) {
  const words = t.value.case;
  const [older, setOlder] = useState<Message[]>([]);
  const [hasAll, setAll] = useState(false);
  const first = older[0] ?? page.messages[0];
  const total = older.length + page.messages.length;
  const loadOlder = async () => {
    try {
      const more = await get<Page<Message>>(`${path}/messages?before=${first!.id}`);
      const fresh = more.items.filter((m) => m.id !== first!.id && !older.some((o) => o.id === m.id) && !page.messages.some((o) => o.id === m.id));
      setOlder([...fresh, ...older]);
      if (!fresh.length) setAll(true);
    } catch (error) { failed(error); }
  };
  return (
    <>
      {!hasAll && first && page.case.message_count > total && <button type="button" class="quiet older" onClick={() => void loadOlder()}>{words.older}</button>}
      <ol class="thread" aria-label={words.thread}>
        {inOrder(page, older).map((item) => (item.message ? <MessageItem key={item.key} of={item.message} case={page.case} departments={departments} />
          : item.note ? <NoteItem key={item.key} of={item.note} />
            : <ReplyItem key={item.key} of={item.reply!} page={page} onUndone={onUndone} />))}
      </ol>
    </>
  );
}
