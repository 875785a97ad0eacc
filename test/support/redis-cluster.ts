import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type RedisServer, startRedis } from './redis-server.ts';

const SLOTS = 16_384;

export interface RedisCluster {
  url: string;
  nodes: RedisServer[];
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Three masters that share the slots, each as durable as a server alone. */
export async function startRedisCluster(size = 3): Promise<RedisCluster> {
  const nodes = await Promise.all(Array.from({ length: size }, startNode));
  await joinTogether(nodes);
  return {
    url: `redis://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    flush: async () => void (await Promise.all(nodes.map((node) => node.flush()))),
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
  };
}

async function startNode(): Promise<RedisServer> {
  const busPort = await freePort();
  const cluster = [
    '--cluster-enabled',
    'yes',
    '--cluster-node-timeout',
    '1000',
    '--cluster-port',
    String(busPort),
  ];
  return startRedis(cluster);
}

async function joinTogether(nodes: RedisServer[]): Promise<void> {
  const admins = nodes.map((node) => node.admin());
  for (const [n, admin] of admins.entries()) {
    const from = Math.floor((SLOTS * n) / nodes.length);
    const to = Math.floor((SLOTS * (n + 1)) / nodes.length) - 1;
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
    await admin.call('CLUSTER', 'SET-CONFIG-EPOCH', n + 1);
  }
  const [first, ...others] = admins;
  for (const node of nodes.slice(1)) {
    const busPort = Number(await configOf(node, 'cluster-port'));
    await first?.call('CLUSTER', 'MEET', '127.0.0.1', node.port, busPort);
  }
  for (const admin of [first, ...others]) {
    const agreed = async () => {
      const info = String(await admin?.call('CLUSTER', 'INFO'));
      return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${nodes.length}`);
    };
    for (let tries = 0; !(await agreed()); tries += 1) {
      if (tries > 300) throw new Error('the cluster did not come together');
      await pause(50);
    }
  }
}

async function configOf(node: RedisServer, name: string): Promise<string> {
  const [, value = ''] = (await node.admin().call('CONFIG', 'GET', name)) as string[];
  return value;
}
