/** How one is woken oneself: browsers, a Telegram chat, mail, a signed hook. */
import { useEffect, useState } from 'preact/hooks';
import { messageOf, post } from '../../api';
import { Ago, Field, Loaded, Time, Trouble } from '../../components/bits';
import { Confirm, Dialog } from '../../components/dialog';
import { copy } from '../../clipboard';
import { useGet } from '../../data';
import { t } from '../../dict';
import { waysWords } from '../../dict/ways';
import { isThisBrowser, pushProblem, removeWay, subscribe } from '../../push';
import { failed, toast } from '../../toast';
import type { Page, WakeCode, WakeOffer, WakeWay } from '../../types';
import { device } from './account';

const path = '/api/session/ways';

function Browser({ reload }: { reload: () => void }) {
  const words = waysWords.value, problem = pushProblem();
  const [name, setName] = useState(device(navigator.userAgent));
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try { if (await subscribe(name.trim())) { toast(words.added); reload(); } else toast(words.pushNo, { isError: true }); } catch (error) { failed(error); }
    setBusy(false);
  };
  return (
    <form class="card stack" onSubmit={submit}><h3>{words.push}</h3>
      <p class="hint">{words.pushHelp}</p>
      {problem ? <p class="notice">{words.pushProblem[problem]}</p> : <>
        <Field label={words.pushName}>{(id) => <input id={id} type="text" required maxLength={60} value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
        <div class="actions"><button type="submit" disabled={isBusy}>{words.pushDo}</button></div></>}
    </form>
  );
}

function Telegram({ offer, known, reload }: { offer: WakeOffer; known: number; reload: () => void }) {
  const words = waysWords.value;
  const [code, setCode] = useState<WakeCode | null>(null);
  const make = async () => { try { setCode(await post<WakeCode>(`${path}/telegram`)); } catch (error) { failed(error); } };
  useEffect(() => setCode(null), [known]);
  useEffect(() => {
    if (!code) return;
    const timer = setInterval(reload, 3000);
    return () => clearInterval(timer);
  }, [code]);
  return (
    <section class="card"><h3>{words.telegram}</h3>
      {!offer.has_telegram ? <p class="notice">{words.telegramOff}</p> : <>
        <p class="hint">{words.telegramHelp}</p>
        {code ? <div class="stack" role="status">
          <p>{words.telegramSend(offer.telegram_bot ? `@${offer.telegram_bot}` : words.telegramBot)} <code class="code">/start {code.code}</code></p>
          <p class="hint">{words.telegramUntil} <Time at={code.expires_at} />. {words.telegramWaiting}</p>
          <div class="actions">{code.link && <a class="button primary" href={code.link} target="_blank" rel="noopener noreferrer">{words.telegramOpen}</a>}<button type="button" onClick={() => void copy(`/start ${code.code}`)}>{t.value.common.copy}</button></div>
        </div> : <div class="actions"><button type="button" onClick={() => void make()}>{words.telegramDo}</button></div>}</>}
    </section>
  );
}

function AddAddress({ way, onClose, reload }: { way: 'mail' | 'hook'; onClose: () => void; reload: () => void }) {
  const words = waysWords.value;
  const [form, setForm] = useState({ name: '', address: '', secret: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try { await post(path, { way, name: form.name, address: form.address, ...(way === 'hook' ? { secret: form.secret } : {}) }); toast(words.added); reload(); onClose(); } catch (error) { setProblem(messageOf(error)); }
  };
  return (
    <Dialog title={words.addTitle[way]} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {problem && <p class="notice is-problem" role="alert">{problem}</p>}
        <Field label={words.name} help={words.nameHelp}>{(id, help) => <input id={id} type="text" required maxLength={60} aria-describedby={help} value={form.name} onInput={(e) => setForm({ ...form, name: e.currentTarget.value })} />}</Field>
        <Field label={t.value.alarm.address}>{(id) => <input id={id} type={(way === 'mail' ? 'email' : 'url') as 'email'} required value={form.address} onInput={(e) => setForm({ ...form, address: e.currentTarget.value })} />}</Field>
        {way === 'hook' && <Field label={t.value.alarm.secret} help={words.secretHelp}>{(id, help) => <input id={id} type="password" required minLength={16} autocomplete="new-password" aria-describedby={help} value={form.secret} onInput={(e) => setForm({ ...form, secret: e.currentTarget.value })} />}</Field>}
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary">{words.add}</button></div>
      </form>
    </Dialog>
  );
}

function Way({ way, onRemove }: { way: WakeWay; onRemove: () => void }) {
  const words = waysWords.value;
  return (
    <li><div class="row-main"><strong>{way.name}</strong>{way.way === 'push' && isThisBrowser(way) && <span class="chip mine">{words.thisBrowser}</span>}
      <span class="hint">{t.value.alarm.wayName[way.way]} · {way.address}</span>
      <span class={way.failed_at ? 'hint is-error' : 'hint'}>{way.failed_at ? <>{words.lastFailed} <Ago at={way.failed_at} />: <Trouble of={way.failure ?? ''} /></> : way.ok_at ? <>{words.lastOk} <Ago at={way.ok_at} /></> : words.neverUsed}</span></div>
      <div class="actions"><button type="button" class="quiet" aria-label={`${words.remove}: ${way.name}`} onClick={onRemove}>{words.remove}</button></div></li>
  );
}

export function WaysTab() {
  const words = waysWords.value;
  const ways = useGet<Page<WakeWay>>(path, ['settings', 'incident']), offer = useGet<WakeOffer>(`${path}/offers`);
  const [adding, setAdding] = useState<'mail' | 'hook' | null>(null);
  const [removing, setRemoving] = useState<WakeWay | null>(null);
  const telegrams = ways.data?.items.filter((one) => one.way === 'telegram').length ?? 0;
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Loaded of={ways}>{(page) => page.items.length
        ? <ul class="rows">{page.items.map((one) => <Way key={one.id} way={one} onRemove={() => setRemoving(one)} />)}</ul>
        : <p class="notice">{words.none}</p>}</Loaded>
      <Browser reload={ways.reload} />
      <Loaded of={offer}>{(one) => <Telegram offer={one} known={telegrams} reload={ways.reload} />}</Loaded>
      <section class="card"><h3>{words.others}</h3><p class="hint">{words.othersHelp}</p>
        <div class="actions"><button type="button" onClick={() => setAdding('mail')}>{words.addMail}</button><button type="button" onClick={() => setAdding('hook')}>{words.addHook}</button></div></section>
      {adding && <AddAddress way={adding} onClose={() => setAdding(null)} reload={ways.reload} />}
      {removing && <Confirm title={words.removeTitle(removing.name)} text={words.removeText} action={words.remove} onClose={() => setRemoving(null)} onDo={async () => { await removeWay(removing.id); toast(words.removed); ways.reload(); }} />}
    </>
  );
}
