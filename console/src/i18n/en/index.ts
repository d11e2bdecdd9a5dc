import { common } from './common.ts';
import { datasets } from './datasets.ts';
import { me } from './me.ts';
import { queryEditor } from './query-editor.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { workbench } from './workbench.ts';

export const english = { common, shell, signIn, datasets, workbench, queryEditor, me } as const;
