import { render } from 'preact';
import { loadSession, statusOf, takeSession } from './api';
import { App, pruneDrafts } from './app';
import { Boot } from './components/boot';
import { speak, type Language } from './dict';
import { startKeys } from './keys';
import { startPrefs } from './prefs';
import { startRouter } from './router';
import type { Me } from './types';

/** The server puts the session into the page, which saves the first question. */
function bootData(): Me | null {
  try {
    return JSON.parse(document.getElementById('boot')?.textContent ?? '') as Me;
  } catch {
    return null;
  }
}

const languageOf = (who: Me | null): Language => (who?.staff.language === 'en' ? 'en' : 'id');

async function start() {
  const root = document.getElementById('app')!;
  startPrefs();
  const boot = bootData();
  await speak(languageOf(boot));
  if (boot?.staff) takeSession(boot);
  else {
    try {
      await speak(languageOf(await loadSession({ quiet: true })));
    } catch (error) {
      if (statusOf(error) === 401) location.replace('/login');
      else render(<Boot error={error} />, root);
      return;
    }
  }
  startRouter();
  startKeys();
  pruneDrafts();
  render(<App />, root);
}
void start();
