import { hasRole, leadsSchool, type SchoolClass, type Team } from '../../domain/people/people.ts';
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
  const chosen = found.teams.find(({ id }) => id === ctx.action.values.team);
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
  const schoolOf = (id: string) => schools.find((one) => one.id === id);
  const teams = (await all(ctx.store, ctx.owner.id, 'team'))
    .filter((team) => mayLink(ctx, team))
    .map(({ id, name, school }): Linkable => {
      return { id, name, recipient: { type: 'team', team: id }, school: schoolOf(school) };
    });
  const classes = (await all(ctx.store, ctx.owner.id, 'class'))
    .filter((one) => mayLinkClass(ctx, one))
    .map(({ id, name, school }): Linkable => {
      return { id: `class:${id}`, name, recipient: { type: 'class', class: id }, school: schoolOf(school) };
    });
  const linkable = [...teams, ...classes];
  return linkable.length === 0 ? refuse('NOT_ALLOWED.CHANNEL') : { ok: true, channel, teams: linkable };
}

/** Only where the kommune has switched it on: its contact teacher, or the school's leaders. */
function mayLinkClass({ actor }: Ctx, { id, school, chat }: SchoolClass): boolean {
  return chat === true && (leadsSchool(actor, school) || (actor.homeroomOf?.includes(id) ?? false));
}

function mayLink({ actor }: Ctx, team: Team): boolean {
  return leadsSchool(actor, team.school) || (hasRole(actor, 'teamLead') && actor.teams.includes(team.id));
}

async function link(ctx: Ctx, channel: Channel, chosen: Linkable): Promise<Decision> {
  const view = channelLinked(ctx.actor, chosen);
  if (ctx.again) return show(view);
  const { platform } = channel.address;
  const { recipient } = chosen;
  const id = recipientKey(recipient);
  const before = await ctx.store.read(ctx.owner.id, 'address', id);
  const changes: Change[] = [
    { type: 'put', collection: 'address', id, body: channel.address, expect: before?.version ?? 0 },
    ...knowAs(platform, channel.id, recipient),
  ];
  const other = (await ctx.store.read(ctx.owner.id, 'known', `${platform}:${channel.id}`))?.body;
  if (other && other.type !== 'person' && recipientKey(other) !== id) {
    changes.push({ type: 'delete', collection: 'address', id: recipientKey(other) });
  }
  return decide(changes, view);
}

/** «3.–4. trinn», «Team 3-4 trinn» and «Nordlia barneskole – 3.–4. trinn» are the same team. */
function isNamed({ name: own, recipient, school }: Linkable, channel: string): boolean {
  const name = plain(channel);
  const names = [own, `team ${own}`, `${school?.name} ${own}`, `${own} ${school?.name}`];
  // A class's channel is for pupils: that is chosen by a person, never guessed from a name.
  if (recipient.type === 'class') return false;
  return name !== '' && names.some((one) => plain(one) === name);
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
