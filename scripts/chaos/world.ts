import type { TokenIssuer } from '../../src/platforms/teams/settings.ts';

export interface ChaosPlan {
  /** SIGKILLs of instances and of Redis; wires are cut and processes frozen besides. */
  kills: number;
  seed: number;
  /** Asked at the least. */
  people: number;
  /** For how long Redis is away, once, in the middle of the round. */
  awayMs: number;
}

export const OWNER = 'fjordvik';
export const KEY = 'a key for runs of chaos, long enough to be taken by the program';
export const SLACK_TEAM = 'T0ONE';
export const TENANT = '7a0c2f5e-1111-4222-8333-abcdefabcdef';
export const BOT = '28:11111111-2222-3333-4444-555555555555';

/** How long an instance holds what it claims, and how long it waits for a platform. Shorter than in production. */
export const LEASE_MS = 10_000;
export const TIMEOUT_MS = 3000;

/** Where the platforms are. */
export interface PlatformPlaces {
  apiUrl: string;
  connectorHost: string;
  serviceUrl: string;
  issuer: TokenIssuer;
}

export interface Colleague {
  id: string;
  name: string;
  email: string;
  platform: 'teams' | 'slack';
  /** Has thrown the bot out: the platform takes nothing for them. */
  blocked: boolean;
}

export interface Asked {
  prompt: string;
  question: string;
  people: string[];
}

/** What the platforms and the people on them know. */
export interface World {
  seed: number;
  clockShiftMs: number;
  people: Colleague[];
  /** Ports of the instances, which stay the same when one is started again. */
  ports: number[];
  asked: Asked[];
}

export interface InstanceSettings extends PlatformPlaces {
  port: number;
  storeUrl: string;
  clockShiftMs: number;
  logFile: string;
  /** What Node has compiled is compiled once: an instance starts again in half the time. */
  cacheFolder: string;
}

export function slackUser(id: string): string {
  return `U${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
}

/** As Teams gives it with every activity, so that the bot has no reason to write it anew. */
export function teamsConversation(id: string, serviceUrl: string) {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: BOT },
    user: { id: `29:${id}`, aadObjectId: `oid-${id}` },
    conversation: { tenantId: TENANT, id: `a:${id}`, conversationType: 'personal' },
  };
}
