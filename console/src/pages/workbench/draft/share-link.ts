/** As escaped. Proxies and chats cut longer addresses off. */
const LONGEST = 8_000;

/** Whether a text goes into an address. */
export const fitsAddress = (text: string): boolean => encodeURIComponent(text).length <= LONGEST;

/** Leads to the workbench with this text; it holds the query, and nothing of its rows. */
export function shareLink(consoleBase: URL, text: string): string {
  const link = new URL('workbench', consoleBase);
  link.search = `q=${encodeURIComponent(text)}`;
  return link.href;
}
