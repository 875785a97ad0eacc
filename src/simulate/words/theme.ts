export interface ThemeFinding {
  statement: string;
  explanations: readonly string[];
  goal: string;
  sign: string;
  measures: readonly string[];
}

/** All the words of one vurderingsrunde. */
export interface Theme {
  theme: string;
  problem: string;
  notes: readonly { kind: 'results' | 'observation' | 'research'; text: string; source: string }[];
  summary: string;
  findings: readonly ThemeFinding[];
  loopBack: string;
}
