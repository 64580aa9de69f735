/** Jawab banyak and the emergency stop: loaded, with their words in one language, when somebody goes there. */
import '../app'; // as in team.ts
import { HaltDialog, HaltStrip } from '../components/halt';
import { MassOf } from '../components/mass-of';
import { MassPage } from '../pages/mass';
import { MassesPage } from '../pages/masses';

export { learnMass } from '../dict/later';
export const pages = { masses: MassesPage, mass: MassPage, halt: HaltDialog, halted: HaltStrip, massOf: MassOf };
