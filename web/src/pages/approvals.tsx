/** Persetujuan: everything that waits for a person before or after it leaves. */
import { can } from '../session';
import { toUnits } from '../bytes';
import { Approval } from '../components/approval';
import { ChannelName, Deadline, Empty, Loaded, Loading, SeverityMark, Time } from '../components/bits';
import { FindingRow, FindingText } from '../components/marked-text';
import { ByHand, Unknown } from '../components/by-hand';
import { Meanwhile } from '../components/meanwhile';
import { casePath } from '../case-acts';
import { post } from '../api';
import { useGet } from '../data';
import { t } from '../dict';
import { number } from '../format';
import { route, toApprovals, toCase, toMass, toGuard } from '../router';
import { brandPath } from '../session';
import type { CasePage, Finding, Mass, Page, Reply } from '../types';
import { useEffect, useState } from 'preact/hooks';

const tabs = ['waiting', 'unknown', 'by_hand', 'returned'] as const;
type Tab = (typeof tabs)[number];

function useCheck(of: Reply): Finding[] {
  const [list, setList] = useState<Finding[]>([]);
  useEffect(() => {
    let isGone = false;
    post<Page<Finding>>(`${casePath(of.case_id)}/check`, { text: of.text, is_public: of.is_public })
      .then((page) => { if (!isGone) setList([...toUnits(of.text, page.items), ...page.items.filter((one) => one.to <= one.from)]); }, () => {});
    return () => { isGone = true; };
  }, [of.id, of.text]);
  return list;
}

function ReplyCard({ of, tab, reload }: { of: Reply; tab: Tab; reload: () => void }) {
  const words = t.value.approvals;
  const page = useGet<CasePage>(casePath(of.case_id), ['case', 'reply', 'halt'], of.case_id);
  const findings = useCheck(of);
  const it = page.data?.case, now = page.data?.replies.find((one) => one.id === of.id) ?? of;
  const asked = page.data?.messages.find((m) => m.id === of.message_id) ?? page.data?.messages.filter((m) => !m.is_own).at(-1);
  return (
    <li class="card reply-card">
      <header class="card-head">
        <h2>{tab === 'waiting' ? words.asks(of.author_name ?? t.value.common.program) : `${t.value.replyState[of.state]}: ${of.author_name ?? t.value.common.program}`}</h2>
        <span class="hint"><Time at={of.created_at} /></span>
      </header>
      <section class="asked"><h3>{words.customer}</h3>
        {it && <p class="case-line"><SeverityMark of={it.severity} /><strong dir="auto">{it.author_name}</strong><ChannelName of={it.channel} /><Deadline of={it} /></p>}
        {asked ? <p class="said" dir="auto">{asked.text}</p> : page.data ? null : <Loading />}
      </section>
      <section class="answer"><h3>{words.answer} <span class="chip set">{of.is_public ? t.value.reply.public : t.value.reply.private}</span></h3>
        <FindingText text={of.text} findings={findings.filter((one) => one.to > one.from)} />
        {findings.length > 0 && (
          <ul class="findings-list" aria-label={words.findings}>{findings.map((one, i) => <FindingRow key={i} of={one} />)}</ul>
        )}
        {of.remark && <p class="remark"><strong>{t.value.reply.returnedBy(of.approver_name ?? '')}</strong> {of.remark}</p>}
      </section>
      {tab !== 'returned' && <Meanwhile of={of} now={now} page={page.data} />}
      {tab === 'waiting' && <Approval of={of} now={now} onDone={reload} />}
      {tab === 'unknown' && can.write.value && <Unknown of={of} />}
      {tab === 'by_hand' && can.write.value && <ByHand of={of} now={now} />}
      <p><a href={toCase(route.value.brand, of.case_id)}>{t.value.reply.seeCase} {of.case_id}</a></p>
    </li>
  );
}

export function ApprovalsPage() {
  const words = t.value.approvals, named = route.value.query.get('state');
  const tab = tabs.find((one) => one === named) ?? 'waiting';
  const names: Record<Tab, string> = { waiting: words.waiting, unknown: words.unknown, by_hand: words.byHand, returned: words.returned };
  const list = useGet<Page<Reply>>(`${brandPath.value}/replies?state=${tab}`, ['reply']);
  const many = useGet<Page<Mass>>(tab === 'waiting' ? `${brandPath.value}/mass?state=waiting` : null, ['mass']).data?.items ?? [];
  const base = toApprovals(route.value.brand);
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{t.value.nav.approvals}</h1>
      <p class="hint">{words.intro}</p>
      <nav class="tabs" aria-label={words.title}><ul>{tabs.map((one) => <li key={one}><a href={one === 'waiting' ? base : `${base}?state=${one}`} aria-current={one === tab ? 'page' : undefined}>{names[one]}</a></li>)}<li><a href={toGuard(route.value.brand)}>{t.value.nav.guard}</a></li></ul></nav>
      {many.map((one) => <p key={one.id} class="notice is-change"><a href={toMass(route.value.brand, one.id)}>{t.value.nav.masses}: {one.problem_name ?? one.id} ({number(one.item_count)})</a> <span class="hint">{one.author_name}, <Time at={one.handed_at} /></span></p>)}
      <p><a href={toMass(route.value.brand)}>{words.seeMany}</a></p>
      <Loaded of={list}>{(page) => (page.items.length
        ? <ul class="cards">{page.items.map((reply) => <ReplyCard key={reply.id} of={reply} tab={tab} reload={list.reload} />)}</ul>
        : <Empty title={words.empty} />)}</Loaded>
    </div>
  );
}
