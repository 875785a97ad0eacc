import { Command } from 'commander';
import { checkPlan } from '../files/plan-check.ts';
import { action, EXIT, withJson } from './command.ts';

export function planCommand(): Command {
  const plan = new Command('plan').description('work with an årshjul').helpOption('--help', 'show help');
  const check = new Command('check')
    .description('name file, line and column of every mistake in a plan; exit 1 when there is one')
    .argument('<file>', "an owner's arshjul.yaml, or a file of plans/")
    .helpOption('--help', 'show help')
    .addHelpText('after', '\nExample: npm run arshjul -- plan check examples/fjordvik/arshjul.yaml')
    .action(
      action<{ json?: boolean }, [string]>((_options, file) => {
        const { ok, lines } = checkPlan(file);
        return { lines, json: { ok, file, lines }, code: ok ? EXIT.done : EXIT.wrongInput };
      }),
    );
  return plan.addCommand(withJson(check));
}
