import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import { AppError } from '../../observe/app-error.ts';
import { type Conversation, referenceOf } from './conversation.ts';
import { postingOf } from './one-post.ts';
import { isAllowedServiceUrl } from './service-url.ts';
import { appIdOf, type TeamsSettings } from './settings.ts';

/** A user of Teams, as the conversation's member list has them. */
const member = z.looseObject({
  userPrincipalName: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  tenantId: z.string().optional().catch(undefined),
  userRole: z.string().optional().catch(undefined),
});
export type Member = z.infer<typeof member>;

/** The first channel has no name: it is called the same in all languages of Teams. */
const channel = z.looseObject({ id: z.string().min(1), name: z.string().optional().catch(undefined) });
export type TeamsChannel = z.infer<typeof channel>;

/** Our calls to Teams. Each makes one HTTP request, or throws what `outcomeOf` understands. */
export interface Connector {
  /** The new message's id. */
  post(conversation: Conversation, activity: Partial<Activity>): Promise<string>;
  put(conversation: Conversation, id: string, activity: Partial<Activity>): Promise<string>;
  member(conversation: Conversation, user: string): Promise<Member>;
  channels(conversation: Conversation, team: string): Promise<TeamsChannel[]>;
}

export function createConnector({
  adapter,
  settings,
}: {
  adapter: CloudAdapter;
  settings: TeamsSettings;
}): Connector {
  /** One turn in a conversation that may have been silent for weeks. */
  async function within<T>(
    conversation: Conversation,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    if (!isAllowedServiceUrl(conversation.serviceUrl, settings)) throw notAllowed();
    let done: { value: T } | undefined;
    await adapter.continueConversationAsync(
      appIdOf(settings.registration),
      referenceOf(conversation),
      async (context) => {
        done = { value: await begun(context, work) };
      },
    );
    if (!done) throw new AppError('TEAMS.NO_TURN', 'The SDK did not take up the conversation');
    return done.value;
  }

  return {
    post: (conversation, activity) =>
      within(conversation, async (context) => {
        // The SDK gives the turn an id of its own making and would answer to a message that is not there.
        context.activity.id = undefined as unknown as string;
        return (await context.sendActivity(activity))?.id ?? '';
      }),
    put: (conversation, id, activity) =>
      within(conversation, async (context) => {
        await context.updateActivity({ ...activity, id });
        return id;
      }),
    channels: (conversation, team) =>
      within(conversation, async (context) =>
        z.array(channel).parse(await TeamsInfo.getTeamChannels(context, team)),
      ),
    member: (conversation, user) =>
      within(conversation, async (context) => member.parse(await TeamsInfo.getMember(context, user))),
  };
}

/** A fault before the request left us, as of the token, is no fault of the message. */
async function begun<T>(context: TurnContext, work: (context: TurnContext) => Promise<T>): Promise<T> {
  try {
    return await work(context);
  } catch (cause) {
    if (postingOf(context).begun) throw cause;
    throw new AppError('TEAMS.NOT_SENT', 'Nothing was sent: the bot got no token from Microsoft', {
      cause,
      hint: 'See that TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_APP_TENANT are right and that the secret has not expired.',
    });
  }
}

function notAllowed(): AppError {
  return new AppError('TEAMS.BAD_ADDRESS', 'The service URL of the conversation is not on the allow-list', {
    hint: "If the host is Microsoft's, add it to TEAMS_SERVICE_HOSTS.",
  });
}
