import type { UseCase } from '../use-case.ts';
import type { Verb } from '../verbs.ts';
import {
  editBallot,
  editFinding,
  editPriority,
  newFinding,
  newGoal,
  restoreFinding,
  saveBallot,
  saveFinding,
  saveGoal,
  savePriority,
} from './analyse.ts';
import { editAnswer, saveAnswer, shareAnswer } from './answer.ts';
import { chooseTeam, linkChannel } from './channel.ts';
import { closeNeed, newNeed, openNeeds, saveNeed } from './competence.ts';
import { answerPromise, openAgenda, openDialogue, openPromise, saveAgenda } from './dialogue.ts';
import {
  closeSummary,
  correctSummary,
  openMinutes,
  openStep,
  openSummary,
  saveMinutes,
  saveStep,
} from './dialogue-minutes.ts';
import { cancelDialogue, openPlan, openPreparation, savePlan, savePreparation } from './dialogue-plan.ts';
import { aboutSources, editSummary, newSource, readEvidence, saveSource, sendSummary } from './evidence.ts';
import { bringFigures, openFigures } from './figures.ts';
import { closeFocusArea, keepFocus, newFocus, openCloseFocus, openFocus, saveFocus } from './focus.ts';
import { openHandOver } from './hand-over.ts';
import { answerHelp, askHelp, openHelpAnswer, sendHelp } from './help.ts';
import { openHold, resumeWheel, saveHold } from './hold.ts';
import { answers, help, ownerSchool, privacy, status, wheel } from './home.ts';
import { newLogEntry, openLog, saveLogEntry } from './learning-log.ts';
import { editLoopBack, sendLoopBack } from './loop-back.ts';
import {
  editMeasure,
  listMeasures,
  newMeasure,
  openFollowUp,
  restoreMeasure,
  saveFollowUp,
  saveMeasure,
} from './measure.ts';
import { openInput, openMeeting, sendInput } from './meeting.ts';
import { openCheckAnswer, saveCheckAnswer } from './owner-check.ts';
import { openOwnerSettings, saveOwnerSettings } from './owner-settings.ts';
import { notForStaff } from './pupil-card.ts';
import { putOff, skip } from './put-off.ts';
import { erase, mine, openErase, openHolds, releaseHold, saveHoldOn } from './records.ts';
import { approveReport, openReport, saveReport } from './report.ts';
import {
  bringConversation,
  newResultNote,
  openConversation,
  openResults,
  saveConversation,
  saveResultNote,
} from './results.ts';
import { moveOn, openPrerequisites, overview, previewShare, share, unshare } from './round-move.ts';
import { duplicate, newRound, preview, saveDraft } from './round-new.ts';
import { startRound, tryPupils, tryRound } from './round-start.ts';
import { cancel, extend, openCancel, openExtend } from './round-window.ts';
import { acknowledgeSafety, openSafety, sendSafety } from './safety.ts';
import { openSelfCheck, openSelfCheckItem, saveSelfCheck } from './self-check.ts';
import { openSettings, resume, saveSettings, stop } from './settings.ts';
import { newStory, saveStory, takeStory } from './story.ts';
import { openAmend, saveAmend, saveTeam, takeTeamPen, viewTeam } from './team-answer.ts';
import { explainTerm } from './terms.ts';
import { bringTrait, openTraits } from './traits.ts';
import { openVoice, printCodes, printLoopBack, showClassCode, showClassMode } from './voice.ts';
import { showMarkers } from './voice-markers.ts';
import { openQuestions, saveQuestions } from './voice-questions.ts';
import { openCouncil, reviewWords, saveCouncil, saveReview, showResult } from './voice-result.ts';

/** Every verb has its use case; the compiler sees to it that none is missing. */
export const ACTIONS: Record<Verb, UseCase> = {
  'answer.save': saveAnswer,
  'answer.edit': editAnswer,
  'answer.share': shareAnswer,
  'prompt.later': putOff,
  'prompt.skip': skip,
  'safety.open': openSafety,
  'safety.send': sendSafety,
  'safety.acknowledge': acknowledgeSafety,
  'team.view': viewTeam,
  'team.take-pen': takeTeamPen,
  'team.save': saveTeam,
  'team.amend': openAmend,
  'team.amend-save': saveAmend,
  'round.new': newRound,
  'round.draft': saveDraft,
  'round.preview': preview,
  'round.try': tryRound,
  'round.try-pupils': tryPupils,
  'round.start': startRound,
  'round.duplicate': duplicate,
  'round.overview': overview,
  'round.prerequisites': openPrerequisites,
  'round.advance': moveOn,
  'round.extend': openExtend,
  'round.extend-save': extend,
  'round.cancel': openCancel,
  'round.cancel-confirm': cancel,
  'round.share-preview': previewShare,
  'round.share': share,
  'round.unshare': unshare,
  'source.new': newSource,
  'source.save': saveSource,
  'source.about': aboutSources,
  'summary.edit': editSummary,
  'summary.send': sendSummary,
  'evidence.read': readEvidence,
  'finding.new': newFinding,
  'finding.edit': editFinding,
  'finding.save': saveFinding,
  'finding.restore': restoreFinding,
  'ballot.save': saveBallot,
  'ballot.edit': editBallot,
  'priority.edit': editPriority,
  'priority.save': savePriority,
  'goal.new': newGoal,
  'goal.save': saveGoal,
  'measure.new': newMeasure,
  'measure.edit': editMeasure,
  'measure.save': saveMeasure,
  'measure.restore': restoreMeasure,
  'measure.list': listMeasures,
  'followup.save': saveFollowUp,
  'loopback.edit': editLoopBack,
  'loopback.send': sendLoopBack,
  'focus.open': openFocus,
  'focus.new': newFocus,
  'focus.save': saveFocus,
  'focus.keep': keepFocus,
  'focus.close': openCloseFocus,
  'focus.close-save': closeFocusArea,
  'selfcheck.open': openSelfCheck,
  'selfcheck.item': openSelfCheckItem,
  'selfcheck.save': saveSelfCheck,
  'need.list': openNeeds,
  'need.new': newNeed,
  'need.save': saveNeed,
  'need.close': closeNeed,
  'voice.open': openVoice,
  'voice.questions': openQuestions,
  'voice.questions-save': saveQuestions,
  'voice.codes': printCodes,
  'voice.code': showClassCode,
  'voice.class': showClassMode,
  'voice.back': printLoopBack,
  'voice.result': showResult,
  'voice.markers': showMarkers,
  'voice.review': reviewWords,
  'voice.review-save': saveReview,
  'voice.council': openCouncil,
  'voice.council-save': saveCouncil,
  'pupil.open': notForStaff,
  'pupil.hand-in': notForStaff,
  'pupil.adult': notForStaff,
  'pupil.adult-send': notForStaff,
  'help.ask': askHelp,
  'help.send': sendHelp,
  'help.answer': openHelpAnswer,
  'help.answer-save': answerHelp,
  'dialogue.open': openDialogue,
  'dialogue.agenda': openAgenda,
  'dialogue.agenda-save': saveAgenda,
  'dialogue.minutes': openMinutes,
  'dialogue.minutes-save': saveMinutes,
  'dialogue.plan': openPlan,
  'dialogue.plan-save': savePlan,
  'dialogue.cancel': cancelDialogue,
  'dialogue.prepare': openPreparation,
  'dialogue.prepare-save': savePreparation,
  'dialogue.step': openStep,
  'dialogue.step-save': saveStep,
  'dialogue.summary': openSummary,
  'dialogue.correct': correctSummary,
  'dialogue.final': closeSummary,
  'term.explain': explainTerm,
  'measure.follow': openFollowUp,
  'check.answer': openCheckAnswer,
  'check.answer-save': saveCheckAnswer,
  'log.open': openLog,
  'log.new': newLogEntry,
  'log.save': saveLogEntry,
  'handover.open': openHandOver,
  'meeting.open': openMeeting,
  'meeting.send': openInput,
  'meeting.send-save': sendInput,
  'promise.open': openPromise,
  'promise.answer': answerPromise,
  'owner.school': ownerSchool,
  'owner.settings': openOwnerSettings,
  'owner.settings-save': saveOwnerSettings,
  'results.open': openResults,
  'results.note': newResultNote,
  'results.note-save': saveResultNote,
  'results.conversation': openConversation,
  'results.conversation-save': saveConversation,
  'results.bring': bringConversation,
  'figures.open': openFigures,
  'figures.bring': bringFigures,
  'traits.open': openTraits,
  'traits.bring': bringTrait,
  'story.new': newStory,
  'story.save': saveStory,
  'story.take': takeStory,
  'report.open': openReport,
  'report.save': saveReport,
  'report.approve': approveReport,
  'records.mine': mine,
  'records.erase': openErase,
  'records.erase-confirm': erase,
  'records.holds': openHolds,
  'records.hold-save': saveHoldOn,
  'records.release': releaseHold,
  'channel.choose': chooseTeam,
  'channel.link': linkChannel,
  'home.help': help,
  'home.wheel': wheel,
  'home.status': status,
  'home.answers': answers,
  'home.privacy': privacy,
  'settings.open': openSettings,
  'settings.save': saveSettings,
  'settings.stop': stop,
  'settings.resume': resume,
  'wheel.hold': openHold,
  'wheel.hold-save': saveHold,
  'wheel.resume': resumeWheel,
};
