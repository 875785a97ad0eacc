import { Command, Option } from 'commander';
import {
  FAILED_STATES,
  type FailedState,
  type Resend,
  sendAgain,
  type TenantStatus,
  tenantStatuses,
} from '../app/operator.ts';
import { action, type Result, WrongInput, withJson, withStore } from './command.ts';
import { withOpenStore } from './store-url.ts';

interface OperatorOptions {
  store?: string;
  json?: boolean;
  owner?: string;
  state?: FailedState;
  dryRun?: boolean;
}

/** For whoever runs the bot: counts and times, never content or people. */
export function operatorCommand(): Command {
  const status = new Command('status')
    .description('tenants, what is queued, ambiguous and unreachable, and the last daily run; no content')
    .helpOption('--help', 'show help')
    .action(action<OperatorOptions, []>((options) => showStatus(options)));
  const again = new Command('send-again')
    .description('queue once more what failed and is still wanted; safe to repeat')
    .requiredOption('--owner <id>', 'whose messages')
    .addOption(new Option('--state <state>', 'only these').choices([...FAILED_STATES]))
    .option('--dry-run', 'count, and send nothing')
    .helpOption('--help', 'show help')
    .addHelpText(
      'after',
      '\nAn ambiguous message may have arrived: sending it again can give somebody the same card twice.',
    )
    .action(action<OperatorOptions, []>((options) => resend(options)));
  return new Command('operator')
    .description("the operator's view")
    .helpOption('--help', 'show help')
    .addCommand(withJson(withStore(status)))
    .addCommand(withJson(withStore(again)));
}

async function showStatus({ store: url }: OperatorOptions): Promise<Result> {
  return withOpenStore(url, async (store) => {
    const tenants = await tenantStatuses(store, Date.now());
    const lines = tenants.length === 0 ? ['no owner is in the store yet'] : tenants.flatMap(statusLines);
    return { lines, json: { ok: true, tenants } };
  });
}

async function resend({ store: url, owner = '', state, dryRun = false }: OperatorOptions): Promise<Result> {
  return withOpenStore(url, async (store) => {
    const tenants = await tenantStatuses(store, Date.now());
    if (!tenants.some((one) => one.owner === owner))
      throw new WrongInput([
        `there is no owner "${owner}". Expected: ${tenants.map((one) => one.owner).join(', ') || 'an owner'}`,
      ]);
    const states = state ? [state] : FAILED_STATES;
    const done = await sendAgain(store, owner, { states, now: Date.now(), dryRun });
    return { lines: resendLines(done, dryRun), json: { ok: true, dryRun, ...done } };
  });
}

function statusLines(status: TenantStatus): string[] {
  const unreachable = Object.entries(status.unreachable).map(([reason, n]) => `${n} ${reason}`);
  return [
    status.owner,
    `  queued       ${status.queued}${status.nextDueAt ? `, the next ${timeOf(status.nextDueAt)}` : ''}`,
    `  overdue      ${status.overdue}${status.oldestOverdueAt ? `, since ${timeOf(status.oldestOverdueAt)}` : ''}`,
    `  in line      ${status.inLine}${status.lastTurnAt ? `, the last ${timeOf(status.lastTurnAt)}` : ''}`,
    `  under way    ${status.underWay}`,
    `  sent         ${status.sent}`,
    `  ambiguous    ${status.ambiguous}`,
    `  unreachable  ${unreachable.join(', ') || 0}`,
    `  not wanted   ${status.expired}`,
    `  no address   ${status.withoutAddress}`,
    `  gone         ${status.gone}`,
    `  not in list  ${status.unknownMembers}`,
    ...status.stopped.map(
      ({ platform, since, reason }) => `  stopped      ${platform}, since ${timeOf(since)}: ${reason}`,
    ),
    `  daily run    ${status.dailyRunAt ? timeOf(status.dailyRunAt) : 'never'}`,
  ];
}

function resendLines({ again, tooLate, before }: Resend, dryRun: boolean): string[] {
  return [
    `${again} ${dryRun ? 'would be sent' : 'are queued'} again, ${tooLate} are too late, ${before} were sent again before`,
  ];
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
