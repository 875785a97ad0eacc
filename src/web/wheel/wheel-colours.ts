import type { Ring, WheelTheme } from './wheel-picture.ts';

export interface WheelColours {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  band: string;
  months: readonly [autumn: string, winter: string, spring: string, summer: string];
  rings: Record<Ring, string>;
  hand: string;
  /** School-free times: seen beside the bands, and quieter than any mark. */
  hatch: string;
}

/** Each ring colour has at least 4.5:1 against the paper and the band. */
export const WHEEL_COLOURS: Record<WheelTheme, WheelColours> = {
  light: {
    paper: '#ffffff',
    ink: '#14242e',
    quiet: '#4d5f6a',
    line: '#d5dee2',
    band: '#f3f6f7',
    months: ['#f6e9d9', '#e2ecf3', '#e3f0e4', '#f9f1d2'],
    rings: { own: '#8c1d5b', school: '#0b6067', owner: '#7a4a1e', national: '#5a4a8a' },
    hand: '#b3261e',
    hatch: '#c3ced4',
  },
  dark: {
    paper: '#16212a',
    ink: '#edf3f5',
    quiet: '#a9bac3',
    line: '#33444f',
    band: '#1d2a34',
    months: ['#3a3024', '#24343f', '#253a30', '#3b3722'],
    rings: { own: '#f49ac6', school: '#6fd0d2', owner: '#e6b27c', national: '#bcaef0' },
    hand: '#ff8a80',
    hatch: '#3f525e',
  },
};
