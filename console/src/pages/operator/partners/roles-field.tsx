import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { MyLocation } from '@partner-insights/client/browser';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { roleText } from '../../../shell/roles.ts';
import { type PartnerRole, partnerRoles, type RoleScopes, type Scope } from './roles-model.ts';

const useStyles = makeStyles({
  set: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, marginBottom: '2px', color: tokens.colorNeutralForeground1 },
  scope: { marginInlineStart: '32px' },
  places: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
    maxHeight: '180px',
    overflowY: 'auto',
    marginInlineStart: '32px',
  },
});

interface Props {
  readonly scopes: RoleScopes;
  readonly locations: readonly MyLocation[];
  change(scopes: RoleScopes): void;
}

/** Which roles, and each over what. */
export function RolesField({ scopes, locations, change }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { forms } = texts.operator;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{forms.roles}</legend>
      {partnerRoles.map((role) => (
        <div key={role}>
          <Checkbox
            label={roleText(role, texts)}
            checked={scopes[role] !== null}
            onChange={(_, { checked }) =>
              change({ ...scopes, [role]: checked === true ? 'account' : null })
            }
          />
          {scopes[role] !== null && locations.length > 0 && (
            <ScopeField
              role={role}
              scope={scopes[role]}
              locations={locations}
              change={(scope) => change({ ...scopes, [role]: scope })}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface ScopeProps {
  readonly role: PartnerRole;
  readonly scope: Scope;
  readonly locations: readonly MyLocation[];
  change(scope: Scope): void;
}

function ScopeField({ role, scope, locations, change }: ScopeProps) {
  const styles = useStyles();
  const texts = useTexts();
  const { forms } = texts.operator;
  const chosen = Array.isArray(scope) ? (scope as readonly string[]) : null;
  const toggle = (id: string, isOn: boolean) =>
    change(isOn ? [...(chosen ?? []), id] : (chosen ?? []).filter((one) => one !== id));
  return (
    <>
      <Field
        className={styles.scope}
        label={forms.scope(roleText(role, texts))}
        validationMessage={chosen?.length === 0 ? forms.chooseLocation : undefined}
      >
        <RadioGroup
          layout="horizontal"
          value={chosen ? 'some' : 'account'}
          onChange={(_, { value }) => change(value === 'some' ? [] : 'account')}
        >
          <Radio value="account" label={forms.wholeAccount} />
          <Radio value="some" label={forms.someLocations} />
        </RadioGroup>
      </Field>
      {chosen && (
        <div className={styles.places}>
          {locations.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={`${name} (${id})`}
              checked={chosen.includes(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
            />
          ))}
        </div>
      )}
    </>
  );
}
