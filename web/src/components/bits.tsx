/** Small pieces that many pages show. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { messageOf } from '../api';
import { t } from '../dict';
import { ago, full, length, secondsUntil, when } from '../format';
import type { CaseRow, Channel, Level, MessageClass, Severity } from '../types';
import { Icon, Shape, type IconName } from './icons';

export const SeverityMark = ({ of }: { of: Severity }) => (
  <span class={`severity is-${of}`}><Shape of={of} /><span>{t.value.severity[of]}</span></span>
);
export const LevelMark = ({ of }: { of: Level }) => (
  <span class={`severity level is-${of}`}><Shape of={of} /><span>{t.value.level[of]}</span></span>
);
export const ChannelName = ({ of }: { of: Channel }) => <span class="channel">{t.value.channel[of]}</span>;

/** A suggestion of the program is outlined, a person's word is filled. */
export const ClassMark = ({ of, by }: { of: MessageClass; by: number | null }) => (
  <span class={`chip ${by ? 'set' : 'guess'}`}>{t.value.class[of]}{!by && <span class="visually-hidden"> ({t.value.inbox.suggested})</span>}</span>
);

export const Time = ({ at }: { at: string | null | undefined }) =>
  at ? <time dateTime={at} title={full(at)}>{when(at)}</time> : <span>–</span>;
export const Ago = ({ at }: { at: string }) => <time dateTime={at} title={full(at)}>{ago(at)}</time>;

type Due = Pick<CaseRow, 'deadline_at' | 'late_by' | 'queue'>;
/** The server's deadline, counted down; what was answered late stays as it was. */
export function Deadline({ of }: { of: Due }) {
  const words = t.value.time;
  if (of.late_by && of.queue !== 'waiting') return <span class="deadline frozen">{words.late(length(of.late_by))}</span>;
  if (!of.deadline_at || of.queue !== 'waiting') return null;
  const left = secondsUntil(of.deadline_at);
  const kind = left < 0 ? 'over' : left < 900 ? 'near' : 'far';
  return (
    <time class={`deadline ${kind}`} dateTime={of.deadline_at} title={`${words.deadline}: ${full(of.deadline_at)}`}>
      {left < 0 ? words.over(length(-left)) : words.left(length(left))}
    </time>
  );
}

export const Loading = () => <p class="loading" role="status"><span class="dots" aria-hidden="true" />{t.value.common.loading}</p>;

export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div class="notice is-problem" role="alert">
      <p>{messageOf(error)}</p>
      {onRetry && <button type="button" onClick={onRetry}>{t.value.common.retry}</button>}
    </div>
  );
}
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty"><p class="empty-title">{title}</p>{children}</div>
);

/** Content, or why there is none. What was read before stays visible while a fresh copy fails. */
export function Loaded<T>({ of, children }: {
  of: { data: T | null; error: unknown; reload: () => void }; children: (data: T) => ComponentChildren;
}) {
  if (of.data === null) return of.error ? <Problem error={of.error} onRetry={of.reload} /> : <Loading />;
  return <>{of.error ? <Problem error={of.error} onRetry={of.reload} /> : null}{children(of.data)}</>;
}

interface FieldProps { label: string; help?: string | undefined; isOptional?: boolean; error?: string | null | undefined; children: (id: string, describedBy: string | undefined) => ComponentChildren }
export function Field({ label, help, isOptional, error, children }: FieldProps) {
  const id = useId();
  const helpId = help || error ? `${id}-help` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}{isOptional && <span class="hint"> ({t.value.common.optional})</span>}</label>
      {children(id, helpId)}
      {(help || error) && <p id={helpId} class={error ? 'hint is-error' : 'hint'}>{error || help}</p>}
    </div>
  );
}

interface ButtonProps { icon: IconName; label: string; onClick: () => void; class?: string; isOn?: boolean }
export const IconButton = ({ icon, label, onClick, isOn, ...rest }: ButtonProps) => (
  <button type="button" class={`quiet square ${rest.class ?? ''}`} aria-label={label} title={label} aria-pressed={isOn} onClick={onClick}><Icon name={icon} /></button>
);

/** A link that leads out: only web addresses, without telling where one came from. */
export function Outside({ href, children }: { href: string | null; children: ComponentChildren }) {
  if (!href || !/^https?:\/\//i.test(href)) return null;
  return <a class="outside" href={href} target="_blank" rel="noopener noreferrer nofollow">{children}<Icon name="out" /><span class="visually-hidden"> ({t.value.common.newTab})</span></a>;
}

const troubleWords = signal<((sentence: string) => string | null) | null>(null);
/** Why the program could not do something, in the reader's words. They come when one is shown; what has none stands as it was said. */
export function Trouble({ of }: { of: string }) {
  useEffect(() => { if (!troubleWords.peek()) import('../parts/trouble').then((part) => { troubleWords.value = part.troubleWords; }, () => undefined); }, []);
  const told = troubleWords.value?.(of);
  return told ? <span>{told}</span> : <q dir="auto">{of}</q>;
}
