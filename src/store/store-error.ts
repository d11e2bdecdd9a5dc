/**
 * The metadata database cannot be used now: it is not reached, starts or stops, has no room for
 * another connection, or kept us waiting too long. Later it may work. When the answer to a commit
 * is lost, the transaction may have been committed all the same.
 */
export class StoreUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`The metadata database is not available: ${reason}`, options);
    this.name = 'StoreUnavailable';
  }
}
