/** A lock of this process, given in the order in which it was asked for. */
export class OneAtATime {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when all before have let go; with the function that lets go. */
  async enter(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    await before;
    return resolve;
  }
}
