/** A dialog of Slack as it stands before somebody. */
export interface Dialog {
  id: string;
  hash: string;
  // biome-ignore lint/suspicious/noExplicitAny: Block Kit as it came over the wire
  blocks: any[];
  [more: string]: unknown;
}

/** Which dialog came of which press: the number is in the trigger that the press gave. */
export function createDialogsOpen() {
  const expected = new Map<string, (dialog: Dialog) => void>();
  let count = 0;
  return {
    expect(press: number): Promise<Dialog> {
      return new Promise((resolve) => {
        expected.set(triggerOf(press), resolve);
      });
    },
    /** Slack's answer to `views.open`. */
    opened(trigger: string, view: string): Dialog {
      count += 1;
      const dialog: Dialog = { ...JSON.parse(view), id: `V${count}`, hash: String(count) };
      expected.get(trigger)?.(dialog);
      expected.delete(trigger);
      return dialog;
    },
  };
}

export const triggerOf = (press: number) => `trigger.${press}`;
