/** A mistake in how the program was called or configured: exit code 2, message and advice, no stack. */
export class UsageError extends Error {
  readonly advice: string;

  /**
   * @param message what is wrong
   * @param advice what to do
   */
  constructor(message: string, advice: string) {
    super(message);
    this.name = 'UsageError';
    this.advice = advice;
  }
}
