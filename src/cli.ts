import { Command } from 'commander';
import { archiveCommand } from './commands/archive.ts';
import { backupCommand } from './commands/backup.ts';
import { exitCodeOf } from './commands/command.ts';
import { competenceNeedsCommand } from './commands/competence-needs.ts';
import { copyCommand } from './commands/copy.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { manifestCommand } from './commands/manifest.ts';
import { operatorCommand } from './commands/operator.ts';
import { planCommand } from './commands/plan.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { simulateCommand } from './commands/simulate.ts';
import { startCommand } from './commands/start.ts';

/** The command line. What each command does is in `src/commands`. */
export function createCli(): Command {
  return new Command('arshjul')
    .description("Årshjulet: the schools' annual quality cycle, in Teams and Slack")
    .usage('<command> [options]')
    .helpOption('--help', 'show help')
    .showHelpAfterError('(add --help to see what can be written)')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 done, 1 the input was wrong, 2 the program failed.')
    .addCommand(initCommand())
    .addCommand(doctorCommand())
    .addCommand(startCommand())
    .addCommand(simulateCommand())
    .addCommand(reportCommand())
    .addCommand(competenceNeedsCommand())
    .addCommand(archiveCommand())
    .addCommand(planCommand())
    .addCommand(manifestCommand())
    .addCommand(importCommand())
    .addCommand(operatorCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(copyCommand());
}

/** Subcommands do not inherit it. */
function exitGently(command: Command): Command {
  command.exitOverride();
  for (const one of command.commands) exitGently(one);
  return command;
}

if (import.meta.main) {
  try {
    await exitGently(createCli()).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}
