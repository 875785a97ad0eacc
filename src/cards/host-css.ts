import { FONT, PALETTES, type Theme } from './host-config.ts';

/** What a host config cannot say: buttons, inputs, focus. For the element that holds the drawn card. */
export function hostCss(theme: Theme, scope: string): string {
  const c = PALETTES[theme];
  const onAccent = theme === 'light' ? '#ffffff' : '#06262e';
  const rules: [string, string][] = [
    ['', `color:${c.text};background:${c.background};font-family:${FONT};color-scheme:${theme}`],
    ['.ac-textRun', 'white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate'],
    ['.ac-textBlock', 'overflow-wrap:anywhere'],
    ['.ac-actionSet', 'flex-wrap:wrap;gap:8px'],
    // The library puts empty elements between buttons, which would indent a second row.
    ['.ac-actionSet > div:empty', 'display:none'],
    [
      '.ac-pushButton',
      `font:600 14px/20px ${FONT};min-height:36px;padding:7px 14px;border-radius:6px;cursor:pointer;color:${c.text};background:transparent;border:1px solid ${c.subtle};overflow-wrap:anywhere;text-align:left`,
    ],
    // The library cuts a long label off.
    ['.ac-pushButton *', 'white-space:normal !important;overflow:visible !important'],
    ['.ac-pushButton:hover', `background:${c.emphasis}`],
    ['.ac-pushButton.style-positive', `background:${c.accent};border-color:${c.accent};color:${onAccent}`],
    ['.ac-pushButton.style-positive:hover', 'filter:brightness(1.12)'],
    ['.ac-pushButton.style-destructive', `color:${c.attention};border-color:${c.attention}`],
    ['.ac-pushButton.style-destructive:hover', `background:${c.attentionBack}`],
    [
      '.ac-input.ac-textInput, & .ac-input.ac-numberInput, & .ac-input.ac-dateInput, & .ac-input.ac-multichoiceInput',
      `font:400 15px/22px ${FONT};width:100%;box-sizing:border-box;padding:8px 10px;border-radius:6px;border:1px solid ${c.subtle};color:${c.text};background:${c.background}`,
    ],
    [
      '.ac-input.ac-textInput.ac-multiline',
      'min-height:88px;resize:vertical;field-sizing:content;max-height:320px',
    ],
    ['.ac-input::placeholder', `color:${c.subtle};opacity:1`],
    ['.ac-input-required.ac-input-validation-failed', `border-color:${c.attention}`],
    [
      'input[type=radio], & input[type=checkbox]',
      `accent-color:${c.accent};width:18px;height:18px;flex:none`,
    ],
    ['.ac-choiceSetInput-expanded label, & .ac-toggleInput + div', 'font-size:15px;line-height:22px'],
    [':focus-visible', `outline:2px solid ${c.accent};outline-offset:2px`],
  ];
  return rules
    .map(([selector, body]) => `${scope} ${selector}{${body}}`.replace(/ & /g, ` ${scope} `))
    .join('\n');
}
