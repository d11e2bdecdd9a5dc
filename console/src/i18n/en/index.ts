import { code } from './code.ts';
import { common } from './common.ts';
import { datasets } from './datasets.ts';
import { me } from './me.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

export const english = { common, code, shell, signIn, datasets, me } as const;
