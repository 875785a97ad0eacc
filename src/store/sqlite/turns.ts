/**
 * So much in one turn of the event loop; what is more stands in line, first come first served. Who stands there is not
 * woken before there is room: were all woken at each turn, a thousand that wait would cost a million.
 */
export function createTurns(perTurn: number) {
  let spent = 0;
  let coming = false;
  const line: { cost: number; go: () => void }[] = [];
  let first = 0;

  function nextTurn(): void {
    coming = false;
    spent = 0;
    for (let next = line[first]; next && spent < perTurn; next = line[first]) {
      first += 1;
      spend(next.cost);
      next.go();
    }
    if (first * 2 >= line.length) {
      line.splice(0, first);
      first = 0;
    }
  }

  function spend(cost: number): void {
    spent += cost;
    if (coming) return;
    coming = true;
    setImmediate(nextTurn);
  }

  return {
    /** Resolves when there is room. */
    take(cost: number): Promise<void> | undefined {
      if (spent < perTurn && line.length === 0) {
        spend(cost);
        return undefined;
      }
      return new Promise((go) => line.push({ cost, go }));
    },
  };
}
