/** The records of the API: the structs of src/desk, src/text and src/detect under the same names.
 *  An enum is its lower-case name, a time an RFC 3339 text, "none" is null. */

export type Time = string;

export const roles = ['none', 'reader', 'writer', 'approver', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export const channels = ['instagram', 'facebook', 'tiktok', 'x', 'youtube', 'whatsapp', 'google',
  'marketplace', 'email', 'blog', 'forum', 'phone', 'visit', 'other'] as const;
export type Channel = (typeof channels)[number];

export const classes = ['complaint', 'criticism', 'question', 'pressing', 'venting', 'troll', 'spam',
  'rumour', 'at_risk', 'praise', 'other'] as const;
export type MessageClass = (typeof classes)[number];

export const severities = ['low', 'medium', 'high', 'grave'] as const;
export type Severity = (typeof severities)[number];

export const levels = ['normal', 'watch', 'issue', 'crisis'] as const;
export const rank = (level: (typeof levels)[number]) => levels.indexOf(level);
export type Level = (typeof levels)[number];

export const queues = ['waiting', 'customer', 'watch', 'ignored', 'talk', 'spam', 'done'] as const;
export type Queue = (typeof queues)[number];

/** In the order of their bits. */
export const signalNames = ['safety', 'health', 'halal', 'fraud', 'data_leak', 'staff', 'legal',
  'money', 'crowd', 'media', 'hate', 'threat'] as const;
export type SignalName = (typeof signalNames)[number];
/** Answers of the server's model (src/text/heads.c), in the order of their bits. */
export const subjects = ['delivery', 'packaging', 'quality', 'wrong_item', 'price', 'payment', 'service', 'app', 'place', 'other'] as const;
export type Subject = (typeof subjects)[number];
export const demands = ['refund', 'replacement', 'apology', 'explanation', 'deadline', 'call_back', 'takedown', 'compensation'] as const;
export type Demand = (typeof demands)[number];
export const harms = ['insult', 'hate', 'threat', 'sexual', 'self_harm'] as const;
export type Harm = (typeof harms)[number];
/** The others that are neither class, mood nor signal. */
export type ModelAnswer = Exclude<Harm, SignalName> | 'gambling' | 'scam' | 'promotion';

export type CaseState = 'new' | 'classified' | 'answered' | 'watched' | 'snoozed' | 'ignored' | 'spam' | 'done' | 'follow_up' | 'referred';
export type Mood = 'negative' | 'neutral' | 'positive';
export type SourceKind = 'hand' | 'file' | 'hook' | 'feed';
export type WayOut = 'browser' | 'hook' | 'mail' | 'sample';
export type WordKind = 'brand' | 'product' | 'rival' | 'watch';
/** A contact is read in no message: it may stand in public answers. */
export type ListedWord = WordKind | 'contact';

export interface Staff {
  id: number; email: string | null; name: string; sign_name: string | null; language: string; role: Role;
  is_sample: boolean; created_at: Time; ended_at: Time | null;
}
export interface Brand {
  id: number; name: string; zone: number; is_sample: boolean; drill_of?: number | null; crisis_id?: number | null; role: Role; created_at: Time;
}
export interface Me {
  staff: Staff; brands: Brand[]; csrf: string; version: string; now: Time;
  /** The invented colleague being played, who then is `staff`. */
  acts_as?: number | null;
}
export interface Session {
  id: number; staff_id: number; address: string | null; agent: string | null;
  created_at: Time; seen_at: Time; expires_at: Time; is_current: boolean;
}
export interface Page<T> { items: T[]; next: string | null }

export interface CaseRow {
  id: number; channel: Channel; author_name: string | null; state: CaseState; queue: Queue;
  sort_at: Time | null; deadline_at: Time | null; class: MessageClass; class_by: number | null;
  severity: Severity; mood: Mood; subjects: number; demands: number; excerpt: string | null;
  message_count: number; owner_id: number | null; last_at: Time; late_by: number | null;
  /** Confidential: lists then hold neither author nor text. */
  is_secret: boolean;
}
export interface Case extends CaseRow {
  source_id: number; source_name: string; author_id: number | null; author_handle: string | null;
  harm: number; signals: number; is_direct: boolean; title: string | null; link: string | null;
  reach: number | null; owner_name: string | null; decision: string | null; reason: string | null;
  review_at: Time | null; first_at: Time; answered_at: Time | null; version: number;
  problem_id: number | null; problem_name: string | null;
}
/** What several cases are about. */
export interface Problem {
  id: number; name: string | null; words: string; case_count: number; waiting: number;
  /** Cases begun in the last 24 hours, and in the 24 hours before. */
  last_day: number; day_before: number;
  first_at: Time | null; last_at: Time | null; first_case_id: number | null; first_author: string | null;
  first_text: string | null; demands: number; is_over: boolean;
  /** Null: the program. */
  made_by: number | null;
}
export interface QueueCount { queue: Queue; count: number; neglected: number; mine: number }
export interface Evidence { stage: string; says: string; from: number; to: number }
/** Bytes of the text that name a time; null when nobody can tell which. */
export interface SaidTime { from: number; to: number; begins: Time | null; ends: Time | null }
export interface SaidPlace { kind: 'branch' | 'street' | 'area'; name: string; from: number; to: number }
export interface Message {
  id: number; external_id: string | null; author_name: string | null; author_handle: string | null;
  written_at: Time; seen_at: Time; title: string | null; text: string | null; link: string | null;
  state: 'live' | 'edited' | 'deleted' | 'erased'; language: string; mood: Mood; class: MessageClass;
  certainty: number; severity: Severity; signals: number; subjects: number; demands: number; harm: number; reach: number | null;
  is_own: boolean; is_direct: boolean; reply_id: number | null; evidence: Evidence[] | null; times: SaidTime[] | null; places: SaidPlace[] | null;
}
export interface MessageVersion { id: number; title: string | null; text: string | null; until_at: Time }

export type ReplyState = 'waiting' | 'returned' | 'held' | 'by_hand' | 'sending' | 'sent'
  | 'confirmed' | 'unknown' | 'failed' | 'cancelled';
export interface Reply {
  id: number; case_id: number; message_id: number | null; way: WayOut; state: ReplyState;
  is_public: boolean; text: string; first_text: string | null; author_id: number | null;
  author_name: string | null; approver_id: number | null; approver_name: string | null;
  remark: string | null; send_at: Time | null; sent_at: Time | null; confirmed_at: Time | null;
  tries: number; external_id: string | null; failure: string | null; link: string | null;
  /** Why no second person reads a public one. */
  gate: 'alone' | 'holding' | null; created_at: Time; version: number;
  /** What happened in the case since it was written; null once it left. */
  meanwhile: string | null; is_halted: boolean;
}
export type ReplyAct = 'approve' | 'return' | 'cancel' | 'mark_sent' | 'not_sent' | 'retry';

/** Kalimat siap. */
export const preparedKinds = ['holding', 'holding_unknown_cause', 'to_private', 'late', 'many', 'apology', 'farewell', 'thanks', 'question', 'waiting_time', 'at_risk', 'other'] as const;
export type PreparedKind = (typeof preparedKinds)[number];
export type PreparedLanguage = 'id' | 'en';
export interface Prepared {
  id: number; kind: PreparedKind; language: PreparedLanguage; name: string; text: string; last_day: string | null; is_expired: boolean;
  /** Null: the program. */
  owner_id: number | null; owner_name: string | null; used_at: Time | null; times: number; version: number;
}
/** Filled in for a case; `clause` puts it first. */
export interface PreparedOffer { id: number; kind: PreparedKind; language: PreparedLanguage; name: string; text: string; is_complete: boolean; clause: number | null }
export const honorifics = ['kak', 'bapak', 'ibu', 'mas', 'mbak', 'none'] as const;
export type Honorific = (typeof honorifics)[number] | 'unknown';
export interface Greeting { honorific: Honorific; suggested: Honorific; because: string | null }

export type NoteKind = 'note' | 'answer' | 'returned' | 'call' | 'visit';
export interface Note { id: number; kind: NoteKind; who: string | null; agreed: string | null; staff_id: number | null; staff_name: string | null; text: string; at: Time }
export interface Draft { case_id: number; text: string | null; revision: number; updated_at: Time | null }
/** `case_id` is told in the list over all cases. */
export interface Presence { case_id?: number | null; staff_id: number; staff_name: string; is_typing: boolean; until_at: Time }
export interface CasePage {
  case: Case; messages: Message[]; replies: Reply[]; notes: Note[]; history: CaseRow[];
  draft: Draft | null; presence: Presence[]; channel_max: number | null; mass?: MassOfCase[]; decisions?: CaseDecision[];
}
/** What was decided of a case: ignore, watch, spam; review: it came back by itself. */
export interface CaseDecision { id: number; decision: string; reason: string | null; staff_name: string | null; at: Time; review_at: Time | null }
export type CaseAct = 'classify' | 'take' | 'release' | 'ignore' | 'watch' | 'snooze' | 'spam' | 'done' | 'reopen';
export interface CaseChange {
  act: CaseAct; version: number; class?: MessageClass; reason?: string; until?: Time;
}

export type PromiseKind = 'word' | 'refund' | 'replace' | 'send' | 'repair' | 'check' | 'contact' | 'other';
export type PromiseState = 'found' | 'open' | 'kept' | 'late' | 'broken' | 'dropped';
export type PromiseAct = 'confirm' | 'drop' | 'keep' | 'break' | 'move' | 'resume';
export interface Vow {
  id: number; case_id: number; reply_id: number | null; mass_id: number | null; staff_id: number; staff_name: string | null; kind: PromiseKind; text: string;
  due_at: Time | null; timed_by: number | null; state: PromiseState; confirmed_at: Time | null;
  /** Null: the answer has not left. */
  given_at: Time | null;
  moved: number; must_tell: boolean; reason: string | null; made_at: Time; ended_at: Time | null; version: number;
  owner_id: number | null; channel: Channel; author_name: string | null;
}
export interface VowRate { staff_id: number; staff_name: string | null; kept: number; late: number; broken: number }
export type FollowAct = 'asked' | 'needless' | 'reopen';
export interface FollowUp {
  id: number; case_id: number; number: number; due_at: Time; state: 'planned' | 'due' | 'asked' | 'needless' | 'reopened' | 'cancelled';
  made_at: Time; ended_at: Time | null; owner_id: number | null; owner_name: string | null; channel: Channel; author_name: string | null; excerpt: string;
}
export const caseOutcomes = ['accepted', 'best_effort', 'no_reply', 'fair'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];
export interface Closing {
  id: number; outcome: CaseOutcome; regretted: boolean; offered: boolean; responded: boolean; attempts: string | null; reason: string | null;
  note_agreed: boolean; staff_id: number; staff_name: string | null; at: Time | null;
}
export interface Handoff {
  is_needed: boolean; public_at: Time | null; private_at: Time | null; post_at: Time | null; public_ticked: boolean; private_ticked: boolean;
  due_at: Time | null; public_turns: number; proposes_private: boolean;
}
export interface Care { promises: Vow[]; follow_ups: FollowUp[]; closing: Closing; handoff: Handoff; needs_outcome: boolean; asks_note: boolean }
export interface CareMine { promises: Vow[]; follow_ups: FollowUp[]; found: number }

export const draftRules = ['insult', 'hate', 'threat', 'blame', 'sarcasm', 'empty', 'no_help',
  'over_apology', 'admission', 'promise', 'personal_data', 'shouting', 'english', 'too_long',
  'placeholder', 'conditional_apology', 'unverified', 'register', 'honorific', 'personal_post',
  'near_identical', 'contradiction'] as const;
export type DraftRule = (typeof draftRules)[number];
export interface Finding {
  rule: DraftRule; level: 'hint' | 'ask' | 'block'; from: number; to: number; words: string | null;
  /** Of a contradiction: "v3: 3 hari kerja". */
  expected?: string | null;
  /** Its number in the policy. */
  clause?: number | null;
}

/** In the order in which a screen shows them. */
export const factors = ['suddenness', 'speed', 'channels', 'reach', 'gravity', 'cause', 'business', 'history', 'responsibility', 'mind'] as const;
export type Factor = (typeof factors)[number];
export type ReasonKind = Factor | 'people' | 'rate' | 'subject' | 'no_history' | 'spam' | 'gap' | 'late' | 'calm';
export interface VerdictReason {
  kind: ReasonKind; value: number; normal: number; window: number; weight: number;
  trend: 'unknown' | 'falling' | 'steady' | 'rising'; subject: number;
}
export interface VerdictRow {
  id: number; at: Time | null; level: Level; shown: Level; decision_id: number | null; score: number;
  surprise: number; excess: number; more_needed: number | null; usual_low: number; usual_high: number;
  reasons: VerdictReason[] | null;
}
export type DecisionAct = 'accept' | 'lower' | 'raise' | 'dismiss';
export interface Decision {
  id: number; verdict_id: number; incident_id: number | null; act: DecisionAct; level: Level; at_level: Level;
  reason: string; staff_id: number; staff_name: string; at: Time; review_at: Time | null; ended_at: Time | null;
  ended_by: 'holds' | 'review' | 'risen' | 'danger' | 'calm' | 'replaced';
}
export type VerdictGap = 'cause' | 'word' | 'history' | 'silent' | 'late' | 'reach' | 'channels';
export interface Meter {
  last_word_at: Time | null; negative_since: number; guesses_since: number;
  hours: { at: Time; negative: number; guesses: number }[];
}
export interface VerdictPage {
  verdict: VerdictRow; is_newest: boolean; decision: Decision; danger: boolean;
  cause: { id: number; text: string | null; staff_name: string | null; at: Time | null };
  incident: Incident; alarm_level: Level; onset_at: Time; missing: VerdictGap[]; sources: number;
  meter: Meter; decisions: Decision[];
}
export interface VerdictAgain {
  agrees: boolean; counts_moved: boolean; was: Level; level: Level; was_score: number; score: number;
  reasons: VerdictReason[];
}
export interface BehindMessage {
  id: number; case_id: number; channel: Channel; author_name: string | null; written_at: Time; mood: Mood;
  class: MessageClass; severity: Severity; reach: number; text: string;
}
export interface TraceStep {
  kind: 'earliest' | 'channel' | 'early' | 'same_text' | 'same_link' | 'reach'; at: Time; case_id: number;
  message_id: number; channel: Channel; author_name: string | null; reach: number; people: number;
  minutes: number; fresh: number; is_together: boolean; text: string;
}
export interface Trace {
  from: Time; until: Time; messages: number; is_cut: boolean; sources: number; origin: Channel; steps: TraceStep[];
}
export type Outcome = 'none' | 'accepted' | 'lowered' | 'dismissed' | 'ended' | 'missed';
export interface PastAlarm { id: number; level: Level; outcome: Outcome; first_at: Time; opened_at: Time; over_at: Time | null }
export interface AccuracyMonth {
  at: Time; alarms: number; accepted: number; lowered: number; dismissed: number; ended: number; undecided: number; missed: number;
}
export interface Accuracy {
  false_30: number; missed_30: number; promised: number; median_seconds: number;
  months: AccuracyMonth[]; alarms: PastAlarm[];
}
export interface Incident {
  id: number; level: Level; state: 'open' | 'taken' | 'watched' | 'over'; opened_at: Time;
  changed_at: Time; over_at: Time | null; taken_by: number | null; taken_name: string | null;
  taken_until: Time | null; reason: string | null; messages: number; counted_from: Time; silent_at: Time | null; is_test: boolean;
}
export interface Overview {
  waiting: number; late: number; neglected: number; to_approve: number; unknown: number;
  by_hand: number; median_answer: number | null; answered_today: number; posted_today?: number; mass_to_approve?: number; own_posts?: number; verdict: VerdictRow | null;
  incident: Incident | null; alarm_ok_at: Time | null; alarm_steps: number; crisis_id?: number | null; crisis_name?: string | null; crisis_phase: CrisisPhase; crisis_late: boolean; todo: CaseRow[] | null;
}
export interface PulsePoint { at: Time; total: number; negative: number; usual_low: number; usual_high: number }

export interface Source {
  id: number; name: string; channel: Channel; kind: SourceKind; url: string | null;
  own_handle: string | null; way_out: WayOut; out_url: string | null; out_lookup: string | null;
  out_from: string | null; is_paused: boolean; next_poll_at: Time | null; last_ok_at: Time | null;
  failures: number; last_error: string | null; created_at: Time; last_message_at: Time | null;
  last_own_at: Time | null; last_sent_at: Time | null; secret?: string; out_secret?: string;
}
export interface BrandWord { id: number; kind: ListedWord; text: string; created_at: Time }
/** Who in the shop looks after what. */
export interface DepartmentTable { subjects: { subject: Subject; department: string | null }[] }
export const policyModes = ['alone', 'team', 'departments'] as const;
export const phoneRules = ['free', 'approved', 'holding', 'drafts'] as const;
export const deleteRules = ['never', 'hide_only', 'guarded'] as const;
export const ownPostRules = ['off', 'public', 'all'] as const;
export const checkLevels = ['off', 'hint', 'ask', 'block'] as const;
export type CheckLevel = (typeof checkLevels)[number];
export interface Holiday { date: string; name: string }
export interface ChannelRule { channel: Channel; clock: number; hold: number }
export interface CheckRule { rule: DraftRule; level: CheckLevel }
/** What a department knows; what has expired is not offered. */
export interface Knowledge {
  id: number; department: string | null; question: string; answer: string; subjects: number; owner_id: number; owner_name: string | null;
  valid_until: Time | null; is_expired: boolean; changed_at: Time; version: number;
}
/** What the shop offers. */
export interface Solution { id: number; name: string; text: string; cost: number; role: Role }
export type DemandState = 'open' | 'waiting' | 'decided' | 'returned' | 'done';
export type DemandDecision = 'none' | 'fulfil' | 'partial' | 'decline';
/** What a customer asks for and what was decided of it; open ones have no id. */
export interface DemandRow {
  id: number | null; case_id: number; author_name: string | null; demand: Demand; state: DemandState; decision: DemandDecision;
  reason: string | null; amount: number; due_at: Time | null; solution_id: number | null; solution_name: string | null;
  asked_by: number | null; asked_name: string | null; asked_at: Time | null; decided_by: number | null; decided_name: string | null;
  decided_at: Time | null; done_at: Time | null; remark: string | null; may_approve: boolean; is_secret: boolean; version: number;
}
export interface DemandCounts {
  demands: { demand: Demand; open: number; waiting: number; fulfilled: number; partly: number; declined: number; amount: number }[];
  problems: { problem_id: number; problem_name: string; demand: Demand; open: number }[] | null;
  /** What the reader's role may give in one case; -1: any amount. */
  limit: number;
}
/** The person of a department; `mail` is where a question goes by itself. */
export interface Contact {
  department: string; name: string | null; address: string | null; staff_id: number | null; staff_name: string | null;
  due_after: number; due_at: Time; mail: string | null;
}
export type ReferralState = 'asked' | 'taken' | 'answered' | 'returned' | 'withdrawn';
export type ReferralAct = 'take' | 'answer' | 'return' | 'withdraw' | 'remind';
/** A question to a department about a case, or about all open cases of a problem. */
export interface Referral {
  id: number; problem_id: number | null; case_id: number | null; case_count: number; department: string; name: string | null;
  question: string; state: ReferralState; made_by: number; made_name: string | null; made_at: Time; due_at: Time;
  answer: string | null; closed_name: string | null; closed_at: Time | null; reminded_at: Time | null;
  mail: 'none' | 'due' | 'sending' | 'sent' | 'failed'; mail_failure: string | null; version: number;
}
export interface Policy {
  mode: (typeof policyModes)[number]; sign_first: boolean; class_first: boolean; four_eyes: boolean; holding_free: boolean;
  solo_delay: number; hold_public: number; hold_private: number; cool_down: number; channels: ChannelRule[]; checker: CheckRule[]; locked_facts: boolean;
  clock_comment: number; clock_chat: number; clock_marketplace: number; clock_review: number; clock_mail: number; clock_grave: number;
  hours_from: number; hours_to: number; friday_from: number; friday_to: number; holidays: Holiday[];
  ignore_classes: MessageClass[]; ignore_public_only: boolean; ignore_most: number; at_risk_care: boolean; watch_most: number; watch_forbidden: SignalName[];
  apology_needs_action: boolean; admission_role: Role; phone: (typeof phoneRules)[number]; alarm_level: Level; quiet_days: number; shift_most: number;
  handoff_after: number; public_turns: number; close_note: boolean; limit_writer: number; limit_approver: number; limit_admin: number; decline_reason: boolean;
  next_word_only: boolean; promises_bind: boolean; follow_first: number; follow_second: number; follow_third: number; late_apology: boolean;
  personal_from: Severity; latecomers: boolean; origin_first: boolean; strikes: number; ban_days: number; delete_rule: (typeof deleteRules)[number]; delete_cool: number;
  trace_role: Role; trace_days: number; notices: boolean; notice_before: number; notice_after: number; own_posts: (typeof ownPostRules)[number]; takedown_owner: boolean; vetted_only: boolean; quiz_first: boolean; drill_first: boolean; override_pause: number; policy_version: number;
}
export type PolicyField = Exclude<keyof Policy, 'policy_version'>;
export interface Clause {
  name: string; number: number; setting: string | null; source: string; group: string; force: 'system' | 'checker' | 'people'; fields: PolicyField[]; overrides: number;
}
export interface PolicySigner { staff_id: number; staff_name: string; role: Role; version: number; at: Time | null }
export interface PolicyVersion { version: number; at: Time; staff_id: number | null; staff_name: string | null; signatures: number }
export type TwoStep = 'unknown' | 'yes' | 'no';
/** Who carries the sign-in of an official account, on which device. */
export interface SignIn {
  id: number; account_id: number; staff_id: number | null; staff_name: string | null; name: string | null; has_left: boolean;
  device: string; is_personal: boolean; since: string | null; confirmed_at: Time; confirmed_by: number; confirmed_name: string | null;
  ended_at: Time | null; ended_name: string | null; is_gone: boolean; is_due: boolean; version: number;
}
export interface OfficialAccount {
  id: number; source_id: number | null; source_name: string | null; channel: Channel; handle: string; owner_id: number | null; owner_name: string | null;
  recovery: string | null; two_step: TwoStep; reviewed_at: Time; ended_at: Time | null; is_due: boolean; sign_ins: SignIn[]; version: number;
}
export interface AccountOffer { source_id: number; source_name: string; channel: Channel; handle: string }
export interface AccessPage { accounts: OfficialAccount[]; offers: AccountOffer[] }
/** A message about deadlines, and how it went. */
export interface NoticeRow {
  id: number; staff_id: number; staff_name: string; state: AlarmCall['state']; made_at: Time; soon: number; past: number; posts: number;
  access: number; is_grave_only: boolean; called_at: Time | null; way: AlarmCall['way'] | null; failure: string | null;
}
export const stepWays = ['duty', 'next', 'owner', 'person', 'mail', 'hook'] as const;
export type StepWay = (typeof stepWays)[number];
export interface AlarmStep {
  id: number | null; position: number; name: string | null; way: StepWay; address: string | null;
  secret?: string; wait: number; staff_id: number | null;
}
export type AlarmWay = 'mail' | 'hook' | 'telegram' | 'push';
export interface AlarmCall {
  id: number; incident_id: number; round: number; position: number; name: string;
  way: AlarmWay; address: string; state: 'due' | 'calling' | 'called' | 'failed' | 'cancelled' | 'quiet';
  due_at: Time | null; began_at: Time | null; called_at: Time | null; received_at: Time | null; opened_at: Time | null;
  failure: string | null; is_report: boolean;
}
export interface AlarmTest { id: number; opened_at: Time; is_monthly: boolean; calls: number; reached: number; failed: number }
export interface HoldingText { text: string | null; own: string }
/** weekday: 0 is Sunday; times in seconds after midnight; an end not after its beginning is on the next day. */
export interface Shift { weekday: number; from_at: number; to_at: number }
export interface ShiftException { day: string; is_off: boolean; from_at: number; to_at: number }
export interface Watcher {
  staff_id: number; name: string; zone: number; quiet_from: number; quiet_to: number; quiet_level: Level;
  shifts: Shift[] | null; exceptions: ShiftException[] | null; ways: AlarmWay[] | null; is_on_duty: boolean;
}
export interface Roster { people: Watcher[]; gaps: { from_at: Time; to_at: Time }[] | null; stand_in: string | null }
export interface WakeWay {
  id: number; way: AlarmWay; name: string; address: string; created_at: Time; ok_at: Time | null; failed_at: Time | null; failure: string | null;
}
export interface WakeOffer { push_key: string; has_telegram: boolean; telegram_bot: string | null }
export interface WakeCode { code: string; link: string | null; expires_at: Time }
export interface AuditRow {
  seq: number; at: Time; staff_id: number | null; staff_name: string | null; act: string;
  object: string; object_id: number | null; detail: string | null; commitment: string | null; hash: string;
}
export interface AuditVerdict { brand_id: number | null; rows: number; bad_seq: number | null; why: string | null }
export interface ImportRun {
  id: number; source_id: number; file: string; state: 'running' | 'stopped' | 'done'; at_byte: number;
  taken: number; known: number; bad: number; started_at: Time; ended_at: Time | null;
}
export type EventKind = 'case' | 'reply' | 'draft' | 'presence' | 'verdict' | 'incident' | 'settings' | 'problem' | 'mass' | 'halt' | 'statement' | 'care' | 'crisis' | 'many' | 'reset';
/** Jawab banyak: one answer to many. */
export const massStates = ['draft', 'waiting', 'posting', 'counting', 'running', 'paused', 'done', 'stopped', 'dropped'] as const;
export type MassState = (typeof massStates)[number];
export type MassMode = 'replies' | 'post' | 'both';
export const massStands = ['planned', 'waiting', 'held', 'underway', 'by_hand', 'direct', 'by_post', 'unsure', 'failed', 'skipped', 'taken_out'] as const;
export type MassStand = (typeof massStands)[number];
export type MassReason = 'none' | 'answered' | 'closed' | 'spam' | 'at_risk' | 'personal' | 'busy' | 'unreachable'
  | 'unclassed' | 'text' | 'asks_else' | 'moved' | 'left' | 'by_person' | 'stopped' | 'refused' | 'wrote_again';
export interface Mass {
  id: number; problem_id: number | null; problem_name: string | null; state: MassState; mode: MassMode;
  text: string; post_text: string; post_link: string | null; overrides: boolean; author_id: number; writer_id: number;
  author_name: string | null; approver_id: number | null; approver_name: string | null; remark: string | null;
  made_at: Time; handed_at: Time | null; start_at: Time | null; ended_at: Time | null; late_until: Time | null;
  next_at: Time | null; posted_at: Time | null; item_count: number; version: number;
}
export interface MassItem {
  id: number; mass_id: number; case_id: number; author_name: string | null; handle: string | null; source_name: string;
  channel: Channel; is_public: boolean; is_late: boolean; stand: MassStand; reason: MassReason;
  reply_id: number | null; reply_text: string | null; done_at: Time | null; sent_at: Time | null;
}
export interface MassAccount {
  source_id: number; source_name: string; channel: Channel; way: WayOut; is_public: boolean; planned: number; done: number; minutes: number;
}
export interface MassTextVersion { id: number; text: string; post_text: string; staff_id: number; staff_name: string | null; at: Time }
export interface MassPage {
  mass: Mass; people: number; planned: number; underway: number; by_hand: number; direct: number; by_post: number; unsure: number;
  failed: number; skipped: number; taken_out: number; late: number; accounts: MassAccount[] | null;
  left_out: { reason: MassReason; count: number }[] | null; texts: MassTextVersion[] | null; needs_approval: boolean;
}
export interface MassPreview { n: number; item: MassItem; excerpt: string; text: string; findings: Finding[] | null }
export interface MassOfCase { mass_id: number; item_id: number; state: MassState; stand: MassStand; reason: MassReason; reply_id: number | null; post_link: string | null; done_at: Time | null }
export type MassAct = 'hand_in' | 'approve' | 'return' | 'posted' | 'undo' | 'drop' | 'pause' | 'resume' | 'stop';

/** Tombol darurat: neither account nor channel is everything. */
export interface Halt {
  id: number; source_id: number | null; source_name: string | null; channel: Channel | null; reason: string;
  made_by: number; made_name: string | null; made_at: Time;
}
export interface LiveEvent { seq: number; kind: EventKind; object_id: number; at: Time }

/** In the order of the editor. */
export const factKinds = ['remedy', 'deadline', 'cause', 'fault', 'dates', 'batch', 'amount', 'contact', 'place'] as const;
export type FactKind = (typeof factKinds)[number];
export interface Fact { kind: FactKind; values: string[]; old: string[]; note: string | null }
export type StatementState = 'draft' | 'approved' | 'in_force' | 'replaced' | 'withdrawn';
export interface Statement {
  id: number; name: string; problem_id: number | null; problem_name: string | null; made_at: Time; newest: number;
  in_force: number | null; from_at: Time | null; open_number: number | null; open_state: StatementState | null; planned_at: Time | null;
  is_reading: boolean; read_done: number; read_total: number; open_count: number; correcting_count: number; ended_count: number;
}
export interface StatementVersion {
  id: number; statement_id: number; number: number; state: StatementState; slots: Fact[]; text: string;
  author_id: number; author_name: string | null; changed_at: Time; approver_name: string | null; approved_at: Time | null;
  from_at: Time | null; ended_at: Time | null; ended_name: string | null; reason: string | null; version: number;
}
export interface StatementPage { statement: Statement; versions: StatementVersion[]; used: number; /** Nobody else could approve. */ is_alone: boolean }
export interface StatementInForce { statement_id: number; name: string; number: number; problem_id: number | null; slots: Fact[]; text: string; from_at: Time; approver_name: string | null }
export type ContradictionState = 'open' | 'correcting' | 'done' | 'dismissed' | 'recalled' | 'outdated';
export interface Contradiction {
  id: number; statement_id: number; number: number; reply_id: number; case_id: number; state: ContradictionState;
  findings: { kind: FactKind; words: string; expected: string | null }[]; found_at: Time; sent_at: Time | null; is_public: boolean;
  author_name: string | null; channel: Channel; customer_name: string | null; begun_at: Time | null; begun_name: string | null;
  ended_at: Time | null; ended_name: string | null; reason: string | null;
}

/** Penjagaan: what may be held against a person or a message. */
export const guardReasons = ['spam', 'hate', 'threat', 'scam', 'insult', 'personal_data', 'obscene', 'not_public'] as const;
/** Of taking down a post of our own. */
export const ownReasons = ['wrong_account', 'wrong_fact', 'hurtful', 'hate', 'threat', 'insult', 'personal_data', 'not_public'] as const;
export type GuardReason = (typeof guardReasons)[number] | (typeof ownReasons)[number];
export type GuardKind = 'hide' | 'delete' | 'report' | 'ban' | 'takedown';
/** What stands on an account of ours and was not sent from here. */
export interface OwnPost {
  id: number; message_id: number; case_id: number; source_name: string; channel: Channel; title: string | null; text: string; link: string | null; is_direct: boolean; is_secret: boolean;
  written_at: Time; found_at: Time; is_grave: boolean; state: 'open' | 'ours' | 'taken_down'; decided_name: string | null; decided_at: Time | null; remark: string | null; guard_id: number | null;
}
/** A message as it was. */
export interface SealedCopy {
  id: number; message_id: number; case_id: number; channel: Channel; author_name: string | null; author_handle: string | null;
  title: string | null; text: string; link: string | null; written_at: Time; sealed_at: Time; hash: string; is_whole: boolean;
}
export interface Strike {
  id: number; author_id: number; case_id: number; message_id: number; reason: GuardReason; state: 'given' | 'appealed' | 'kept' | 'lifted';
  staff_id: number; staff_name: string | null; at: Time; expires_at: Time; appeal: string | null; remark: string | null;
  decided_name: string | null; version: number; is_live: boolean; copy: SealedCopy;
}
export type StrikeAct = 'appeal' | 'keep' | 'lift';
export interface GuardRequest {
  id: number; kind: GuardKind; author_id: number | null; case_id: number; message_id: number; reason: GuardReason; note: string | null; correction: string | null;
  strikes: number; is_short: boolean; is_passed: boolean; state: 'asked' | 'approved' | 'refused' | 'withdrawn' | 'done' | 'lifted' | 'ended';
  asked_by: number; asked_name: string | null; asked_at: Time; ready_at: Time; decided_by: number | null; decided_name: string | null;
  remark: string | null; expires_at: Time | null; done_name: string | null; done_at: Time | null; watch_until: Time | null; appeal: string | null;
  version: number; in_force: boolean; backlash: { of_author: number; of_problem: number }; copy: SealedCopy;
}
export type GuardAct = 'approve' | 'refuse' | 'withdraw' | 'done' | 'appeal' | 'lift' | 'undone';
export interface GuardMonth { month: string; hidden: number; deleted: number; reported: number; banned: number; taken_down: number; passed: number; items: GuardRequest[] | null }
export const linkEvidence = ['phone', 'mail', 'order', 'name', 'other'] as const;
export type LinkEvidence = (typeof linkEvidence)[number];
export interface PersonAuthor { id: number; channel: Channel; handle: string; name: string; first_at: Time }
export interface PersonLink { id: number; low_id: number; high_id: number; evidence: LinkEvidence; note: string | null; staff_name: string | null; at: Time }
export interface PersonHint { kind: LinkEvidence; author_id: number; channel: Channel; handle: string; name: string; case_id: number }
export interface RivalSighting { id: number; message_id: number; name: string; handle: string; kind: 'wrote' | 'named'; at: Time }
export interface PersonPage {
  authors: PersonAuthor[] | null; links: PersonLink[] | null; hints: PersonHint[] | null; cases: CaseRow[] | null; strikes: Strike[] | null;
  requests: GuardRequest[] | null; rivals: RivalSighting[] | null; live_strikes: number; strikes_needed: number;
  limit: { hides: boolean; deletes: boolean; reports: boolean; blocks: boolean }; may_hide: boolean; may_delete: boolean;
}
export interface Rival { id: number; channel: Channel; handle: string; name: string | null; created_at: Time }

export type CrisisPhase = 'preparation' | 'response' | 'reassurance' | 'recovery' | 'closed';
export interface Crisis {
  id: number; name: string; phase: CrisisPhase; phase_at: Time; problem_id?: number; problem_name?: string; incident_id?: number;
  threat_id?: number; threat_name?: string; playbook_id?: number; playbook_name?: string; statement_id?: number;
  lead_id: number; lead_name?: string; origin_source_id?: number; origin_name?: string; origin_channel?: string;
  origin_message_id?: number; origin_by?: number; word_every: number; first_word_at?: Time; next_word_at?: Time;
  cause_known_at?: Time; is_frozen: boolean; opened_by: number; opened_name?: string; opened_at: Time;
  closed_by?: number; closed_at?: Time; close_reason?: string; version: number;
}
export type ThreatSide = 'inside' | 'outside';
export type Situation = 'victim' | 'accident' | 'preventable' | 'rumour';
export type Posture = 'inform' | 'deny' | 'diminish' | 'rebuild';
export type CrisisDuty = 'lead' | 'assessor' | 'responder' | 'monitor' | 'spokesperson';
export interface Threat {
  id: number; starter: string | null; name: string; side: ThreatSide; situation: Situation; how: string | null; origin: string | null;
  harm_company: string | null; harm_brand: string | null; likelihood: number; effect: number; score: number; words: string[]; signals: SignalName[];
  owner_id: number | null; owner_name: string | null; reviewed_at: Time; retired_at: Time | null; playbook_id: number | null; version: number;
}
export interface StarterRow { key: string; name: string; how: string; side: ThreatSide; likelihood: number; effect: number; score: number; threat_id: number | null }
/** Early signs of a threat in what people wrote. */
export interface ThreatSign {
  threat_id: number; name: string; score: number; playbook_id: number | null; words: string[]; signals: SignalName[]; messages: number; message_id: number; case_id: number;
}
export interface PlaybookStep { phase: CrisisPhase; text: string; duty: CrisisDuty; minutes: number }
export interface Playbook {
  id: number; threat_id: number | null; threat_name: string | null; situation: Situation; starter: string | null; name: string; posture: Posture; holding: string | null;
  statement: string | null; approver_id: number | null; approver_name: string | null; word_every: number; reviewed_at: Time; retired_at: Time | null; steps_count: number; version: number;
}
export interface PlaybookPage { playbook: Playbook; steps: PlaybookStep[]; suggested: Posture; has_history: boolean }
/** Of the handling matrix; without an id it is the program's own. */
export interface MatrixRow { id: number | null; class: MessageClass; channel: Channel | null; move: string; tone: string; role: Role; minutes: number; version: number | null }
/** Of the escalation ladder; without an id it is the program's own. */
export interface EscalationRow {
  id: number | null; level: Level; holds_when: string; owner_id: number | null; owner_name: string | null; deputy_id: number | null; deputy_name: string | null;
  move: string; tell: string | null; minutes: number; version: number | null;
}
export interface ReadyPart {
  name: string; state: 'missing' | 'partly' | 'stale' | 'done'; points: number; most: number; have: number; need: number; at: Time | null; who: string | null;
  step: string | null; object_id: number | null; is_needed: boolean; is_vouched: boolean;
}
export interface Readiness { score: number; is_ready: boolean; lacking: string | null; parts: ReadyPart[]; done: number }
export interface PlanTaken { threats: number; playbooks: number; matrix: number; escalation: number; left: number }

/** What is said in a crisis. */
export type CrisisFactState = 'unsure' | 'sure' | 'refuted' | 'replaced';
export interface CrisisFact {
  id: number; crisis_id: number; text: string; source: string; link: string | null; state: CrisisFactState; reason: string | null; replaced_by: number | null;
  made_name: string | null; made_at: Time; worded_by: number; worded_name: string | null; worded_at: Time; verified_by: number | null; verified_name: string | null; verified_at: Time | null;
  claims: number; version: number;
}
export interface CrisisFactPage { fact: CrisisFact; changes: { id: number; act: string; text: string; source: string; link: string | null; state: CrisisFactState; reason: string | null; staff_name: string | null; at: Time }[] }
export interface ClaimRow {
  from: number; to: number; words: string; stand: 'none' | 'exempt' | 'verified' | 'unsure' | 'open'; fact_id: number | null; fact_text: string | null;
  adds_number: boolean; staff_name: string | null; proposed_id: number | null; proposed_text: string | null;
}
export type UpdateStage = 'checking' | 'cause_found' | 'fixed' | 'watched' | 'done';
/** What a draft may lack before it is approved, or published. */
export type UpdatePart = 'known' | 'unknown' | 'doing' | 'next_at';
export interface CrisisUpdate {
  id: number; crisis_id: number; number: number; turn: number; stage: UpdateStage; known: string; unknown: string; doing: string; next_at: Time | null;
  state: 'draft' | 'approved' | 'published' | 'replaced'; author_id: number; author_name: string | null; changed_at: Time; approver_name: string | null;
  published_at: Time | null; ended_at: Time | null; version: number; missing: UpdatePart[];
}
export interface UpdateCopy { channel: Channel; text: string; length: number; most: number; is_short: boolean }
export interface UpdatePost { id: number; number: number; channel: Channel; link: string; staff_name: string | null; at: Time }
export interface CrisisPromise { id: number; number: number; kind: string; text: string; due_at: Time; state: 'open' | 'kept' | 'late' | 'broken' | 'dropped'; proof: string | null; version: number }
export interface CrisisPublicPage { crisis_id: number; slug: string; title: string; is_on: boolean; shows_promises: boolean; version: number }
export interface FirstWordPlan { text: string; is_free: boolean; cases: number; origin_name: string | null; mass_id: number | null; mass_state: MassState | null; waits_for_first: boolean }
export interface ApologyBuilt { text: string; remarks: { block: string; fault: string; words: string | null; is_hint: boolean; is_right: boolean }[]; is_ready: boolean; admits: string }
export type DrillState = 'running' | 'paused' | 'over';
export interface Drill {
  id: number; stage_id?: number | null; pack: string; title?: string | null; title_en?: string | null; minutes: number; speed: number; state: DrillState;
  beat: number; next_at?: Time | null; began_at: Time; began_by: number; began_name?: string | null; first_at: Time; ended_at?: Time | null;
  level: Level; origin?: Channel | null; score: number; went_well?: string | null; to_change?: string | null; next_step?: string | null;
  told_by?: number | null; told_at?: Time | null; version: number; cause?: string | null; cause_en?: string | null; true_origin?: Channel | null; expected?: Level | null;
}
export interface DrillStanding { last_at?: Time | null; is_passed: boolean }
export interface DrillChoice { key: string; title: string; title_en: string }
export interface DrillHere { id: number; brand_id: number; state: DrillState; minutes: number; beat: number; pack: string }
export interface DrillMood { anger: number; rumours: number; reach: number; trust: number }
export interface DrillActRow {
  id: number; beat: number; at: Time; kind: string; is_at_origin: boolean; object: string; object_id: number; case_id?: number | null; staff_name?: string | null; text?: string | null;
}
export interface DrillDebrief {
  scores: { name: string; value: number; points: number; most: number; act_id?: number | null }[]; acts: DrillActRow[];
  moods: { beat: number; mood: DrillMood; said: number }[]; levels: { at: Time; level: Level }[]; members: { staff_id: number; staff_name: string; at: Time }[];
}
/** After the worst of it: why it happened, what is done about it, what was learned. */
export interface CauseWhy { why: string; answer: string }
export interface RootCause {
  crisis_id: number; whys: CauseWhy[]; text?: string | null; evidence?: string | null; link?: string | null; due_at?: Time | null; is_late: boolean;
  known_at?: Time | null; known_by?: number | null; known_name?: string | null; changed_at?: Time | null; changed_name?: string | null; version: number;
}
export type CorrectiveKind = 'corrective' | 'preventive';
export type CorrectiveEffect = 'worked' | 'partly' | 'failed';
export interface CorrectiveAct {
  id: number; crisis_id: number; crisis_name: string; kind: CorrectiveKind; state: 'open' | 'done' | 'checked' | 'dropped'; is_late: boolean; text: string;
  owner_id: number; owner_name?: string | null; due_at: Time; done_at?: Time | null; done_name?: string | null; proof?: string | null; check_at?: Time | null;
  effect?: CorrectiveEffect | null; remark?: string | null; checked_at?: Time | null; checked_name?: string | null; dropped_at?: Time | null; made_at: Time; version: number;
}
export type LessonChange = 'none' | 'threat' | 'playbook' | 'policy' | 'other';
export interface Lesson {
  id: number; crisis_id: number; crisis_name: string; crisis_at: Time; threat_id?: number | null; threat_name?: string | null; playbook_id?: number | null; playbook_name?: string | null;
  kind: 'right' | 'wrong'; text: string; change?: string | null; change_kind: LessonChange; measure?: string | null; before_text?: string | null; after_text?: string | null;
  after_at?: Time | null; link?: string | null; made_name?: string | null; made_at: Time; version: number;
}
export interface RecoveryMeasure { day: number; from: Time; until: Time; is_over: boolean; messages: number; negative: number; answer_after?: number | null; rated: number; rating?: number | null }
export interface Recovery {
  state: { unanswered: number; promises: number; corrective: number; is_frozen: boolean; has_lesson: boolean; has_changed: boolean };
  measures: RecoveryMeasure[]; right: number; wrong: number;
}
export type VoicePile = 'right' | 'wrong' | 'none';
export interface Voice { message_id: number; case_id: number; is_elsewhere: boolean; author_name?: string | null; text: string; written_at: Time; pile?: VoicePile | null }
