/** Shared by all tabs: browsers allow six connections to a host, and a stream holds one for good. */
import { listen, restart } from './stream-core';

export type Ask = { type: 'listen' | 'restart'; brand: number } | { type: 'alive' } | { type: 'stop' };

/** A closed tab says nothing; one that has been silent this long is gone. */
const goneAfter = 130_000;

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]!;
  let stop: (() => void) | null = null;
  let gone: ReturnType<typeof setTimeout>;
  const leave = () => { stop?.(); stop = null; };
  const alive = () => { clearTimeout(gone); gone = setTimeout(leave, goneAfter); };
  let brand = 0;
  port.onmessage = (message: MessageEvent<Ask>) => {
    const ask = message.data;
    alive();
    if (ask.type === 'stop') leave();
    else if (ask.type === 'restart') restart(ask.brand);
    else if (ask.type === 'listen') {
      leave();
      brand = ask.brand;
      stop = listen(brand, (news) => port.postMessage(news));
    } else if (!stop && brand) {
      stop = listen(brand, (news) => port.postMessage(news));
      port.postMessage({ type: 'live', brand, gap: true });
    }
  };
  port.start();
});
