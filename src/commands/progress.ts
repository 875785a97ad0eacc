import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error while the year goes by, only where somebody can see it. */
export function createProgress(): { at(now: number, end: number): void; done(): void } {
  if (!process.stderr.isTTY) return { at: () => undefined, done: () => undefined };
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} %  {date}',
      hideCursor: true,
      stream: process.stderr,
      clearOnComplete: true,
      fps: 8,
    },
    Presets.shades_classic,
  );
  let start: number | undefined;
  return {
    at(now, end) {
      const date = new Date(now).toISOString().slice(0, 10);
      if (start === undefined) {
        start = now;
        bar.start(end - now, 0, { date });
      }
      bar.update(now - start, { date });
    },
    done: () => bar.stop(),
  };
}
