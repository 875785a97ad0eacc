import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** One registry per program, none global. Labels are few and fixed: no owner, school or person is ever a label. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    deliveriesSettled: new Counter({
      name: 'arshjulet_deliveries_settled_total',
      help: 'Deliveries that reached their end',
      labelNames: ['state'] as const,
      registers,
    }),
    deliveriesPutOff: new Counter({
      name: 'arshjulet_deliveries_put_off_total',
      help: 'Deliveries put back in the queue, by why',
      labelNames: ['reason'] as const,
      registers,
    }),
    posts: new Histogram({
      name: 'arshjulet_platform_post_seconds',
      help: 'Time of each POST to a platform, by how it ended',
      labelNames: ['platform', 'outcome'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    deliveriesInFlight: new Gauge({
      name: 'arshjulet_deliveries_in_flight',
      help: 'Deliveries being composed or sent now',
      registers,
    }),
    deliveriesWaiting: new Gauge({
      name: 'arshjulet_deliveries_waiting',
      help: 'Deliveries of all instances whose time has come or who are in line for their turn',
      registers,
    }),
    sendSecondsLeft: new Gauge({
      name: 'arshjulet_send_seconds_left',
      help: 'Until the last in line has its turn, as the pace of the platforms allows',
      registers,
    }),
    tenantsStopped: new Gauge({
      name: 'arshjulet_tenants_stopped',
      help: 'Tenants that the platform refuses (app disabled, token revoked)',
      labelNames: ['platform'] as const,
      registers,
    }),
  };
}
