/** The file of what was done, when somebody asks for it. */
import '../../app'; // as in parts/team.ts
import { evidenceWords } from '../../dict/evidence';
import { keepProof } from '../../proof';
import { roomPath } from '../../room';
import { toast } from '../../toast';

export async function keepRoom(room: number) {
  const words = evidenceWords.value;
  await keepProof(roomPath(room), words.file(String(room)));
  toast(words.kept);
}
