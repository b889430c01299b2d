/** A request of the DynamoDB JSON protocol, as the SDK sends it. */
export interface EngineRequest {
  /** `PutItem`, `Query` … */
  readonly operation: string;
  readonly body: string;
}

export interface EngineReply {
  readonly status: number;
  readonly body: string;
}

/** What keeps the tables: an engine in this process, or one somewhere else that speaks the same protocol. */
export interface Engine {
  readonly description: string;
  /** Never rejects: an engine that is down answers 500 or 503, which SDKs try again. */
  send(request: EngineRequest): Promise<EngineReply>;
  close(): Promise<void>;
}

/** The engine refused a call that the runtime itself made. */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
  /** Short name of the error, `ResourceInUseException` */
  readonly code: string;

  constructor(operation: string, code: string, message: string) {
    super(`${operation}: ${code} ${message}`.trim());
    this.code = code;
  }
}

/** Calls the engine with plain values of the DynamoDB JSON protocol. Throws EngineRefused. */
export async function callEngine(
  engine: Engine,
  operation: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const reply = await engine.send({ operation, body: JSON.stringify(input) });
  const answer = (reply.body === '' ? {} : JSON.parse(reply.body)) as Record<string, unknown>;
  if (reply.status === 200) return answer;
  const code = String(answer['__type'] ?? reply.status).replace(/^.*#/, '');
  throw new EngineRefused(operation, code, String(answer['message'] ?? answer['Message'] ?? ''));
}
