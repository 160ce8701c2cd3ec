/** An answer of the API that is not what was asked for, or no answer at all. */
export class ApiError extends Error {
  /** The HTTP status, or 0 where no answer came. */
  readonly status: number;
  /** The field of the request that broke a rule, where the API named one. */
  readonly field: string | null;

  constructor(status: number, message: string, field: string | null = null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.field = field;
  }

  get unauthorized(): boolean {
    return this.status === 401;
  }

  get unreachable(): boolean {
    return this.status === 0;
  }
}

/** The error that an answer's body describes. Bodies that are not the API's own count too. */
export function errorFromBody(status: number, body: string): ApiError {
  try {
    const error = (JSON.parse(body) as { error?: { message?: unknown; field?: unknown } }).error;
    if (typeof error?.message === "string") {
      return new ApiError(
        status,
        error.message,
        typeof error.field === "string" ? error.field : null,
      );
    }
  } catch {
    // Not JSON: a proxy's page, say. Its status is all that is worth telling.
  }
  return new ApiError(status, `The controller answered with status ${status}.`);
}

/** Any thrown value as an error that can be shown. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) {
    return thrown;
  }
  return new ApiError(-1, thrown instanceof Error ? thrown.message : String(thrown));
}
