import { Command } from 'commander';
import { importCalendarCommand } from './import-calendar.ts';
import { importPeopleCommand } from './import-people.ts';

export function importCommand(): Command {
  return new Command('import')
    .description('bring in people or a skolerute')
    .helpOption('--help', 'show help')
    .addCommand(importPeopleCommand())
    .addCommand(importCalendarCommand());
}
