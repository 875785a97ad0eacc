import { Command } from 'commander';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config.ts';
import { action, EXIT, type Result, withJson, withStore } from './command.ts';
import {
  checkEnvironment,
  checkNode,
  checkOwner,
  checkPeople,
  checkStore,
  checkTrail,
  type Finding,
} from './doctor-checks.ts';
import { botKey } from './key.ts';

interface DoctorOptions {
  owner?: string;
  store?: string;
  json?: boolean;
}

export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('check everything that can be wrong before a rektor meets it; exit 1 on a fault')
    .option('--owner <folder>', "the owner's folder (default: OWNER_FOLDER)")
    .helpOption('--help', 'show help')
    .addHelpText('after', '\nChanges nothing. Reads .env in this folder, or the file that ENV_FILE names.')
    .action(action<DoctorOptions, []>(doctor));
  return withJson(withStore(command));
}

async function doctor(options: DoctorOptions): Promise<Result> {
  const now = Date.now();
  const { findings: environment, config } = checkEnvironment();
  const findings = [checkNode(process.version), ...environment];
  const folder = options.owner ?? config?.ownerFolder;
  findings.push(...checkOwner(folder, new Date(now).toISOString().slice(0, 10)));
  if (config) {
    const settings = options.store === undefined ? config : { ...config, storeUrl: options.store };
    findings.push(...(await inStore(settings, now)));
  }
  const faults = findings.filter(({ verdict }) => verdict === 'fault').length;
  const warnings = findings.filter(({ verdict }) => verdict === 'warning').length;
  return {
    lines: [...findings.map(printed), '', summary(faults, warnings)],
    json: { ok: faults === 0, faults, warnings, findings },
    code: faults > 0 ? EXIT.wrongInput : EXIT.done,
  };
}

async function inStore(config: Config, now: number): Promise<Finding[]> {
  const { findings, store } = await checkStore(config);
  if (!store) return findings;
  try {
    return [...findings, ...(await eachOwner(store, config, now))];
  } finally {
    await store.close();
  }
}

async function eachOwner(store: Store, config: Config, now: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  const platform = config.teams !== undefined || config.slack !== undefined;
  for await (const owner of store.owners()) {
    if (!(await store.read(owner, 'owner', 'owner'))) continue;
    findings.push(...(await checkPeople(store, owner, now, platform)));
    findings.push(await checkTrail(store, owner, config.key ?? botKey()));
  }
  return findings;
}

const MARKS = { ok: 'ok      ', warning: 'warning ', fault: 'FAULT   ' } as const;

function printed({ check, verdict, line }: Finding): string {
  return `${MARKS[verdict]} ${check}: ${line}`;
}

function summary(faults: number, warnings: number): string {
  const of = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  return faults > 0
    ? `${of(faults, 'fault')} and ${of(warnings, 'warning')}. Mend the faults first.`
    : `No faults, ${of(warnings, 'warning')}.`;
}
