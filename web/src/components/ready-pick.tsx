/** Kalimat siap in the composer: filled in by the server for this case, the fitting ones first. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { casePath } from '../case-acts';
import { useGet } from '../data';
import { t } from '../dict';
import { tReady } from '../dict/later';
import { picking, writing } from '../ready';
import { route, toSettings } from '../router';
import { brandPath, can } from '../session';
import type { Page, Policy, PreparedOffer, StatementInForce } from '../types';
import { Loaded } from './bits';

/** What the writer has to fill stands out. */
const Filled = ({ text }: { text: string }) => <>{text.split(/(\{[^{}]+\})/).map((piece, i) => (i % 2 ? <mark key={i} class="finding block">{piece}</mark> : piece))}</>;

function notes(of: PreparedOffer, isFree: boolean): string {
  const words = tReady.value;
  return [
    of.clause ? words.clause(of.clause) : '', of.is_complete ? '' : words.gaps,
    isFree && of.is_complete && of.kind.startsWith('holding') ? words.free : '', of.language === 'en' ? words.language.en : '',
  ].filter(Boolean).join(' · ');
}

/** A list that the dialog of the composer frames. */
export function PickPrepared() {
  const words = tReady.value, on = writing.value, box = useRef<HTMLInputElement>(null);
  const list = useGet<Page<PreparedOffer>>(on && `${casePath(on.page.case.id)}/prepared`);
  const statements = useGet<Page<StatementInForce>>(on && `${casePath(on.page.case.id)}/statements`, ['statement']);
  /* What is official for this case stands among them; it is nobody's prepared text, so it counts no use. */
  const official = (statements.data?.items ?? []).map((one): PreparedOffer => ({ id: 0, kind: 'other', language: 'id', name: t.value.statement.inForce(one.number), text: one.text, is_complete: true, clause: null }));
  const offers = [...official, ...(list.data?.items ?? [])];
  const close = () => { picking.value = false; };
  const pick = (one: PreparedOffer) => on?.insert(one.text, one.id);
  useLayoutEffect(() => box.current?.focus(), []);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']).data;
  const isFree = !!policy?.four_eyes && policy.holding_free && on?.page.case.class !== 'at_risk';
  const wanted = text.trim().toLowerCase().split(/\s+/);
  const found = offers.filter((one) => wanted.every((part) => `${one.name} ${words.kind[one.kind]} ${one.text}`.toLowerCase().includes(part)));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + found.length) % Math.max(1, found.length);
      setAt(next);
      document.getElementById(`prepared-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && found[at]) { event.preventDefault(); pick(found[at]!); }
  };
  return (
    <>
      <input ref={box} type="text" role="combobox" aria-label={words.find} aria-expanded="true" aria-controls="prepared-list" aria-autocomplete="list" aria-activedescendant={found[at] ? `prepared-${at}` : undefined}
        placeholder={words.find} value={text} onKeyDown={press} onInput={(event) => { setText(event.currentTarget.value); setAt(0); }} autocomplete="off" spellcheck={false} />
      <Loaded of={list}>{() => (found.length ? (
        <ul id="prepared-list" role="listbox" aria-label={words.pick} tabIndex={-1}>
          {found.map((one, i) => (
            <li key={`${one.id} ${one.name}`} id={`prepared-${i}`} class="prepared" role="option" aria-selected={i === at} onClick={() => pick(one)} onMouseMove={() => { if (at !== i) setAt(i); }}>
              <strong>{one.name}</strong>{notes(one, isFree) && <span class="hint"> {notes(one, isFree)}</span>}
              <p class="said" dir="auto"><Filled text={one.text} /></p>
            </li>
          ))}
        </ul>
      ) : <p id="prepared-list" class="hint" role="status">{offers.length ? words.noMatch : words.none}</p>)}</Loaded>
      {can.manage.value && <p><a href={toSettings(route.value.brand, 'kalimat')} onClick={close}>{words.manage}</a></p>}
    </>
  );
}
