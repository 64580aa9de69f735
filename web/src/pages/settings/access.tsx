/** Akun resmi: the accounts that speak for the shop, and who carries their sign-in on which device. */
import { useState } from 'preact/hooks';
import { me, post } from '../../api';
import { Ago, Empty, Loaded, Time } from '../../components/bits';
import { useGet } from '../../data';
import { t } from '../../dict';
import { accessWords } from '../../dict/access';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { AccessPage, AccountOffer, OfficialAccount, SignIn } from '../../types';
import { accessPath, AccountDialog, shownHandle, SignInDialog } from './access-dialogs';

const whoOf = (of: SignIn) => of.staff_name ?? of.name ?? '';
const isMine = (staffId: number | null) => staffId !== null && staffId === me.value?.staff.id;
const dayOf = (day: string) => new Intl.DateTimeFormat(t.value.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day));

type Act = 'confirm' | 'end' | 'undo';
const actOnSignIn = (of: SignIn, act: Act) => post<SignIn>(`${accessPath()}/sign-ins/${of.id}/act`, { act, version: of.version });
const actOnAccount = (of: OfficialAccount, act: Act) => post<OfficialAccount>(`${accessPath()}/accounts/${of.id}/act`, { act, version: of.version });

/** What may be done with one: who manages, looks after the account, or carries it. */
function useActs(of: SignIn, account: OfficialAccount, reload: () => void) {
  const words = accessWords.value;
  const run = async (act: Act, said: string) => {
    try {
      const next = await actOnSignIn(of, act);
      toast(said, { undo: async () => { await actOnSignIn(next, 'undo'); toast(words.undone); reload(); } });
    } catch (error) { failed(error); }
    reload();
  };
  return {
    may: can.manage.value || isMine(account.owner_id) || isMine(of.staff_id),
    confirm: () => void run('confirm', words.stillDone(whoOf(of))),
    end: () => void run('end', words.endDone(whoOf(of))),
  };
}

function Gone({ of, account, reload }: { of: SignIn; account: OfficialAccount; reload: () => void }) {
  const words = accessWords.value, acts = useActs(of, account, reload), handle = shownHandle(account);
  return (
    <li>
      <div class="row-main"><strong dir="auto">{whoOf(of)}</strong><span class="hint" dir="auto">{handle} · {t.value.channel[account.channel]} · {of.device}{of.is_personal && ` (${words.personal})`}</span></div>
      {acts.may && <div class="actions"><button type="button" aria-label={`${words.end}: ${whoOf(of)}, ${handle}, ${of.device}`} onClick={acts.end}>{words.end}</button></div>}
    </li>
  );
}

function Holder({ of, account, reload, onEdit }: { of: SignIn; account: OfficialAccount; reload: () => void; onEdit: () => void }) {
  const words = accessWords.value, acts = useActs(of, account, reload), about = `${whoOf(of)}, ${of.device}`;
  return (
    <li>
      <div class="row-main">
        <strong dir="auto">{whoOf(of)}</strong>
        {of.is_gone ? <span class="chip guess">{words.goneTag}</span> : of.is_due && <span class="chip guess">{words.due}</span>}
        <span class="hint" dir="auto">{of.device}{of.is_personal && ` (${words.personal})`}{of.since && `, ${words.since(dayOf(of.since))}`}</span>
        <span class="hint">{words.confirmed} <Ago at={of.confirmed_at} />{of.confirmed_name && ` ${words.by(of.confirmed_name)}`}</span>
      </div>
      <div class="actions">
        {acts.may && of.is_due && !of.is_gone && <button type="button" aria-label={`${words.still}: ${about}`} onClick={acts.confirm}>{words.still}</button>}
        {acts.may && <button type="button" class={of.is_gone ? '' : 'quiet'} aria-label={`${words.end}: ${about}`} onClick={acts.end}>{words.end}</button>}
        {can.manage.value && <button type="button" class="quiet" aria-label={`${words.edit}: ${about}`} onClick={onEdit}>{words.edit}</button>}
      </div>
    </li>
  );
}

/** What was taken back: read when somebody wants to know. */
function History({ id }: { id: number }) {
  const words = accessWords.value, account = useGet<OfficialAccount>(`${accessPath()}/accounts/${id}`, ['settings']);
  return (
    <Loaded of={account}>{({ sign_ins }) => {
      const ended = sign_ins.filter((one) => one.ended_at);
      return ended.length ? (
        <ul class="rows">{ended.map((one) => <li key={one.id}><div class="row-main"><strong dir="auto">{whoOf(one)}</strong><span class="hint" dir="auto">{one.device}</span><span class="hint">{words.endedAt} <Time at={one.ended_at} />{one.ended_name && ` ${words.by(one.ended_name)}`}</span></div></li>)}</ul>
      ) : <p class="hint">{words.noHistory}</p>;
    }}</Loaded>
  );
}

interface Editing { account: OfficialAccount; signIn: SignIn | null }

function Account({ of, reload, onEdit, onHolder }: { of: OfficialAccount; reload: () => void; onEdit: () => void; onHolder: (one: SignIn | null) => void }) {
  const words = accessWords.value, handle = shownHandle(of), [isOpen, setOpen] = useState(false);
  const may = can.manage.value || isMine(of.owner_id), isBare = of.sign_ins.length === 0;
  const isDue = of.is_due && (isBare || of.sign_ins.some((one) => one.is_due && !one.is_gone));
  const all = isBare ? words.stillNone : words.stillAll;
  const state = isDue ? words.due : of.is_due ? words.goneHolds : null;
  const confirmAll = async () => {
    try { await actOnAccount(of, 'confirm'); toast(words.stillAllDone); } catch (error) { failed(error); }
    reload();
  };
  const details: [string, string | null][] = [[words.owner, of.owner_name ?? words.nobody], [words.twoStep, words.twoStepIs[of.two_step]], [words.recovery, of.recovery], [words.source, of.source_name]];
  return (
    <li class="card">
      <header class="card-head"><h3 dir="auto">{handle} <span class="channel">{t.value.channel[of.channel]}</span></h3>
        {state ? <span class="chip guess">{state}</span> : !isBare && <span class="hint">{words.reviewed} <Ago at={of.reviewed_at} /></span>}</header>
      <dl class="facts">{details.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}</dl>
      {of.two_step === 'no' && <p class="hint is-warned">{words.twoStepAsk}</p>}
      <p class={isBare ? 'hint is-warned' : 'hint'}>{words.holders(of.sign_ins.length)}</p>
      {!isBare && <ul class="rows">{of.sign_ins.map((one) => <Holder key={one.id} of={one} account={of} reload={reload} onEdit={() => onHolder(one)} />)}</ul>}
      <div class="actions">
        {can.manage.value && <button type="button" aria-label={`${words.addHolder}: ${handle}`} onClick={() => onHolder(null)}>{words.addHolder}</button>}
        {may && isDue && <button type="button" aria-label={`${all}: ${handle}`} onClick={() => void confirmAll()}>{all}</button>}
        {can.manage.value && <button type="button" class="quiet" aria-label={`${words.edit}: ${handle}`} onClick={onEdit}>{words.edit}</button>}
      </div>
      <details onToggle={(e) => setOpen(e.currentTarget.open)}><summary>{words.history}</summary>{isOpen && <History id={of.id} />}</details>
    </li>
  );
}

function Retired({ of, reload }: { of: OfficialAccount[]; reload: () => void }) {
  const words = accessWords.value;
  const restore = async (one: OfficialAccount) => { try { await actOnAccount(one, 'undo'); toast(words.saved); } catch (error) { failed(error); } reload(); };
  if (!of.length) return null;
  return (
    <details><summary>{words.retired(of.length)}</summary><ul class="rows">{of.map((one) => (
      <li key={one.id}><div class="row-main"><strong dir="auto">{shownHandle(one)}</strong><span class="hint">{t.value.channel[one.channel]}</span></div>
        {can.manage.value && <div class="actions"><button type="button" aria-label={`${words.restore}: ${shownHandle(one)}`} onClick={() => void restore(one)}>{words.restore}</button></div>}</li>))}</ul></details>
  );
}

function Offers({ of, reload }: { of: AccountOffer[]; reload: () => void }) {
  const words = accessWords.value;
  const take = async (one: AccountOffer) => {
    try { await post(`${accessPath()}/accounts`, { source_id: one.source_id, channel: one.channel, handle: one.handle, two_step: 'unknown' }); toast(words.added(shownHandle(one))); } catch (error) { failed(error); }
    reload();
  };
  if (!of.length || !can.manage.value) return null;
  return (
    <section class="card"><h3>{words.offers}</h3><p class="hint">{words.offersHelp}</p>
      <div class="actions">{of.map((one) => <button key={one.source_id} type="button" onClick={() => void take(one)}>{words.offer(shownHandle(one), t.value.channel[one.channel])}</button>)}</div></section>
  );
}

export function AccessTab() {
  const words = accessWords.value, page = useGet<AccessPage>(`${brandPath.value}/access`, ['settings']);
  const [edited, setEdited] = useState<OfficialAccount | 'new' | null>(null);
  const [holder, setHolder] = useState<Editing | null>(null);
  return (
    <>
      <p class="hint">{words.intro}</p>
      <Loaded of={page}>{({ accounts, offers }) => {
        const used = accounts.filter((one) => !one.ended_at), all = used.flatMap((account) => account.sign_ins.map((of) => ({ account, of })));
        const gone = all.filter(({ of }) => of.is_gone), bare = used.filter((one) => one.is_due && !one.sign_ins.length).length;
        const due = all.filter(({ of }) => of.is_due && !of.is_gone).length + bare;
        return (
          <>
            {gone.length > 0 && <section class="card" aria-labelledby="gone"><h3 id="gone">{words.gone}</h3><p class="notice is-problem">{words.goneHelp}</p>
              <ul class="rows">{gone.map(({ account, of }) => <Gone key={of.id} of={of} account={account} reload={page.reload} />)}</ul></section>}
            {due > 0 && <p class="notice is-change" role="status">{words.dueCount(due)}</p>}
            {used.length ? <ul class="cards">{used.map((one) => <Account key={one.id} of={one} reload={page.reload} onEdit={() => setEdited(one)} onHolder={(signIn) => setHolder({ account: one, signIn })} />)}</ul>
              : <Empty title={words.none}><p>{words.noneHelp}</p></Empty>}
            <Offers of={offers} reload={page.reload} />
            {can.manage.value && <div class="actions"><button type="button" class="primary" onClick={() => setEdited('new')}>{words.add}</button></div>}
            <Retired of={accounts.filter((one) => one.ended_at)} reload={page.reload} />
          </>
        );
      }}</Loaded>
      {edited && <AccountDialog of={edited === 'new' ? null : edited} onDone={page.reload} onClose={() => setEdited(null)}
        onRetire={async (one) => { const next = await actOnAccount(one, 'end'); toast(words.retireDone(shownHandle(one)), { undo: async () => { await actOnAccount(next, 'undo'); page.reload(); } }); }} />}
      {holder && <SignInDialog account={holder.account} of={holder.signIn} onDone={page.reload} onClose={() => setHolder(null)} />}
    </>
  );
}
