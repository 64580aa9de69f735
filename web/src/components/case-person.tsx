/** In "Orang ini" on the page of a case: who wrote it over all their accounts, and what was and may be done. */
import { useState } from 'preact/hooks';
import { me } from '../api';
import { casePath } from '../case-acts';
import { useGet } from '../data';
import { t } from '../dict';
import { tg } from '../dict/later';
import { full, number, when } from '../format';
import { actOnStrike, ours, personPath, theirs } from '../guard';
import { route, toCase } from '../router';
import { brandPath, can } from '../session';
import { failed } from '../toast';
import type { CasePage, PersonPage, Policy, Strike, StrikeAct } from '../types';
import { ChannelName, Loaded, Time } from './bits';
import { Copy, GuardItem, RemarkDialog } from './guard-item';
import { PersonEvidence } from './person-evidence';
import { BanDialog, LinkDialog, RemoveDialog, StrikeDialog, unlink } from './person-dialogs';
import { TakedownDialog } from './takedown';

const dialogs = { strike: StrikeDialog, remove: RemoveDialog, ban: BanDialog, link: LinkDialog };
type Asked = keyof typeof dialogs;

function StrikeItem({ of }: { of: Strike }) {
  const words = tg.value, isOwn = of.staff_id === me.value?.staff.id;
  const [asked, setAsked] = useState<StrikeAct | null>(null);
  const button = (act: StrikeAct, name: string) => <button type="button" class="chip-button" onClick={() => setAsked(act)}>{name}</button>;
  const state = of.state !== 'lifted' && !of.is_live ? words.strikeOver : words.strikeState[of.state];
  const title = { appeal: words.appealTitle, keep: words.keepTitle, lift: words.liftTitle };
  return (
    <li>
      <details>
        <summary><span class="chip set">{words.reason[of.reason]}</span> {state} <span class="hint"><Time at={of.at} /></span></summary>
        <Copy of={of.copy} />
        <p class="hint">{of.staff_name && words.by(of.staff_name)} <span title={full(of.expires_at)}>{words.until(when(of.expires_at))}</span></p>
        {of.appeal && <p>{words.appealed(of.appeal)}</p>}
        {of.remark && <p><strong>{of.decided_name}:</strong> <span dir="auto">{of.remark}</span></p>}
        {can.write.value && of.state !== 'lifted' && of.is_live && (
          <div class="choices">
            {of.state === 'given' && button('appeal', words.appeal)}
            {can.approve.value && !isOwn && of.state === 'appealed' && button('keep', words.keep)}
            {can.approve.value && !isOwn && button('lift', words.lift)}
            {can.approve.value && isOwn && <span class="hint">{words.ownStrike}</span>}
          </div>
        )}
      </details>
      {asked && <RemarkDialog title={title[asked]} action={words[asked].replace('…', '')} label={words.remark} help={asked === 'appeal' ? words.appealHelp : words.remarkHelp} isNeeded onDo={(remark) => actOnStrike(of, asked, remark.trim(), words.saved)} onClose={() => setAsked(null)} />}
    </li>
  );
}

function Accounts({ of, caseId }: { of: PersonPage; caseId: number }) {
  const words = tg.value, others = (of.authors ?? []).slice(1), links = of.links ?? [], cases = others.length ? of.cases ?? [] : [];
  if (!others.length) return null;
  return (
    <>
      <h4>{words.accounts}</h4>
      <ul class="rows">{others.map((one) => {
        const link = links.find((l) => l.low_id === one.id || l.high_id === one.id);
        return (
          <li key={one.id}><span class="row-main"><strong dir="auto">{one.handle}</strong> <ChannelName of={one.channel} />{link && <span class="hint">{words.evidence[link.evidence]}{link.note && `: ${link.note}`}{link.staff_name && ` (${link.staff_name})`}</span>}</span>
            {link && can.write.value && <button type="button" class="chip-button" aria-label={`${words.unlink}: ${one.handle}`} onClick={() => void unlink(caseId, link.id).catch(failed)}>{words.unlink}</button>}</li>
        );
      })}</ul>
      {cases.length > 0 && <details><summary>{words.alsoHere(number(cases.length))}</summary><ol class="past">{cases.slice(0, 10).map((row) => <li key={row.id}><a href={toCase(route.value.brand, row.id)}><span class="hint">{t.value.channel[row.channel]} · {when(row.last_at)}</span><span class="excerpt" dir="auto">{row.excerpt}</span></a></li>)}</ol></details>}
    </>
  );
}

function Body({ of, page, reload }: { of: PersonPage; page: CasePage; reload: () => void }) {
  const words = tg.value, id = page.case.id, days = useGet<Policy & { ban_days?: number }>(`${brandPath.value}/policy`, ['settings']).data?.ban_days ?? 90;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isTaking, setTaking] = useState(false);
  const mine = ours(page).filter((one) => !one.is_direct).map((one) => ({ id: one.id, text: one.text ?? '', written_at: one.written_at, is_direct: one.is_direct }));
  const strikes = of.strikes ?? [], requests = of.requests ?? [], ban = requests.find((one) => one.in_force);
  const open = requests.filter((one) => ['asked', 'approved'].includes(one.state) || (one.case_id === id && one.state === 'done'));
  const isAsked = requests.some((one) => one.kind === 'ban' && one.author_id === of.authors?.[0]?.id && ['asked', 'approved', 'done'].includes(one.state));
  const Asking = asked && dialogs[asked];
  const button = (act: Asked, name: string) => <button type="button" class="chip-button" onClick={() => setAsked(act)}>{name}</button>;
  return (
    <>
      {(of.rivals ?? []).slice(0, 1).map((one) => <p key={one.id} class="notice is-change">{(one.kind === 'wrote' ? words.rivalWrote : words.rivalNamed)(one.name === one.handle ? `@${one.handle}` : `${one.name} (@${one.handle})`)}</p>)}
      {ban?.expires_at && <p class="notice is-problem">{words.banned(full(ban.expires_at))}</p>}
      <Accounts of={of} caseId={id} />
      {(of.hints ?? []).slice(0, 1).map((one) => (
        <p key={one.author_id} class="notice"><span>{words.hint}: <a href={toCase(route.value.brand, one.case_id)} dir="auto">{one.handle}</a> <ChannelName of={one.channel} /> · {words.evidence[one.kind]}</span>{can.write.value && button('link', words.linkAsk)}</p>
      ))}
      {strikes.length > 0 && <><h4>{words.strikes(of.live_strikes, of.strikes_needed)}</h4><ul class="stack">{strikes.map((one) => <StrikeItem key={one.id} of={one} />)}</ul></>}
      {!strikes.length && !open.length && <p class="hint">{words.strikesNone}</p>}
      {open.map((one) => <article key={one.id} class="card"><GuardItem of={one} onDone={reload} isBrief /></article>)}
      {can.write.value && theirs(page).length > 0 && (
        <div class="choices" role="group" aria-label={words.more}>{button('strike', words.strikeGive)}{!page.case.is_direct && button('remove', words.remove)}{!isAsked && of.limit.blocks && button('ban', words.banAsk)}{!(of.hints ?? []).length && button('link', words.linkAsk)}</div>
      )}
      {can.write.value && mine.length > 0 && <p><button type="button" class="chip-button" onClick={() => setTaking(true)}>{words.takedownAsk}</button></p>}
      {isTaking && <TakedownDialog caseId={id} all={mine} channel={page.case.channel} onClose={() => setTaking(false)} onDone={reload} />}
      <PersonEvidence page={page} person={of} />
      {Asking && <Asking page={page} person={of} days={words.days(days)} onClose={() => setAsked(null)} />}
    </>
  );
}

export function CasePerson() {
  const id = route.value.id;
  const person = useGet<PersonPage>(personPath(id), ['case'], id), page = useGet<CasePage>(casePath(id)).data;
  if (!page || (person.data && !person.data.authors && !person.data.rivals)) return null;
  return <div class="case-person stack"><Loaded of={person}>{(of) => <Body of={of} page={page} reload={person.reload} />}</Loaded></div>;
}
