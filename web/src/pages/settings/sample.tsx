import { useState } from 'preact/hooks';
import { del, loadSession, me } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { settingsWords } from '../../dict/settings';
import { go } from '../../router';
import { brandPath, can, isPersona, playPersona, startPage } from '../../session';
import { failed, toast } from '../../toast';
import type { Page, Staff } from '../../types';

export function SampleTab() {
  const words = settingsWords.value.sampleTab;
  const people = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']);
  const [isRemoving, setRemoving] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = async () => {
    await del(`${brandPath.value}/sample`);
    await loadSession();
    toast(words.removed);
    go(startPage(), true);
  };
  return (
    <>
      <p>{words.intro}</p>
      <section class="card"><h3>{words.persona}</h3><p class="hint">{words.personaHelp}</p>
        {isPersona.value ? <button type="button" class="primary" onClick={() => void playPersona(0).catch(failed)}>{t.value.sample.back}</button> : (
          <Loaded of={people}>{(page) => {
            const invented = page.items.filter((one) => one.is_sample && !one.ended_at && one.id !== me.value?.staff.id);
            return invented.length ? (
              <ul class="rows">{invented.map((one) => <li key={one.id}><div class="row-main"><strong>{one.name}</strong><span class="hint">{t.value.role[one.role]}: {t.value.roleHelp[one.role]}</span></div><button type="button" onClick={() => void playPersona(one.id).catch(failed)}>{words.become(one.name.split(' ')[0]!)}</button></li>)}</ul>
            ) : <p>{words.nobody}</p>;
          }}</Loaded>
        )}
      </section>
      {can.own.value && !isPersona.value && <section class="card"><h3>{t.value.sample.remove}</h3><p class="hint">{words.removeHelp}</p><button type="button" onClick={() => setRemoving(true)}>{words.remove}</button></section>}
      {isRemoving && (
        <Confirm title={words.removeTitle} text={words.removeText} action={words.removeDo} isGrave isReady={typed.trim().toUpperCase() === words.removeWord} onDo={remove} onClose={() => { setRemoving(false); setTyped(''); }}>
          <Field label={words.removeType}>{(id) => <input id={id} type="text" autocomplete="off" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />}</Field>
        </Confirm>
      )}
    </>
  );
}
