import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { CompetenceNeed } from '../../domain/competence/need.ts';
import type { Occurrence, Wheel } from '../../domain/cycle/activity.ts';
import type { FriendRotation } from '../../domain/dialogue/critical-friends.ts';
import type { Commitment, Dialogue, HelpRequest, Preparation } from '../../domain/dialogue/dialogue.ts';
import type { LearningEntry, OwnerCheckAnswer } from '../../domain/dialogue/learning.ts';
import type { Meeting, MeetingInput } from '../../domain/dialogue/meeting.ts';
import type { FocusArea } from '../../domain/focus/focus-area.ts';
import type { Language } from '../../domain/language.ts';
import type { LanguagePack } from '../../domain/language-pack.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import type { MemberCount, MemberSign } from '../../domain/people/membership.ts';
import type { Owner, Person, School, SchoolClass, Team } from '../../domain/people/people.ts';
import type { StaffRelease } from '../../domain/privacy/staff-release.ts';
import type { Release } from '../../domain/privacy/voice-release.ts';
import type { SelfCheckNote } from '../../domain/recommendation/recommendation.ts';
import type { AuditHead, AuditRow, Hold } from '../../domain/records/records.ts';
import type { OfferedStory, ReportState } from '../../domain/report/report.ts';
import type { Figure } from '../../domain/results/figure.ts';
import type { ResultNote, ResultsConversation } from '../../domain/results/result-follow-up.ts';
import type { Dropped } from '../../domain/round/dropped.ts';
import type { Tally } from '../../domain/round/priority.ts';
import type { Ballot, Finding, Round, SourceNote } from '../../domain/round/round.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { ClassPaper } from '../../domain/voice/class-paper.ts';
import type { Hearing, VoiceCode } from '../../domain/voice/hearing.ts';
import type { Answer, Participation, Prompt, TeamAnswer, UnnamedAnswer } from '../../domain/voice/prompt.ts';
import type { SafetyAlert } from '../../domain/voice/safety.ts';
import type { Recipient } from './delivery.ts';
import type { AdaptiveCard, Address } from './messenger.ts';
import type { WebMessage, WebSeen } from './web-chat.ts';

/** One inbound event that has had its effect: written in the same commit, so a second copy conflicts with it. */
export interface InboxRow {
  at: EpochMs;
  /** What the event made, so that the same deed under another event id shows this and makes nothing. */
  made?: string;
}

/** Lets whoever has the link print the codes of one class, for a short time. */
export interface StaffTicket {
  hearing: string;
  group: string;
  kind: 'codes' | 'loopBack';
  expiresAt: EpochMs;
}

/** One workspace that has the app. */
export interface SlackInstallation {
  sealed: string;
  botUser: string;
  installedAt: EpochMs;
  /** Where the workspace has token rotation on. */
  expiresAt?: EpochMs;
  /** One instance is renewing the token, until then. */
  renewing?: EpochMs;
}

/** How far a backup or copy has come. */
export interface Restoring {
  /** Digest of what is being put in: the same source goes on, another has to wait. */
  source: string;
  phase: 'erasing' | 'filling' | 'filled' | 'finishing';
  /** Records of this owner that are in. */
  records: number;
  /** When it began. */
  at: EpochMs;
}

/** Every collection of the store and the document it holds. Ids are unique within owner and collection. */
export interface Collections {
  /** id: 'owner' */
  owner: Owner;
  school: School;
  team: Team;
  class: SchoolClass;
  person: Person;
  /** id: 'wheel' */
  wheel: Wheel;
  /** id: the language's tag. */
  languagePack: LanguagePack;
  /** id: `<school>:<school year>` */
  calendar: SchoolCalendar;
  occurrence: Occurrence;
  /** id: `person:<id>` or `team:<id>`: where they are reached. */
  address: Address;
  /** id: `<platform>:<the platform's own id of a user or channel>`: who or what of the roster that is. */
  known: Recipient;
  /** id: `<platform>:<person>`: no longer there, as the platform has it. */
  memberSign: MemberSign;
  /** id: `<platform>:<workspace>` */
  memberCount: MemberCount;
  /** id: the platform's event key. */
  inbox: InboxRow;
  prompt: Prompt;
  /** id: `<prompt>:<person>` */
  answer: Answer;
  /** id: `<prompt>:<pseudonym>` */
  unnamedAnswer: UnnamedAnswer;
  /** id: `<prompt>:<person>`; for a vote `<round>:vote:<person>` */
  participation: Participation;
  /** id: `<prompt>:<team>` */
  teamAnswer: TeamAnswer;
  round: Round;
  /** id: `<round>:<id>` */
  sourceNote: SourceNote;
  /** id: `<round>:<id>` */
  finding: Finding;
  /** id: `<round>:<pseudonym>` */
  ballot: Ballot;
  /** id: the round's: what the count of its vote was when it was first looked at. */
  tally: Tally;
  /** id: the prompt's: what may be told of its nameless answers. */
  staffRelease: StaffRelease;
  /** id: `<round>:<id>` */
  measure: Measure;
  /** id: that of the finding or tiltak. */
  dropped: Dropped;
  /** id: `<round>:<id>` */
  competenceNeed: CompetenceNeed;
  /** id: `<school or 'owner'>:<random>` */
  focusArea: FocusArea;
  /** id: `<school or 'owner'>:<school year>:<recommendation>`: own words of those it is for. */
  selfCheckNote: SelfCheckNote;
  dialogue: Dialogue;
  /** id: `<dialogue>:<person>` */
  preparation: Preparation;
  /** id: the dialogue's: where the meeting is, as the big screen shows it. */
  meeting: Meeting;
  /** id: `<dialogue>:<time>:<random>`, so that they stand in the order in which they came. */
  meetingInput: MeetingInput;
  commitment: Commitment;
  /** id: the occurrence's: which rektorer met as critical friends. */
  friendRotation: FriendRotation;
  /** id: the prompt's: what the owner changes after rektorene have said how the help is. */
  ownerCheckAnswer: OwnerCheckAnswer;
  /** id: `<time>:<random>` */
  learningEntry: LearningEntry;
  helpRequest: HelpRequest;
  safetyAlert: SafetyAlert;
  hearing: Hearing;
  /** id: the hearing's; there while it can be answered, so that the tick finds it without reading the others. */
  openHearing: { id: string };
  /** id: keyed hash of the code. */
  voiceCode: VoiceCode;
  /** id: `<hearing>:<group>`: how many have handed in; never who, never when. */
  voiceCount: { answered: number };
  /** id: `<hearing>:<group>`: what the sealed papers' key is made from; gone when the urn is emptied. */
  urn: { salt: string };
  /** id: `<hearing>:<group>:<keyed hash of the page's token>`: a paper that was handed in, until the urn is emptied. */
  sealedPaper: { sealed: string };
  /** id: `<hearing>:<group>:<keyed pseudonym>`: somebody in the class's channel has handed in; gone when the urn is emptied. */
  voiceHandedIn: { by: 'card' };
  /** id: `<hearing>:<group>`: what a class has agreed on together, until the urn is emptied. */
  classPaper: ClassPaper;
  /** id: the hearing's: what may be told. */
  release: Release;
  /** id: `<school>:<school year>:<stage>:<team>`: what a team tells of its group. */
  resultNote: ResultNote;
  /** id: `<school>:<school year>` */
  resultsConversation: ResultsConversation;
  /** id: `<school>:<source>:<school year>:<indicator and year level>`: a public figure of an own school. */
  figure: Figure;
  /** id: `<school>:<school year>:<random>`: a practice story that somebody at the school offers. */
  offeredStory: OfferedStory;
  /** id: keyed hash of a link's secret: a page for staff, as the sheet of codes. */
  staffTicket: StaffTicket;
  /** id: `<school or 'owner'>:<school year>`: what people have added to a kvalitetsmelding, and its approvals. */
  report: ReportState;
  /** id: 'restoring': a backup or copy is being put in; the owner is not whole as long as it is there. */
  restoring: Restoring;
  /** id: the row's number with leading zeros: who changed what. Only ever added to. */
  audit: AuditRow;
  /** id: 'head' */
  auditHead: AuditHead;
  /** id: `<school, round or person>:<id>`: what no deletion clock may touch. */
  hold: Hold;
  /** id: the platform's: it refuses the whole tenant, and the operator has been told. */
  stoppedTenant: { since: EpochMs; reason: string };
  /** id: 'sweep': when the deletion clocks last ran. */
  sweep: { at: EpochMs };
  /** id: 'stamp': moves whenever the wheel, a calendar or a school's hours change. */
  planStamp: { n: number };
  /** id: 'time': where the workbench's clock stands. */
  workbench: { now: EpochMs };
  /** The workbench's chat; id: `<conversation>:<time>:<number>`, so that they stand in order of time. */
  webMessage: WebMessage;
  /** id: `<person>:<conversation>` */
  webSeen: WebSeen;
  /** id: the workspace's: that the app is installed there, with its tokens sealed. */
  slackInstallation: SlackInstallation;
  /** id: `<workspace>:<channel>:<ts>`: the card that a button of this message opens as a dialog. */
  slackForm: { card: AdaptiveCard; fallbackText: string; language: Language; at: EpochMs };
  /** id: keyed hash of who and what for: what was typed in a dialog that was closed, sealed. Without the key nobody's. */
  slackDraft: { sealed: string; at: EpochMs };
}
export type CollectionName = keyof Collections;
