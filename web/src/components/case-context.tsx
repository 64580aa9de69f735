/** What one should know beside the conversation: class, clocks, person, policy, history. */
import type { ComponentChildren } from 'preact';
import { casePath, classify, excerptOf } from '../case-acts';
import { useGet } from '../data';
import { t } from '../dict';
import { lengthLong, number, toClock, zoneName } from '../format';
import { LaterBeside } from '../later';
import { route, toCase } from '../router';
import { brandPath, can } from '../session';
import { failed } from '../toast';
import { bitsOf, capital, demandName, harmName } from '../reading';
import { classes, demands, harms, subjects, type Case, type CasePage, type CaseRow, type DepartmentTable, type Policy } from '../types';
import { ChannelName, ClassMark, Deadline, SeverityMark, Time } from './bits';
import { CaseSigns, Handling } from './case-plan';
import { CaseProblem } from './case-problem';
import { CaseStatement } from './case-statement';
import { signalsOf } from './marked-text';

function ClassChips({ of }: { of: Case }) {
  const words = t.value.case;
  return (
    <div class="class-chips" role="group" aria-label={words.changeClass}>
      {classes.map((one) => (
        <button key={one} type="button" class="chip-button" title={t.value.classHelp[one]} aria-pressed={of.class === one && !!of.class_by}
          data-guess={of.class === one && !of.class_by ? '' : undefined} onClick={() => void classify(of, one).catch(failed)}>{t.value.class[one]}{of.class === one && !of.class_by && <span class="visually-hidden"> ({t.value.inbox.suggested})</span>}</button>
      ))}
    </div>
  );
}

function policyLine(it: Case, policy: Policy): string {
  const words = t.value.policy;
  const say = ([before, after]: string[], seconds: number) => `${before} ${lengthLong(seconds)}${after}`;
  const clocks = [];
  if (it.severity === 'grave') clocks.push(say(words.clockGrave, policy.clock_grave));
  const kind = it.channel === 'marketplace' ? [words.clockMarketplace, policy.clock_marketplace] as const
    : it.channel === 'google' ? [words.clockReview, policy.clock_review] as const
      : it.channel === 'email' ? [words.clockMail, policy.clock_mail] as const
        : it.is_direct ? [words.clockChat, policy.clock_chat] as const : [words.clockComment, policy.clock_comment] as const;
  clocks.push(say(kind[0], kind[1]));
  if (policy.mode === 'alone') clocks.push(say(words.readAgain, policy.solo_delay));
  else if (policy.four_eyes && !it.is_direct) clocks.push(words.fourEyesOn);
  clocks.push(`${words.hours[0]} ${toClock(policy.hours_from)} ${words.hours[1]} ${toClock(policy.hours_to)} ${zoneName()}${words.hours[2]}`);
  return clocks.join(' ');
}

const Past = ({ of }: { of: CaseRow }) => (
  <li><a href={toCase(route.value.brand, of.id)}><span class="past-top"><Time at={of.last_at} /><span class="hint">{t.value.caseState[of.state]}</span></span><span class="excerpt" dir="auto">{excerptOf(of)}</span></a></li>
);

/** Of the case that the address names. */
export function Context() {
  const page = useGet<CasePage>(casePath(route.value.id)).data;
  return page && page.case.id === route.value.id ? <Beside page={page} /> : null;
}

function Beside({ page }: { page: CasePage }) {
  const table = useGet<DepartmentTable>(`${brandPath.value}/departments`, ['settings']).data;
  const departments = Object.fromEntries(table?.subjects.map((one) => [one.subject, one.department]) ?? []);
  const words = t.value.case, it = page.case;
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']);
  const facts: [string, ComponentChildren][] = [
    [words.owner, it.owner_name ?? t.value.common.nobody], [words.first, <Time at={it.first_at} />], [words.last, <Time at={it.last_at} />],
  ];
  if (it.deadline_at) facts.splice(1, 0, [words.deadline, <><Time at={it.deadline_at} /> <Deadline of={it} /></>]);
  if (it.answered_at) facts.push([words.answered, <><Time at={it.answered_at} /> <Deadline of={it} /></>]);
  if (it.review_at) facts.push([words.review, <Time at={it.review_at} />]);
  if (it.decision && it.decision !== 'none') facts.push([words.decision, words.decisions[it.decision] ?? it.decision]);
  if (it.reason) facts.push([words.reason, it.reason]);
  const about = bitsOf(subjects, it.subjects), asks = bitsOf(demands, it.demands), inbox = t.value.inbox;
  if (it.mood !== 'neutral') facts.unshift([inbox.mood, capital(t.value.mood[it.mood])]);
  if (asks.length) facts.unshift([inbox.demand, asks.map(demandName).join(', ')]);
  if (about.length) facts.unshift([inbox.subject, <ul>{about.map((one) => <li key={one}>{t.value.subject[one]}{departments[one] && <strong> → {departments[one]}</strong>}</li>)}</ul>]);
  const warnings = new Set([...signalsOf(it.signals).map((name) => t.value.signal[name]), ...bitsOf(harms, it.harm).map(harmName)]);
  return (
    <>
      <section><h3>{t.value.inbox.class}</h3>
        {can.write.value ? <ClassChips of={it} /> : <ClassMark of={it.class} by={it.class_by} />}
        <p class="hint"><strong>{words.firstMove}:</strong> {t.value.classHelp[it.class]}</p>
        <Handling caseId={it.id} kind={it.class} />
        <CaseProblem of={it} />
        {!can.write.value && <CaseStatement of={it} />}
      </section>
      <CaseSigns caseId={it.id} />
      <section><h3>{words.number(it.id)}</h3>
        <dl class="facts">
          <div><dt>{t.value.inbox.severity}</dt><dd><SeverityMark of={it.severity} />{warnings.size > 0 && <span class="hint"> {[...warnings].join(', ')}</span>}</dd></div>
          {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        </dl>
      </section>
      {page.decisions && page.decisions.length > (it.decision && it.decision !== 'none' ? 1 : 0) && (
        <section><h3>{words.decision}</h3>
          <ol class="past">{page.decisions.map((one) => (
            <li key={one.id}><span class="past-top"><Time at={one.at} /><span class="hint">{one.staff_name ?? t.value.common.program}</span></span>
              <span>{one.decision === 'review' ? words.review : words.decisions[one.decision] ?? one.decision}{one.review_at && <> · {words.until.toLowerCase()} <Time at={one.review_at} /></>}{one.reason && <span class="hint" dir="auto"> “{one.reason}”</span>}</span></li>
          ))}</ol>
        </section>
      )}
      <LaterBeside name="care" key={it.id} label={t.value.nav.promises} isQuiet />
      <LaterBeside name="caseDemands" label={t.value.nav.demands} />
      <LaterBeside name="caseReferrals" label={t.value.nav.referrals} />
      <LaterBeside name="caseKnowledge" label={t.value.nav.knowledge} />
      <section><h3>{words.person}</h3>
        <p dir="auto"><strong>{it.author_name ?? t.value.common.anonymous}</strong>{it.author_handle && <span class="hint"> {it.author_handle}</span>}</p>
        <p class="hint"><ChannelName of={it.channel} />{it.source_name.toLowerCase() !== it.channel && ` · ${it.source_name}`}{it.reach ? ` · ${words.reach(number(it.reach))}` : ''}</p>
        {it.author_id && <LaterBeside name="greeting" label={words.person} isQuiet />}
        <h4>{words.history}</h4>
        {page.history.length ? <ol class="past">{page.history.slice(0, 10).map((row) => <Past key={row.id} of={row} />)}</ol> : <p class="hint">{words.noHistory}</p>}
        <LaterBeside name="casePerson" label={t.value.nav.guard} />
      </section>
      {policy.data && <section><h3>{words.policy}</h3><p class="hint">{policyLine(it, policy.data)} {t.value.policy.version(policy.data.policy_version)}.</p></section>}
    </>
  );
}
