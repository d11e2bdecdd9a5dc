import { type Person, people } from '../acceptance/support/people.ts';
import { encodeForm, passwordForm, tokenUrl } from '../acceptance/support/tokens.ts';
import { type Answer, type Request, sendOnce, sendPatiently } from './http-client.ts';

export type Item = Readonly<Record<string, unknown>>;

/** The API as one partner's program sees it. */
export interface PartnerApi {
  readonly name: string;
  /** What the partner's callbacks are signed with. */
  readonly callbackSecret: string;
  /** Items of a success; a 404 has none. Asks again while the service cannot answer. */
  get(path: string): Promise<readonly Item[]>;
  /** Null: nobody knows whether it was done. Throws when it was refused. */
  post(path: string, body: Item): Promise<Item | null>;
}

/** Both partners of the sample world. */
export const signInBoth = (url: string): Promise<PartnerApi[]> =>
  Promise.all([signIn(url, 'Contoso', people.executive), signIn(url, 'Fabrikam', people.fabrikam)]);

async function signIn(url: string, name: string, person: Person): Promise<PartnerApi> {
  const answer = await sendPatiently(tokenUrl(url, person.tenant), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: encodeForm(passwordForm(person)),
  });
  const { access_token: token } = JSON.parse(answer.bytes.toString());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const root = `${url}/insights/v1/mpn/`;
  const get: PartnerApi['get'] = async (path) => {
    const found = await sendPatiently(root + path, { headers });
    return found.status === 404 ? [] : itemsOf(found, path);
  };
  const post: PartnerApi['post'] = async (path, body) => {
    const request: Request = { method: 'POST', headers, body: JSON.stringify(body) };
    const made = await sendOnce(root + path, request);
    return made && (itemsOf(made, path)[0] ?? null);
  };
  const [secret] = await get('CallbackSecret');
  return { name, callbackSecret: String(secret?.secret), get, post };
}

function itemsOf({ status, bytes }: Answer, path: string): readonly Item[] {
  const { value, message } = JSON.parse(bytes.toString());
  if (status !== 200) throw new Error(`${path}: ${status} ${message}`);
  return value;
}
