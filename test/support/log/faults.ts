/** What happens to one external call: it never took place, or it did and was reported as failed. */
export type CallFault = 'NOT_DONE' | 'DONE_BUT_FAILED';

/** The process died at this call, as far as anybody can tell. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts the calls of several ports together, and fails the `at`-th of them. */
export class CallFaults {
  calls = 0;
  readonly #at: number;
  readonly #fault: CallFault;

  constructor(at = Number.POSITIVE_INFINITY, fault: CallFault = 'NOT_DONE') {
    this.#at = at;
    this.#fault = fault;
  }

  /** The same port, each of its methods counted. */
  wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          const fails = ++this.calls === this.#at;
          if (fails && this.#fault === 'NOT_DONE') throw new Crash(`at call ${this.calls}: ${String(name)}`);
          const answer: unknown = await Reflect.apply(method, target, args);
          if (fails) throw new Crash(`after call ${this.calls}: ${String(name)}`);
          return answer;
        };
      },
    });
  }
}
