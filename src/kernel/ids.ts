/** Makes a new UUID (version 4). Handed in, so that tests can count instead. */
export type NewId = () => string;

export const randomId: NewId = () => globalThis.crypto.randomUUID();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);
