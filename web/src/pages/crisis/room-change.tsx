/** What the crisis is about: name, problem, origin, lead, key statement, cadence. */
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { put } from '../../api';
import { Field } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { load, useGet } from '../../data';
import { roomWords } from '../../dict/crisis-room';
import { useOpened } from '../../held';
import { problemName } from '../../problems';
import { roomPath } from '../../room';
import { brandPath } from '../../session';
import { toast } from '../../toast';
import type { Crisis, Page, Problem, Source, Staff, Statement } from '../../types';

const hour = 3600;

export function ChangeDialog({ of: live, onClose }: { of: Crisis; onClose: () => void }) {
  const words = roomWords.value, path = brandPath.value, [of, over] = useOpened(live, () => load(`${roomPath(live.id)}/room`));
  const [name, setName] = useState(of.name);
  const [every, setEvery] = useState(of.word_every / hour);
  const [ids, setIds] = useState({ problem_id: of.problem_id ?? 0, origin_source_id: of.origin_source_id ?? 0, statement_id: of.statement_id ?? 0, lead_id: of.lead_id });
  const [why, setWhy] = useState(''), isMoved = !!(of.origin_source_id || of.origin_by) && ids.origin_source_id !== (of.origin_source_id ?? 0);
  const problems = useGet<Page<Problem>>(`${path}/problems`).data?.items ?? [], sources = useGet<Page<Source>>(`${path}/sources`).data?.items ?? [];
  const people = useGet<Page<Staff>>(`${path}/people`).data?.items ?? [], statements = useGet<Page<Statement>>(`${path}/statements`).data?.items ?? [];
  const lists: { key: keyof typeof ids; label: string; none?: string; items: { id: number; name: string }[]; kept?: string | undefined }[] = [
    { key: 'problem_id', label: words.factProblem, none: words.problemNone, items: problems.map((one) => ({ id: one.id, name: problemName(one) })), kept: of.problem_name },
    { key: 'origin_source_id', label: words.factOrigin, none: words.factOriginNone, items: sources, kept: of.origin_name },
    { key: 'statement_id', label: words.statement, none: words.none, items: statements },
    { key: 'lead_id', label: words.lead, items: people.filter((one) => one.role !== 'reader'), kept: of.lead_name },
  ];
  const run = () => over(async () => {
    await put<Crisis>(roomPath(of.id), { name: name.trim(), ...Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, id || null])), word_every: Math.round(every * hour), origin_reason: isMoved ? why.trim() : null, version: of.version });
    toast(words.saved);
    await load(`${roomPath(of.id)}/room`);
  });
  return (
    <Confirm title={words.changeTitle} action={words.change} isReady={!!name.trim() && (!isMoved || !!why.trim()) && every >= 0.25 && every <= 72} onDo={run} onClose={onClose}>
      <Field label={words.factName}>{(id) => <input id={id} type="text" maxLength={120} autocomplete="off" value={name} onInput={(e) => setName(e.currentTarget.value)} />}</Field>
      {lists.map((one) => {
        const now = ids[one.key], isKnown = one.items.some((item) => item.id === now);
        return <Fragment key={one.key}>
          <Field label={one.label}>{(id) => (
            <select id={id} value={String(now)} onChange={(e) => setIds({ ...ids, [one.key]: Number(e.currentTarget.value) })}>
              {one.none && <option value="0">{one.none}</option>}{now > 0 && !isKnown && <option value={String(now)}>{one.kept ?? now}</option>}
              {one.items.map((item) => <option key={item.id} value={String(item.id)}>{item.name}</option>)}
            </select>
          )}</Field>
          {one.key === 'origin_source_id' && isMoved && <Field label={words.originWhy} help={words.originWhyHelp}>{(id, help) => <textarea id={id} rows={2} maxLength={1000} aria-describedby={help} value={why} onInput={(e) => setWhy(e.currentTarget.value)} />}</Field>}
        </Fragment>;
      })}
      <Field label={words.factEvery} help={words.everyHelp}>{(id, help) => <input id={id} type="number" min="0.25" max="72" step="0.25" aria-describedby={help} value={every} onInput={(e) => setEvery(Number(e.currentTarget.value))} />}</Field>
    </Confirm>
  );
}
