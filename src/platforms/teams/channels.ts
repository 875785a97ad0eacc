import type { Channel } from '../../app/action.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Connector } from './connector.ts';
import { addressOf, type Conversation } from './conversation.ts';
import type { Turn } from './inbound/turn.ts';

/** The channels of the team of Teams that the bot was installed in; none when Teams does not tell. */
export function createChannelsOf({ connector, log }: { connector: Connector; log: Log }) {
  return async ({ conversation, activity }: Turn): Promise<Channel[]> => {
    const team = activity.channelData?.team?.id;
    if (!team) return [];
    try {
      const channels = await connector.channels(conversation, team);
      return channels.map(({ id, name }) => channelAt(conversation, id, name));
    } catch (error) {
      log.info('The channels of a team could not be listed; they are asked for one by one', {}, error);
      return [];
    }
  };
}

function channelAt(general: Conversation, id: string, name: string | undefined): Channel {
  const conversation = { ...general, conversation: { ...general.conversation, id } };
  return { id, address: addressOf(conversation), ...(name ? { name } : {}) };
}
