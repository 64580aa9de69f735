/** Unggahan terencana: what will be posted and when, and days without any. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { me, post, put, serverNow } from '../../api';
import { ChannelName, Empty, Field, Loaded, Outside, Time } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { usePaged } from '../../data';
import { t } from '../../dict';
import { roomWords } from '../../dict/crisis-room';
import { fromField, toField, zoneName } from '../../format';
import { useOpened } from '../../held';
import type { PlannedPost } from '../../room';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import { channels, type Channel } from '../../types';
import { Quiet } from './quiet';

const path = () => `${brandPath.value}/posts`;
const states = ['planned', 'posted', 'cancelled'] as const;
const listPath = (state: (typeof states)[number]) => `${path()}${state === 'planned' ? '' : `?state=${state}`}`;
const day = 86400_000;

function EditDialog({ of: live, onDone, onClose }: { of: PlannedPost | null; onDone: () => Promise<unknown>; onClose: () => void }) {
  const words = roomWords.value, [of, over] = useOpened(live, onDone);
  const [channel, setChannel] = useState<Channel>(of?.channel ?? 'instagram');
  const [text, setText] = useState(of?.text ?? '');
  const [at, setAt] = useState(toField(of ? Date.parse(of.due_at) : serverNow() + day));
  const run = () => over(async () => {
    const form = { channel, text: text.trim(), due_at: fromField(at) };
    await (of ? put(`${path()}/${of.id}`, { ...form, version: of.version }) : post(path(), form));
    toast(of ? words.postSaved : words.planned);
    void onDone();
  });
  return (
    <Confirm title={of ? words.postEdit : words.postAdd} action={of ? t.value.common.save : words.postAdd} isReady={!!text.trim() && !!at} onDo={run} onClose={onClose}>
      <Field label={words.postChannel}>{(id) => <select id={id} value={channel} onChange={(e) => setChannel(e.currentTarget.value as Channel)}>{channels.map((one) => <option key={one} value={one}>{t.value.channel[one]}</option>)}</select>}</Field>
      <Field label={words.postText}>{(id) => <textarea id={id} rows={4} maxLength={5000} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
      <Field label={`${words.postAt} (${zoneName()})`}>{(id) => <input id={id} type="datetime-local" required value={at} onInput={(e) => setAt(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

async function act(of: PlannedPost, what: string, more: object = {}) {
  await post(`${path()}/${of.id}/${what === 'agree' ? 'agree' : 'act'}`, { ...(what === 'agree' ? {} : { act: what }), version: of.version, ...more });
  toast(roomWords.value.postSaved);
}

function EndDialog({ of: live, what, onDone, onClose }: { of: PlannedPost; what: 'posted' | 'cancel'; onDone: () => Promise<unknown>; onClose: () => void }) {
  const words = roomWords.value, [of, over] = useOpened(live, onDone), [link, setLink] = useState('');
  const run = () => over(() => act(of, what, link.trim() ? { link: link.trim() } : {}).then(() => void onDone()));
  if (what === 'cancel') return <Confirm title={words.postCancelTitle} text={of.text} action={words.postCancel} isGrave onDo={run} onClose={onClose} />;
  return (
    <Confirm title={words.postDone.replace('…', '')} action={t.value.common.save} onDo={run} onClose={onClose}>
      <Field label={words.postLink} isOptional>{(id) => <input id={id} type="url" inputMode="url" value={link} onInput={(e) => setLink(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function PostItem({ of, onDone }: { of: PlannedPost; onDone: () => Promise<unknown> }) {
  const words = roomWords.value;
  const [asked, setAsked] = useState<'edit' | 'posted' | 'cancel' | null>(null);
  const close = () => setAsked(null);
  const isMine = of.thaw_by === me.value?.staff.id, mayThaw = of.thaw_bar === 'none';
  return (
    <li class="card">
      <p class="case-line"><ChannelName of={of.channel} /> <Time at={of.due_at} /> {of.is_frozen && <span class="chip set">{words.isFrozen}</span>}</p>
      <p class="said" dir="auto">{of.text}</p>
      {of.quiet_why && <p class="notice" dir="auto">{words.quietDay(of.quiet_why)}</p>}
      {of.is_frozen && of.thaw_by && <p class="hint">{words.thawOneAsked(of.thaw_name ?? '')}</p>}
      {of.is_frozen && !mayThaw && <p class="hint">{words.postBar}</p>}
      {of.agreed_by && <p class="hint">{words.letOut(of.thaw_name ?? '', of.agreed_name ?? '')}</p>}
      {of.ended_at && <p class="hint">{[words.postStates[of.state], of.ended_name].filter(Boolean).join(', ')} <Time at={of.ended_at} /> <Outside href={of.link}>{words.postLink}</Outside></p>}
      {of.state === 'planned' && can.write.value && (
        <div class="actions">
          {!of.is_frozen && <button type="button" class="primary" onClick={() => setAsked('posted')}>{words.postDone}</button>}
          {mayThaw && !of.thaw_by && <button type="button" onClick={() => void act(of, 'thaw').then(onDone, failed)}>{words.thawOne}</button>}
          {mayThaw && of.thaw_by && can.approve.value && <button type="button" class={isMine ? 'quiet' : 'primary'} onClick={() => void act(of, 'agree').then(onDone, failed)}>{words.thawOneAgree}</button>}
          <button type="button" class="quiet" onClick={() => setAsked('edit')}>{words.postEdit}</button>
          <button type="button" class="quiet" onClick={() => setAsked('cancel')}>{words.postCancel}</button>
        </div>
      )}
      {asked === 'edit' ? <EditDialog of={of} onDone={onDone} onClose={close} /> : asked && <EndDialog of={of} what={asked} onDone={onDone} onClose={close} />}
    </li>
  );
}

export function PostsPage() {
  const words = roomWords.value;
  const [state, setState] = useState<(typeof states)[number]>('planned');
  const list = usePaged<PlannedPost>(listPath(state), ['crisis']);
  const [isAdding, setAdding] = useState(false);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.posts}</h1>
      <p class="hint">{words.postsHelp}</p>
      <div class="actions">
        {can.write.value && <button type="button" class="primary" onClick={() => setAdding(true)}>{words.postAdd}</button>}
        <fieldset class="segments"><legend class="visually-hidden">{words.posts}</legend>{states.map((one) => <label key={one}><input type="radio" name="state" checked={one === state} onChange={() => setState(one)} /><span>{words.postStates[one]}</span></label>)}</fieldset>
      </div>
      <Loaded of={{ ...list, data: list.items }}>{(items) => (items.length ? <ul class="cards">{items.map((one) => <PostItem key={one.id} of={one} onDone={list.reload} />)}</ul> : <Empty title={words.postsNone} />)}</Loaded>
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
      <Quiet onDone={list.reload} />
      {isAdding && <EditDialog of={null} onDone={list.reload} onClose={() => setAdding(false)} />}
    </div>
  );
}
