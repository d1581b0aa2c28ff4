// SPDX-License-Identifier: Apache-2.0

/** An error with one of the stable codes of `docs/architecture/signalling.md`. */
export class HeadroomError extends Error {
  /**
   * @param code the stable code, for programs
   * @param message what happened and what to do, for people
   * @param status as in HTTP; 0 if the agent did not say
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
  ) {
    super(message);
    this.name = 'HeadroomError';
  }

  /** From an error response: its reason begins with the code, a colon and a space. */
  static fromResponse(errorCode: number, errorReason: string): HeadroomError {
    const parts = /^([A-Z][A-Z0-9_]*): ?(.*)$/s.exec(errorReason);
    return parts
      ? new HeadroomError(parts[1] ?? '', parts[2] ?? '', errorCode)
      : new HeadroomError(
          errorCode >= 500 ? 'INTERNAL_ERROR' : 'INVALID_REQUEST',
          errorReason,
          errorCode,
        );
  }

  /** From anything that was thrown. */
  static from(error: unknown): HeadroomError {
    return error instanceof HeadroomError
      ? error
      : new HeadroomError('CLIENT_ERROR', error instanceof Error ? error.message : String(error));
  }
}

/** The connection went away before the answer came; nobody knows whether the request had its effect. */
export class DisconnectedError extends HeadroomError {
  constructor(method: string) {
    super('DISCONNECTED', `The connection was lost while "${method}" was waiting for its answer.`);
  }
}
