import ICAL from 'ical.js';
import type { Dialogue } from '../../domain/dialogue/dialogue.ts';
import { type DialogueFormat, formatMinutes } from '../../domain/dialogue/format.ts';
import type { Owner, School } from '../../domain/people/people.ts';
import { type EpochMs, MINUTE_MS } from '../../domain/time.ts';
import { translate } from '../../i18n/translate.ts';

/**
 * The meeting as a calendar file. Times are UTC, so that no calendar has to know our zone; nobody is listed in it.
 * The same meeting always has the same UID: a file that is opened again changes the entry instead of adding one.
 */
export function invitation(
  {
    owner,
    school,
    dialogue,
    format,
  }: { owner: Owner; school: School; dialogue: Dialogue; format: DialogueFormat },
  now: EpochMs,
): string {
  const language = school.writtenStandard;
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Årshjulet//Dialogmøte//NO');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  const event = new ICAL.Component('vevent');
  const end = dialogue.startsAt + formatMinutes(format) * MINUTE_MS;
  event.updatePropertyWithValue('uid', `${dialogue.id}@${owner.id}.arshjulet`);
  event.updatePropertyWithValue('dtstamp', utc(now));
  event.updatePropertyWithValue('dtstart', utc(dialogue.startsAt));
  event.updatePropertyWithValue('dtend', utc(end));
  event.updatePropertyWithValue('summary', `${format.title[language]}: ${school.name}`);
  event.updatePropertyWithValue('description', description(format, language));
  event.updatePropertyWithValue('location', dialogue.room || school.name);
  event.updatePropertyWithValue('status', dialogue.cancelledAt === undefined ? 'CONFIRMED' : 'CANCELLED');
  event.updatePropertyWithValue('sequence', dialogue.cancelledAt === undefined ? 0 : 1);
  calendar.addSubcomponent(event);
  return folded(calendar.toString());
}

/** How the meeting goes; never the agenda, which belongs in the chat. */
function description(format: DialogueFormat, language: 'nb' | 'nn'): string {
  const slots = format.slots.map((slot) =>
    slot.minutes
      ? translate(language, 'screen.icsSlot', { title: slot.title[language], n: slot.minutes })
      : slot.title[language],
  );
  return [format.why[language], '', ...slots, '', translate(language, 'screen.icsFoot')].join('\n');
}

function utc(at: EpochMs) {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

const LONGEST_LINE_BYTES = 75;

/** RFC 5545 counts bytes; ical.js folds by characters. */
function folded(text: string): string {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line) => {
      const rows = [''];
      for (const letter of line) {
        const row = `${rows.at(-1)}${letter}`;
        if (Buffer.byteLength(row) <= LONGEST_LINE_BYTES) rows[rows.length - 1] = row;
        else rows.push(` ${letter}`);
      }
      return `${rows.join('\r\n')}\r\n`;
    })
    .join('');
}
