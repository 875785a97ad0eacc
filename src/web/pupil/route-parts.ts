import type { Clock } from '../../app/ports/clock.ts';
import type { App } from '../../app/use-case.ts';
import type { createLimits } from './limits.ts';

/** What a route has at hand. */
export interface PupilRouteParts {
  app: App;
  clock: Clock;
  limits: ReturnType<typeof createLimits>;
  onChange: () => void;
}
