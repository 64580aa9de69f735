/** Pengaturan: tabs by address. */
import { useEffect } from 'preact/hooks';
import { t } from '../dict';
import { Later, type LaterName } from '../later';
import { go, route, toSettings } from '../router';
import { brand, can, isPersona } from '../session';

export function SettingsPage() {
  const words = t.value.settings, b = route.value.brand;
  const tabs: { key: string; name: LaterName & keyof typeof words.tabs }[] = [
    { key: 'orang', name: 'people' }, { key: 'sumber', name: 'sources' }, { key: 'akses', name: 'access' }, { key: 'kata', name: 'words' }, { key: 'kalimat', name: 'prepared' }, { key: 'bagian', name: 'departments' },
    { key: 'kebijakan', name: 'policy' }, { key: 'jaga', name: 'roster' }, { key: 'alarm', name: 'alarm' },
    { key: 'panggilan', name: 'ways' }, { key: 'akun', name: 'account' },
    ...(brand.value?.is_sample ? [{ key: 'contoh', name: 'sample' as const }] : []),
  ];
  const tab = tabs.find((one) => one.key === route.value.tab);
  useEffect(() => { if (!tab) go(toSettings(b), true); });
  if (!tab) return null;
  const isOthers = tab.key !== 'akun' && tab.key !== 'panggilan' && tab.key !== 'contoh';
  return (
    <div class="page narrow settings">
      <h1 tabIndex={-1}>{words.title}</h1>
      <nav class="tabs" aria-label={words.title}>
        <ul>{tabs.map((one) => <li key={one.key}><a href={toSettings(b, one.key)} aria-current={one === tab ? 'page' : undefined}>{words.tabs[one.name]}</a></li>)}</ul>
      </nav>
      <section aria-labelledby="tab-title" class="stack">
        <h2 id="tab-title">{words.tabs[tab.name]}</h2>
        {isOthers && !can.manage.value && <p class="notice">{words.readOnly}</p>}
        <Later key={`${b}-${tab.key}-${isPersona.value}`} name={tab.name} />
      </section>
    </div>
  );
}
