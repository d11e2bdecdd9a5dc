import { type OpenRow, type Sample, type Setting, scaled } from './row.ts';

/** What ten million rows of one account take, against a million. */
export async function openManyAndFew(
  setting: Setting,
  measured: (data: string) => Promise<Sample>,
): Promise<OpenRow> {
  const { worlds } = setting;
  const many = await worlds.largeAccount(scaled(10_000_000, setting, 10_000));
  const few = await worlds.largeAccount(scaled(1_000_000, setting, 1000));
  return {
    ours: () => measured(many),
    against: () => measured(few),
    [Symbol.asyncDispose]: async () => {},
  };
}
