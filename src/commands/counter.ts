/** How many so far, on standard error, only where somebody can see it. */
export function createCounter(what: string): { at(count: number): void; done(): void } {
  const EACH = 1000;
  const visible = process.stderr.isTTY;
  let shown = false;
  return {
    at(count) {
      if (!visible || count % EACH !== 0) return;
      shown = true;
      process.stderr.write(`\r  ${count} ${what} `);
    },
    done() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
