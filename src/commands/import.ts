import { Command } from 'commander';

export function importCommand(): Command {
  return new Command('import')
    .description('bring in people or a skolerute')
    .helpOption('--help', 'show help');
}
