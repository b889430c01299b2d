/**
 * What is still on its way through the pipeline: a stream record that no consumer has taken, a message in a queue, a
 * running invocation. `settled` answers when nothing is; work that only waits for a retry does not hold it up.
 */
export class Activity {
  private readonly open = new Map<symbol, string>();
  private waiting: (() => void)[] = [];

  /** Marks work as under way until the returned function is called; calling it twice does nothing. */
  hold(label: string): () => void {
    const key = Symbol(label);
    this.open.set(key, label);
    return () => {
      if (!this.open.delete(key) || this.open.size > 0) return;
      const waiting = this.waiting;
      this.waiting = [];
      for (const wake of waiting) wake();
    };
  }

  async track<T>(label: string, work: () => Promise<T>): Promise<T> {
    const release = this.hold(label);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** Labels of what is under way, each once. */
  pending(): readonly string[] {
    return [...new Set(this.open.values())];
  }

  /**
   * Resolves when nothing is under way, with an empty list, or after `timeoutMs` with what still was.
   * A turn of the event loop is given to each follow-up to announce itself.
   */
  async settled(timeoutMs: number): Promise<readonly string[]> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.open.size === 0) return [];
      const left = deadline - performance.now();
      if (left <= 0) return this.pending();
      await this.nextQuiet(left);
    }
  }

  private nextQuiet(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
