/** `?`: every key. */
import { t } from '../dict';
import { keyWords } from '../dict/keys';
import { helpOpen } from '../keys';
import { keysOn } from '../prefs';
import { Dialog } from './dialog';

export function Help() {
  const words = keyWords.value, close = () => { helpOpen.value = false; };
  const groups: [string, [string, string][]][] = [
    [words.groups.move, [['j', words.next], ['k', words.previous], ['o', words.open], ['/', words.search], ['f', t.value.inbox.filters], ['g b', words.goHome], ['g m', words.goInbox], ['g i', words.goProblems], ['g k', t.value.nav.crisis], ['g j', t.value.nav.promises], ['g r', words.goStatements], ['g p', words.goApprovals], ['g n', t.value.nav.masses], ['g s', words.goSettings], ['g l', words.goAudit]]],
    [words.groups.case, [['r', words.reply], ['n', words.note], ['a', words.take], ['e', words.done], ['s', words.snooze], ['d', words.refer], ['p', words.prepared], ['t', t.value.compose.holding], ['x', words.pick], ['Shift x', words.pickTo], ['*', words.pickMatching], ['Ctrl Enter', words.send]]],
    [words.groups.general, [['z', words.undo], ['Ctrl K', words.commands], ['?', words.help], ['Esc', words.leave]]],
  ];
  return (
    <Dialog title={words.title} size="wide" onClose={close}>
      {!keysOn.value && <p class="notice">{words.off}</p>}
      <div class="key-groups">
        {groups.map(([name, rows]) => (
          <section key={name}><h3>{name}</h3>
            <dl>{rows.map(([key, what]) => <div key={key}><dt>{key.split(' ').map((part) => <kbd key={part}>{part}</kbd>)}</dt><dd>{what}</dd></div>)}</dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
