import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/observe/app-error.ts';
import { describeError } from '../../src/observe/describe-error.ts';
import { createLog, type LogLevel } from '../../src/observe/log.ts';
import { scrub } from '../../src/observe/scrub.ts';

function capture(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { lines, log: createLog({ level, destination }) };
}

describe('the log', () => {
  it('writes a sentence and fields as one line of JSON', () => {
    const { lines, log } = capture();
    log.info('A round was opened', { owner: 'fjordvik', round: 'r1', people: 12 });
    expect(lines).toMatchObject([{ msg: 'A round was opened', owner: 'fjordvik', round: 'r1', people: 12 }]);
  });

  it('keeps to its level', () => {
    const { lines, log } = capture('warn');
    log.info('nothing');
    log.warn('something');
    expect(lines).toHaveLength(1);
  });

  it('leaves out fields that could hold a person, an answer or a secret, whoever adds them', () => {
    const { lines, log } = capture();
    log.warn('x', { name: 'Kari', Email: 'k', text: 'jeg', token: 't', owner: 'o' });
    expect(lines[0]).toMatchObject({
      name: '[left out]',
      Email: '[left out]',
      text: '[left out]',
      token: '[left out]',
      owner: 'o',
    });
  });

  it('describes an error without what the SDK hung on it', () => {
    const { lines, log } = capture();
    const error = Object.assign(new Error('POST to kari@skole.no failed'), {
      statusCode: 504,
      code: 'ECONNRESET',
      request: { body: 'hemmelig' },
      config: { headers: { authorization: 'Bearer abc' } },
    });
    log.error('A POST failed', {}, new AppError('X.Y', 'Outer', { cause: error, hint: 'Do this.' }));
    expect(lines[0]).toMatchObject({
      error: {
        type: 'AppError',
        code: 'X.Y',
        hint: 'Do this.',
        cause: { code: 'ECONNRESET', status: 504, message: 'POST to [e-mail] failed' },
      },
    });
    expect(JSON.stringify(lines)).not.toMatch(/hemmelig|Bearer|kari/);
  });

  it('keeps Slack codes and stands what is no error', () => {
    const slack = Object.assign(new Error('An API error occurred'), { data: { error: 'channel_not_found' } });
    expect(describeError(slack)).toMatchObject({ code: 'channel_not_found' });
    expect(describeError('kari@skole.no')).toEqual({ type: 'string', message: '[e-mail]' });
    expect(describeError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
    const circle = new Error('a');
    circle.cause = circle;
    expect(JSON.stringify(describeError(circle)).length).toBeLessThan(9000);
  });

  it('shows where an error was thrown, never the message among the lines', () => {
    const error = new Error('first line\n    second line with Kari');
    expect(describeError(error).stack?.every((line) => line.startsWith('at '))).toBe(true);
  });
});

describe('scrub', () => {
  it.each([
    ['fnr 01010112345 here', 'fnr [number] here'],
    ['tel +47 900 00 000', 'tel [number]'],
    ['xoxb-12-ab-CD', '[token]'],
    ['Bearer abc.def', '[token]'],
    [
      'GET https://smba.trafficmanager.net/emea/v3/conversations/a:1xyz?x=1 504',
      'GET https://smba.trafficmanager.net/[path] 504',
    ],
    ['to 29:1aBcDeFgHiJk', 'to [conversation]'],
    ['19:meeting_abc@thread.v2', '[conversation]'],
    ['HTTP 504 after 1500 ms', 'HTTP 504 after 1500 ms'],
    ['round:2026-11-24:ås', 'round:2026-11-24:ås'],
  ])('%s', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  it('cuts what is long', () => {
    expect(scrub('å'.repeat(5000)).length).toBe(301);
  });
});
