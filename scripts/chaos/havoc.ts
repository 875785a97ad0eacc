import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/simulate/random.ts';
import type { LossyProxy } from '../../test/support/lossy-proxy.ts';
import type { RedisServer } from '../../test/support/redis-server.ts';
import type { Instance } from './children.ts';

export interface Havoc {
  killedInstances: number;
  killedRedis: number;
  cutWires: number;
  lostAnswers: number;
  frozen: number;
}

export interface HavocParts {
  kills: number;
  gapMs: number;
  dice: Random;
  redis: RedisServer;
  instances: Instance[];
  /** From each instance to Redis. */
  wires: LossyProxy[];
  onKill(n: number): void;
}

const REDIS_SHARE = 0.5;

/** Kills until it has killed often enough, and cuts wires and freezes processes in between. */
export async function wreak({
  kills,
  gapMs,
  dice,
  redis,
  instances,
  wires,
  onKill,
}: HavocParts): Promise<Havoc> {
  const done: Havoc = { killedInstances: 0, killedRedis: 0, cutWires: 0, lostAnswers: 0, frozen: 0 };
  let redisIsUp = Promise.resolve();

  async function killRedis(downMs: number): Promise<void> {
    await redisIsUp;
    done.killedRedis += 1;
    await redis.kill();
    redisIsUp = pause(downMs).then(() => redis.start());
  }

  /** One that runs, when another does too: killing the dead is no feat, and people must get somewhere. */
  async function killInstance(downMs: number): Promise<void> {
    let ready: Instance[] = [];
    while (ready.length < 2) {
      ready = instances.filter((one) => one.isReady());
      if (ready.length < 2) await pause(20);
    }
    done.killedInstances += 1;
    dice.pick(ready).kill(downMs);
  }

  function cut(wire: LossyProxy): void {
    done.cutWires += 1;
    wire.cut();
    setTimeout(() => wire.mend(), dice.between(0, 1500));
  }

  function lose(wire: LossyProxy): void {
    done.lostAnswers += 1;
    wire.loseAnswerTo(/evalsha/i);
  }

  function freeze(): void {
    done.frozen += 1;
    if (dice.chance(0.3)) freezeRedis(redis.pid(), dice.between(200, 3000));
    else dice.pick(instances).freeze(dice.between(200, 12_000));
  }

  for (let n = 1; n <= kills; n += 1) {
    await pause(dice.between(gapMs * 0.3, gapMs));
    if (dice.chance(0.6)) dice.pick([cut, lose])(dice.pick(wires));
    if (dice.chance(0.12)) freeze();
    await pause(dice.between(gapMs * 0.1, gapMs * 0.6));
    const downMs = dice.between(50, gapMs);
    await (dice.chance(REDIS_SHARE) ? killRedis(downMs) : killInstance(downMs));
    onKill(n);
  }
  await redisIsUp;
  return done;
}

function freezeRedis(pid: number, ms: number): void {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name);
    } catch {
      // Killed in the meantime: nothing is left to wake.
    }
  };
  signal('SIGSTOP');
  setTimeout(() => signal('SIGCONT'), ms);
}
