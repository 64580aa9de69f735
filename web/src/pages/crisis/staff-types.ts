/** Records of who is told on a bad day, as the server gives them. */
import type { Time } from '../../types';

export interface TreeContact {
  id: number; name: string; role: string | null; team: string | null; phone: string | null; mail: string | null; telegram: string | null;
  staff_id: number | null; staff_name: string | null; caller_id: number | null; position: number | null; version: number;
}
export interface Audience { id: number; starter: string | null; name: string; channel: string | null; teller: string | null; words: string | null; position: number | null; version: number }
export interface AudienceTold {
  id: number; starter: string | null; name: string; channel: string | null; teller: string | null; words: string | null; position: number;
  told_count: number; said: string | null; told_by_way: string | null; told_by: string | null; told_at: Time | null; is_old: boolean;
}
export type PostState = 'due' | 'sending' | 'sent' | 'failed' | 'none';
export interface Broadcast {
  id: number; crisis_id: number; statement_id: number | null; statement_number: number | null; text: string; say: string | null; avoid: string | null; send_to: string | null;
  made_by: number; made_name: string | null; made_at: Time; replaced_at: Time | null; late_at: Time | null; people: number; readers: number;
}
export type ReadHow = 'none' | 'link' | 'sheet' | 'desk' | 'told' | 'away';
export interface Receipt {
  id: number; name: string; team: string | null; phone: string | null; read_at: Time | null; read_how: ReadHow; read_name: string | null; is_sheet: boolean;
  mail: PostState | null; telegram: PostState | null;
}
export interface BroadcastForm {
  text: string; say: string | null; avoid: string | null; send_to: string | null; statement_id: number | null; statement_number: number | null; no_post: boolean | null;
}
export interface BroadcastPage {
  broadcasts: Broadcast[]; current_id: number | null; is_outdated: boolean; is_late: boolean; receipts: Receipt[]; is_mine_unread: boolean;
  draft: BroadcastForm; statement_name: string | null; contradictions: number;
}
