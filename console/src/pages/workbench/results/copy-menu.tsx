import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { type Delimited, toDelimited } from './delimited.ts';
import type { ResultColumn, ResultRow } from './result-column.ts';
import type { TableState } from './use-table-state.ts';

interface Props {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  readonly table: TableState;
  copy(text: string, confirmation: string): void;
}

const forms: readonly Delimited[] = ['tsv', 'csv'];

/** All rows, or the chosen ones, in the order shown. */
export function CopyMenu({ columns, rows, table, copy }: Props) {
  const { texts, formats } = useI18n();
  const { results: words } = texts.workbench;
  const { places, chosen } = table;
  const copyRows = (which: readonly number[], form: Delimited) => {
    const picked = which.map((place) => rows[place] ?? {});
    const names = columns.map(({ name }) => name);
    copy(
      toDelimited(names, picked, form),
      words.copiedRows(formats.number(picked.length), form.toUpperCase()),
    );
  };
  const count = formats.number(chosen.size);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<CopyRegular />}>
          {words.copy}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {forms.map((form) => (
            <MenuItem key={form} onClick={() => copyRows(places, form)}>
              {words.copyAll(form.toUpperCase())}
            </MenuItem>
          ))}
          <MenuDivider />
          {chosen.size === 0 ? (
            <MenuItem disabled>{words.chooseHint}</MenuItem>
          ) : (
            forms.map((form) => (
              <MenuItem
                key={form}
                onClick={() =>
                  copyRows(
                    places.filter((place) => chosen.has(place)),
                    form,
                  )
                }
              >
                {words.copySelected(count, form.toUpperCase())}
              </MenuItem>
            ))
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
