import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTexts } from '../../i18n/i18n-context.tsx';
import type { ListSearch, SortKey } from './list-search.ts';
import { useListStyles } from './list-styles.ts';

interface Props {
  readonly name: string;
  readonly by: SortKey;
  readonly search: ListSearch;
  readonly className?: string;
  sort(by: SortKey, desc: boolean): void;
}

/** A heading that sorts; once more, the other way round. */
export function ColumnHeading({ name, by, search, className, sort }: Props) {
  const styles = useListStyles();
  const { reports: texts } = useTexts();
  const isSorted = (search.sort ?? 'name') === by;
  const isDown = isSorted && search.desc === true;
  const direction = isDown ? ('descending' as const) : ('ascending' as const);
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className={mergeClasses(styles.heading, isSorted && styles.sorted)}
        onClick={() => sort(by, isSorted && !isDown)}
        title={texts.sortBy(name)}
      >
        {name}
        {isSorted && (isDown ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden />)}
      </button>
    </th>
  );
}
