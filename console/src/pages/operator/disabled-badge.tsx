import { Badge } from '@fluentui/react-components';
import { ProhibitedRegular } from '@fluentui/react-icons';
import { useTexts } from '../../i18n/i18n-context.tsx';

/** Only what is out of the ordinary is marked. */
export function DisabledBadge({ disabled }: { readonly disabled: boolean }) {
  const { partners } = useTexts().operator;
  if (!disabled) return null;
  return (
    <Badge appearance="tint" color="danger" icon={<ProhibitedRegular />}>
      {partners.disabled}
    </Badge>
  );
}
