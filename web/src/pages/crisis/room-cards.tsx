/** What the room shows of the first word, the staff and the audiences. */
import '../../app'; // as in parts/team.ts
import type { Crisis } from '../../types';
import { AudienceCard } from './audience-card';
import { FirstWord } from './first-word';
import { StaffCard } from './staff-card';

export const RoomCards = ({ of }: { of: Crisis }) => <>{!of.first_word_at && of.phase !== 'closed' && <FirstWord crisis={of.id} />}<StaffCard crisis={of.id} /><AudienceCard crisis={of.id} /></>;
