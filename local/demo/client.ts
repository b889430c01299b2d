/** What the demo says over HTTP: one person, one bearer token, problems as errors that a reader understands. */
export interface Client {
  get<T>(path: string): Promise<T>;
  /** Sends a command; the idempotency key is derived from its name, so a demo run twice would not do anything twice. */
  post<T>(path: string, body: unknown, key: string): Promise<T>;
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly detail?: string;
    readonly article?: string;
  }[];
}

/** A refusal by the system, with every reason that it gave. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(what: string, status: number, problem: Problem) {
    const reasons = (problem.errors ?? [])
      .map((e) => `\n  - ${e.pointer ?? ''} ${e.detail ?? ''} ${e.article ?? ''}`)
      .join('');
    super(`${what}: ${status} ${problem.title ?? ''} ${problem.detail ?? ''}${reasons}`);
    this.name = 'Refused';
    this.status = status;
    this.problem = problem;
  }
}

export function clientFor(url: string, token: string): Client {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' };
  const answer = async <T>(what: string, response: Response): Promise<T> => {
    const body = await response.json();
    if (!response.ok) throw new Refused(what, response.status, body as Problem);
    return body as T;
  };
  return {
    get: async (path) => answer(`GET ${path}`, await fetch(url + path, { headers })),
    post: async (path, body, key) =>
      answer(
        `POST ${path}`,
        await fetch(url + path, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        }),
      ),
  };
}
