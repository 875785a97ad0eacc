import { resultsMessage } from '../results/results-message.ts';
import { ballot, ballotClosed } from './ballot.ts';
import {
  dialogueAfter,
  dialogueBefore,
  dialogueSummary,
  followUp,
  helpAnswered,
  helpRequested,
  promise,
} from './follow-ups.ts';
import { handOver } from './hand-over.ts';
import { activityNotice, digest, focusReview, measureReview, roundInvite, welcome } from './overviews.ts';
import { checkAnswer } from './owner-check.ts';
import { closePrompt, prompt, redrawPrompt, reminder } from './prompts.ts';
import { loopBack, roundNudge, summary } from './round.ts';
import { safety, safetyTaken, safetyUnread } from './safety.ts';
import { selfCheck } from './self-check.ts';
import { teamClosed, teamPrompt, teamUpdate } from './team.ts';
import type { Composer } from './turn.ts';
import { classCardOver, classCardSent, voiceInvite, voiceInviteOver, voiceResult } from './voice.ts';
import { week } from './week.ts';

/** Every kind of delivery and what makes its message. */
export const COMPOSERS: Record<string, { make: Composer } | undefined> = {
  prompt: { make: prompt },
  reminder: { make: reminder },
  redraw: { make: redrawPrompt },
  close: { make: closePrompt },
  'team-prompt': { make: teamPrompt },
  'team-update': { make: teamUpdate },
  'team-close': { make: teamClosed },
  ballot: { make: ballot },
  'ballot-close': { make: ballotClosed },
  'round-invite': { make: roundInvite },
  'round-nudge': { make: roundNudge },
  summary: { make: summary },
  'loop-back': { make: loopBack },
  'follow-up': { make: followUp },
  promise: { make: promise },
  'help-request': { make: helpRequested },
  'help-answer': { make: helpAnswered },
  'dialogue-before': { make: dialogueBefore },
  'dialogue-after': { make: dialogueAfter },
  'dialogue-summary': { make: dialogueSummary },
  'hand-over': { make: handOver },
  'check-answer': { make: checkAnswer },
  digest: { make: digest },
  week: { make: week },
  'measure-review': { make: measureReview },
  notice: { make: activityNotice },
  'focus-review': { make: focusReview },
  'self-check': { make: selfCheck },
  safety: { make: safety },
  'safety-remind': { make: safety },
  'safety-taken': { make: safetyTaken },
  'safety-unread': { make: safetyUnread },
  'voice-invite': { make: voiceInvite },
  'voice-invite-close': { make: voiceInviteOver },
  'voice-result': { make: voiceResult },
  'class-card': { make: classCardSent },
  'class-card-close': { make: classCardOver },
  results: { make: resultsMessage },
  welcome: { make: welcome },
};
