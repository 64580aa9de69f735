/** Where the room goes on: its own pages, and the file of what was done. */
import { useState } from 'preact/hooks';
import { roomWords } from '../../dict/crisis-room';
import { toRoom } from '../../room';
import { can } from '../../session';
import { failed } from '../../toast';

type Way = keyof typeof roomWords.value.roomPages;

export function RoomLinks({ room, to, withProof }: { room: number; to: readonly Way[]; withProof?: boolean }) {
  const words = roomWords.value, [isBusy, setBusy] = useState(false);
  const keep = () => {
    setBusy(true);
    void import('./room-proof').then((part) => part.keepRoom(room)).catch(failed).finally(() => setBusy(false));
  };
  return (
    <nav class="card" aria-label={words.tools}><h2>{words.tools}</h2>
      <ul class="actions">
        {to.map((one) => <li key={one}><a class="button" href={toRoom(room, `/${one}`)}>{words.roomPages[one]}</a></li>)}
        {withProof && can.approve.value && <li><button type="button" disabled={isBusy} onClick={keep}>{words.proofKeep}</button></li>}
      </ul>
    </nav>
  );
}
