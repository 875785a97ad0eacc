import { hasRole, leadsSchool, type Team } from '../../domain/people/people.ts';
import { type Refusal, refuse } from '../../domain/result.ts';
import type { Channel } from '../action.ts';
import { knowAs, recipientKey } from '../addresses.ts';
import { all } from '../load.ts';
import type { Change } from '../ports/store.ts';
import { type Ctx, type Decision, decide, type Refused, show } from '../use-case.ts';
import { channelForm, channelLinked, type Linkable } from '../views/channel.ts';
import { formAgain } from '../views/refusal.ts';

/** Which team is this channel? A team with the channel's own name needs no asking. */
export async function chooseTeam(ctx: Ctx): Promise<Decision | Refused> {
  const found = await linkableTeams(ctx);
  if (!found.ok) return found;
  const { channel, teams } = found;
  const named = teams.filter((one) => isNamed(one, channel.name ?? ''));
  const [only] = named;
  if (only && named.length === 1 && ctx.action.reference !== 'ask') return link(ctx, channel, only);
  return show(channelForm(ctx.actor, teams, ctx.owner.name));
}

export async function linkChannel(ctx: Ctx): Promise<Decision | Refused> {
  const found = await linkableTeams(ctx);
  if (!found.ok) return found;
  const chosen = found.teams.find(({ team }) => team.id === ctx.action.values.team);
  if (chosen) return link(ctx, found.channel, chosen);
  const refusal = refuse('CHANNEL.NO_TEAM', { field: 'team' });
  return {
    ...refusal,
    view: formAgain(channelForm(ctx.actor, found.teams, ctx.owner.name), ctx.action.values, refusal),
  };
}

async function linkableTeams(ctx: Ctx): Promise<{ ok: true; channel: Channel; teams: Linkable[] } | Refusal> {
  const { channel } = ctx.action;
  if (!channel) return refuse('CHANNEL.NOT_IN_CHANNEL');
  const schools = await all(ctx.store, ctx.owner.id, 'school');
  const teams = (await all(ctx.store, ctx.owner.id, 'team')).filter((team) => mayLink(ctx, team));
  if (teams.length === 0) return refuse('NOT_ALLOWED.CHANNEL');
  const linkable = teams.map((team) => ({ team, school: schools.find((one) => one.id === team.school) }));
  return { ok: true, channel, teams: linkable };
}

function mayLink({ actor }: Ctx, team: Team): boolean {
  return leadsSchool(actor, team.school) || (hasRole(actor, 'teamLead') && actor.teams.includes(team.id));
}

async function link(ctx: Ctx, channel: Channel, chosen: Linkable): Promise<Decision> {
  const view = channelLinked(ctx.actor, chosen);
  if (ctx.again) return show(view);
  const { platform } = channel.address;
  const recipient = { type: 'team', team: chosen.team.id } as const;
  const id = recipientKey(recipient);
  const before = await ctx.store.read(ctx.owner.id, 'address', id);
  const changes: Change[] = [
    { type: 'put', collection: 'address', id, body: channel.address, expect: before?.version ?? 0 },
    ...knowAs(platform, channel.id, recipient),
  ];
  const other = (await ctx.store.read(ctx.owner.id, 'known', `${platform}:${channel.id}`))?.body;
  if (other?.type === 'team' && other.team !== chosen.team.id) {
    changes.push({ type: 'delete', collection: 'address', id: recipientKey(other) });
  }
  return decide(changes, view);
}

/** «3.–4. trinn», «Team 3-4 trinn» and «Nordlia barneskole – 3.–4. trinn» are the same team. */
function isNamed({ team, school }: Linkable, channel: string): boolean {
  const name = plain(channel);
  const names = [
    team.name,
    `team ${team.name}`,
    `${school?.name} ${team.name}`,
    `${team.name} ${school?.name}`,
  ];
  return name !== '' && names.some((one) => plain(one) === name);
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
