import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from '../../../components/card.tsx';
import { WithAnswer } from '../../../components/with-answer.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '14px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props<Item> {
  readonly title: string;
  readonly add: string;
  readonly none: string;
  readonly answer: UseQueryResult<Item[]>;
  readonly keyOf: (item: Item) => string;
  readonly code: ReactNode;
  onAdd(): void;
  readonly children: (item: Item) => ReactNode;
}

export function MembersCard<Item>(props: Props<Item>) {
  const { title, add, none, answer, keyOf, code, onAdd, children } = props;
  const styles = useStyles();
  return (
    <Card title={title}>
      <div className={styles.bar}>
        <Button icon={<AddRegular />} onClick={onAdd}>
          {add}
        </Button>
        {code}
      </div>
      <WithAnswer answer={answer}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.none}>{none}</p>
          ) : (
            <ul className={styles.list}>
              {items.map((item) => (
                <li key={keyOf(item)}>{children(item)}</li>
              ))}
            </ul>
          )
        }
      </WithAnswer>
    </Card>
  );
}
