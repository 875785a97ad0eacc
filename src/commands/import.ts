import { Command } from 'commander';
import { importCalendarCommand } from './import-calendar.ts';
import { importFiguresCommand } from './import-figures.ts';
import { importPeopleCommand } from './import-people.ts';

export function importCommand(): Command {
  return new Command('import')
    .description('bring in people, a skolerute or public figures')
    .helpOption('--help', 'show help')
    .addCommand(importPeopleCommand())
    .addCommand(importCalendarCommand())
    .addCommand(importFiguresCommand());
}
