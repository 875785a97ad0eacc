import { askedStaff } from '../../domain/round/asked.ts';
import type { Round } from '../../domain/round/round.ts';
import { type Section, text } from '../view.ts';
import type { DraftStory } from './draft-story.ts';
import { canAskClasses } from './round-pupils.ts';

const THREE_THINGS = 'three-things';

/** Everything that a round sends, to whom and when: rektor sees all of it before it starts. */
export function sentSection(story: DraftStory & { round: Round }): Section {
  const { round, teams, people, hasPages } = story;
  const asked = askedStaff(people, round.teams).length;
  const names = teams.filter((team) => round.teams.includes(team.id)).map((team) => team.name);
  const value = {
    start: text('roundPreview.startValue', { people: asked, teams: { $list: names } }),
    midway: text('roundPreview.midwayValue'),
    pupils: text(canAskClasses(story) ? 'roundPreview.pupilsValue' : 'roundPreview.pupilsByContact'),
    parents: text(hasPages ? 'roundPreview.parentsValue' : 'roundPreview.parentsByContact'),
    reminders: text('roundPreview.remindersValue'),
    later: text('roundPreview.laterValue'),
    window: text('roundNew.windowDays', { days: round.windowSchoolDays }),
  };
  const order = ['start', 'midway', 'pupils', 'parents', 'window', 'reminders', 'later'] as const;
  return {
    heading: text('roundPreview.sent'),
    facts: order
      .filter((one) => one !== 'midway' || round.questionSet !== THREE_THINGS)
      .map((one) => ({ label: text(`roundPreview.${one}`), value: value[one] })),
  };
}
