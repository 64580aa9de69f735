/** The policy is the settings page: numbered clauses in sentences, the settings inside them, who
 *  signed which version, and what earlier versions said. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { me, post, put } from '../../api';
import { Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { tPolicy } from '../../dict/later';
import { full } from '../../format';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Clause, Page, Policy, PolicyField, PolicySigner, PolicyVersion } from '../../types';
import { kindOf, PolicyControl, told, type Editing } from './policy-fields';

const fieldPattern = /\{(\w+)\}/;
const wordsOf = (name: string) => tPolicy.value.clauses[name] ?? { title: name, lines: [], why: '' };

/** "Komentar dijawab paling lambat dalam": what stands before the field, else the clause's title. */
function labelOf(clause: Clause, name: PolicyField): string {
  const own = tPolicy.value.label[name], words = wordsOf(clause.name);
  if (own) return own;
  const line = words.lines.find((one) => one.includes(`{${name}}`)) ?? '';
  const before = line.slice(0, line.indexOf(`{${name}}`)).replace(/\{\w+\}/g, '…').replace(/^[\s,.…]+/, '').trim();
  return before || words.title;
}

function Line({ clause, line, of }: { clause: Clause; line: string; of: Editing }) {
  const parts = line.split(fieldPattern), first = parts[1] as PolicyField | undefined;
  if (first && !parts[0] && kindOf[first] === 'switch')
    return (
      <p class="sentence"><label><input type="checkbox" checked={of.policy[first] as boolean} disabled={of.isOff} onChange={(e) => of.set({ [first]: e.currentTarget.checked })} /> <span>{parts.slice(2).join('').trim()}</span></label></p>
    );
  const isBlock = parts.some((part, i) => i % 2 === 1 && ['holidays', 'channels', 'checker'].includes(kindOf[part as PolicyField]));
  const content = parts.map((part, i) => (i % 2 ? <PolicyControl key={`${part}-${of.policy.policy_version}`} name={part as PolicyField} label={labelOf(clause, part as PolicyField)} of={of} /> : part));
  return isBlock ? <div class="sentence">{content}</div> : <p class="sentence">{content}</p>;
}

function ClauseBox({ clause, of }: { clause: Clause; of: Editing }) {
  const words = tPolicy.value, own = wordsOf(clause.name);
  return (
    <li class="clause" id={`butir-${clause.number}`}>
      <h4><span class="clause-number"><span class="visually-hidden">{words.clause(clause.number)} </span><span aria-hidden="true">{clause.number}</span></span> {own.title}<span class="hint" title={clause.source}>{clause.setting}</span></h4>
      {own.lines.map((line) => <Line key={line} clause={clause} line={line} of={of} />)}
      <p class="hint">{own.why} {clause.fields.length === 0 && <strong>{words.always}</strong>} {words.force[clause.force]}
        {clause.overrides > 0 && ` ${words.overrides(clause.overrides)}`}{clause.overrides >= 10 && ` ${words.often}`}</p>
    </li>
  );
}

function changesOf(clauses: Clause[], before: Policy, after: Policy): string[] {
  const fields = new Map<PolicyField, Clause>();
  for (const clause of clauses) for (const name of clause.fields) if (!fields.has(name)) fields.set(name, clause);
  return [...fields].filter(([name]) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map(([name, clause]) => `${kindOf[name] === 'switch' ? wordsOf(clause.name).title : labelOf(clause, name)}: ${tPolicy.value.change(told(name, before), told(name, after))}`);
}

const matches = (clause: Clause, search: string) => {
  const own = wordsOf(clause.name), text = `${clause.number} ${own.title} ${own.lines.join(' ')} ${own.why} ${clause.setting ?? ''}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
};

function PolicyForm({ stored, clauses, reload }: { stored: Policy; clauses: Clause[]; reload: () => void }) {
  const words = tPolicy.value;
  const [policy, setPolicy] = useState(stored);
  const [isAsking, setAsking] = useState(false);
  const [search, setSearch] = useState('');
  useLayoutEffect(() => setPolicy(stored), [stored.policy_version]);
  const of: Editing = { policy, isOff: !can.manage.value, set: (part) => setPolicy({ ...policy, ...part }) };
  const changes = changesOf(clauses, stored, policy);
  const shown = clauses.filter((clause) => matches(clause, search));
  return (
    <form class="policy stack" onSubmit={(event) => { event.preventDefault(); if (changes.length) setAsking(true); }}>
      <p class="hint">{words.intro} {words.version(stored.policy_version)}.</p>
      <input type="search" class="wide" placeholder={words.search} aria-label={words.search} value={search} onInput={(e) => setSearch(e.currentTarget.value)} />
      {shown.length === 0 && <p>{words.none}</p>}
      {Object.keys(words.group).map((group) => {
        const here = shown.filter((clause) => clause.group === group);
        return here.length > 0 && <section key={group}><h3>{words.group[group]}</h3><ol class="clauses">{here.map((clause) => <ClauseBox key={clause.name} clause={clause} of={of} />)}</ol></section>;
      })}
      {!of.isOff && <div class="actions sticky-actions"><button type="submit" class="primary" disabled={!changes.length}>{words.save}</button>{changes.length > 0 && <button type="button" onClick={() => setPolicy(stored)}>{words.discard}</button>}</div>}
      {isAsking && (
        <Confirm title={words.confirmTitle} text={words.confirmText} action={words.publish} onClose={() => setAsking(false)}
          onDo={async () => { await put(`${brandPath.value}/policy`, policy); toast(words.published); reload(); }}>
          <ul class="changes">{changes.map((one) => <li key={one}>{one}</li>)}</ul>
        </Confirm>
      )}
    </form>
  );
}

function Signatures({ version }: { version: number }) {
  const words = tPolicy.value, path = `${brandPath.value}/policy/signers`;
  const signers = useGet<Page<PolicySigner>>(path, ['settings']);
  const [hasRead, setRead] = useState(false);
  const sign = async () => {
    try { await post(`${brandPath.value}/policy/sign`, { version }); toast(words.signed); await load(path); } catch (error) { failed(error); }
  };
  return (
    <section class="stack"><h3>{words.sign}</h3>
      <Loaded of={signers}>{({ items }) => {
        const own = items.find((one) => one.staff_id === me.value?.staff.id);
        return (
          <>
            {own && own.version === version && own.at ? <p>{words.signedOwn(version, full(own.at))}</p> : own && (
              <p class="check-line"><label><input type="checkbox" checked={hasRead} onChange={(e) => setRead(e.currentTarget.checked)} /> {words.signAsk(version)}</label> <button type="button" class="primary" disabled={!hasRead} onClick={sign}>{words.signDo}</button></p>
            )}
            <p class="hint">{words.signedBy(items.filter((one) => one.version === version).length, items.length)}</p>
            <ul class="plain">{items.map((one) => <li key={one.staff_id}>{one.staff_name}: {one.version === version ? words.signNow : one.version ? words.signOld(one.version) : words.signNone}</li>)}</ul>
          </>
        );
      }}</Loaded>
    </section>
  );
}

function OldVersion({ of, stored, clauses }: { of: PolicyVersion; stored: Policy; clauses: Clause[] }) {
  const words = tPolicy.value;
  const old = useGet<Policy>(`${brandPath.value}/policy/versions/${of.version}`, []);
  return <Loaded of={old}>{(before) => {
    const changes = changesOf(clauses, before, stored);
    return changes.length ? <ul class="changes">{changes.map((one) => <li key={one}>{one}</li>)}</ul> : <p class="hint">{words.same}</p>;
  }}</Loaded>;
}

function Versions({ stored, clauses }: { stored: Policy; clauses: Clause[] }) {
  const words = tPolicy.value;
  const versions = useGet<Page<PolicyVersion>>(`${brandPath.value}/policy/versions`, ['settings']);
  const [open, setOpen] = useState(0);
  return (
    <section class="stack"><h3>{words.versions}</h3>
      <Loaded of={versions}>{({ items }) => (items.length < 2 ? <p class="hint">{words.firstVersion}</p> : (
        <ul class="plain">{items.filter((one) => one.version !== stored.policy_version).map((one) => (
          <li key={one.version}><strong>{words.version(one.version)}</strong> <span class="hint">{words.versionBy(one.staff_name ?? words.program, full(one.at))} · {words.signatures(one.signatures)}</span>{' '}
            <button type="button" class="quiet" aria-expanded={open === one.version} onClick={() => setOpen(open === one.version ? 0 : one.version)}>{open === one.version ? words.hide : words.see}</button>
            {open === one.version && <OldVersion of={one} stored={stored} clauses={clauses} />}</li>
        ))}</ul>
      ))}</Loaded>
    </section>
  );
}

export function PolicyTab() {
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']);
  const clauses = useGet<Page<Clause>>(`${brandPath.value}/policy/clauses`, ['settings']);
  return (
    <Loaded of={policy}>{(stored) => <Loaded of={clauses}>{({ items }) => (
      <>
        <PolicyForm stored={stored} clauses={items} reload={policy.reload} />
        <Signatures version={stored.policy_version} />
        <Versions stored={stored} clauses={items} />
      </>
    )}</Loaded>}</Loaded>
  );
}
