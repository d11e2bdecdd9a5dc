import type { Texts } from '../texts.ts';
import { code } from './code.ts';
import { common } from './common.ts';
import { datasets } from './datasets.ts';
import { me } from './me.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

export const korean: Texts = { common, code, shell, signIn, datasets, me };
