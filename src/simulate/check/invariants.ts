/** What must always be true, in words; each name stands in summary.json with how many times it was checked. */
export const INVARIANTS = {
  'sent-at-most-once': 'No delivery reaches its conversation twice, whatever the platform answers.',
  'school-time-only':
    'Nothing but an alert under § 12-4 comes outside the hours, school days and working days of the one who gets it.',
  'two-reminders-at-most': 'Nobody is reminded more than twice of the same thing.',
  'no-reminder-when-done':
    'Nobody who has answered or skipped is reminded, and nobody more often than they want.',
  'left-alone': 'Nothing comes to those who have stopped, are away, or whose rektor holds the wheel.',
  'acknowledged-is-kept': 'What somebody got a yes to stands in the store until its deletion date.',
  'answered-once': 'One person has one answer to a question card, however many times the button is pressed.',
  'closed-is-closed': 'Nothing is taken in after the window has closed.',
  'forged-is-refused': 'A reference that was never on a card is refused.',
  'no-measure-without-finding': 'Every tiltak comes from a finding of its own round.',
  'agreed-is-asked-about': 'Every open tiltak and promise is asked about on its date.',
  'owner-sees-what-is-shared': 'The owner sees content of a round only while rektor shares it.',
  'right-eyes-only': 'Nobody sees words that the visibility table keeps from them.',
  'names-and-nameless-apart': 'No name stands on a card, or in the store, together with nameless answers.',
  'small-groups-hidden': 'Nameless answers, votes and shared words from fewer than five are never shown.',
  'born-once': 'Every occurrence of the wheel is born, once.',
  'all-settled': 'No delivery is left hanging.',
  'within-budgets': 'The sender stays within what the platform allows.',
  'team-card-in-place': "A team's answer stands on the team's own card, updated where it is.",
  'raw-answers-are-deleted': 'Raw answers are gone when their date has come.',
  'prompts-say-why': 'Every prompt says why, who sees it, and when it is deleted.',
  'own-language': "Each gets it in their own language; the team's channel in the school's written standard.",
  'loop-is-closed': '«Dette gjorde vi» goes to every team that gave input.',
  'no-faults': 'The program itself reports no fault.',
} as const;

export type Invariant = keyof typeof INVARIANTS;
export const INVARIANT_NAMES = Object.keys(INVARIANTS) as Invariant[];
