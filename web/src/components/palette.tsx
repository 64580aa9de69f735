/** Ctrl+K: everything by name. */
import { useMemo, useState } from 'preact/hooks';
import { t } from '../dict';
import { helpOpen, paletteOpen } from '../keys';
import { toggleTheme } from '../prefs';
import { halting } from '../masses';
import { go, route, toApprovals, toAudit, toCase, toCrisis, toDemands, toHome, toInbox, toMass, toKnowledge, toProblems, toReferrals, toPromises, toSettings, toStatements } from '../router';
import { can } from '../session';
import { me } from '../api';
import { queueLinks } from '../pages/queues';
import { Dialog } from './dialog';

interface Command { name: string; keys?: string; run: () => void }

function commands(): Command[] {
  const words = t.value, b = route.value.brand, tabs = words.settings.tabs;
  const to = (name: string, path: string, keys?: string): Command => ({ name, run: () => go(path), ...(keys ? { keys } : {}) });
  return [
    to(words.nav.home, toHome(b), 'g b'), to(words.nav.inbox, toInbox(b), 'g m'),
    ...queueLinks(null).map((queue) => to(`${words.nav.inbox} › ${queue.name}`, queue.href)),
    to(words.nav.problems, toProblems(b), 'g i'), to(words.nav.statements, toStatements(b), 'g r'), to(words.nav.crisis, toCrisis(b), 'g k'), to(words.nav.promises, toPromises(b), 'g j'), to(words.nav.approvals, toApprovals(b), 'g p'), to(words.nav.masses, toMass(b), 'g n'), to(words.nav.referrals, toReferrals(b)), to(words.nav.demands, toDemands(b)), to(words.nav.knowledge, toKnowledge(b)),
    ...(can.write.value ? [{ name: words.nav.halt, run: () => { halting.value = true; } }] : []),
    ...(can.manage.value ? [to(words.nav.audit, toAudit(b), 'g l')] : []),
    ...Object.entries({ orang: tabs.people, sumber: tabs.sources, kata: tabs.words, kalimat: tabs.prepared, bagian: tabs.departments, kebijakan: tabs.policy, alarm: tabs.alarm, akun: tabs.account })
      .map(([tab, name]) => to(`${words.nav.settings} › ${name}`, toSettings(b, tab))),
    ...(me.value?.brands ?? []).filter((one) => one.id !== b).map((one) => to(`${words.nav.brand}: ${one.name}`, toHome(one.id))),
    { name: words.keys.toggleTheme, run: toggleTheme },
    { name: words.keys.help, keys: '?', run: () => { helpOpen.value = true; } },
  ];
}

export function Palette() {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const all = useMemo(commands, []);
  const words = t.value.palette;
  const wanted = text.trim().toLowerCase();
  const found = all.filter((one) => wanted.split(/\s+/).every((part) => one.name.toLowerCase().includes(part)));
  const number = /^#?(\d{1,12})$/.exec(wanted)?.[1];
  if (number) found.unshift({ name: words.goCase(number), run: () => go(toCase(route.value.brand, Number(number))) });
  const close = () => { paletteOpen.value = false; };
  const run = (one: Command | undefined) => { if (!one) return; close(); one.run(); };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + found.length) % Math.max(1, found.length);
      setAt(next);
      document.getElementById(`command-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') { event.preventDefault(); run(found[at]); }
  };
  return (
    <Dialog title={words.title} onClose={close} class="palette">
      <input type="text" role="combobox" aria-label={words.title} aria-expanded="true" aria-controls="commands" aria-autocomplete="list"
        aria-activedescendant={found[at] ? `command-${at}` : undefined} placeholder={words.placeholder} value={text} onKeyDown={press}
        onInput={(event) => { setText(event.currentTarget.value); setAt(0); }} autocomplete="off" spellcheck={false} />
      {found.length ? (
        <ul id="commands" role="listbox" aria-label={words.title} tabIndex={-1}>
          {found.map((one, i) => (
            <li key={one.name} id={`command-${i}`} role="option" aria-selected={i === at} onClick={() => run(one)} onMouseMove={() => { if (at !== i) setAt(i); }}>
              <span>{one.name}</span>{one.keys && <kbd>{one.keys}</kbd>}
            </li>
          ))}
        </ul>
      ) : <p id="commands" class="hint">{words.empty}</p>}
    </Dialog>
  );
}
