import { useEffect } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { Breakable } from './breakable.tsx';

interface Props {
  readonly title: string;
  readonly className: string;
}

/** The one `h1`. It names the window too, and takes the focus when the page is come to. */
export function PageHeading({ title, className }: Props) {
  const { product } = useTexts().common;
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <h1 className={className} tabIndex={-1} data-page-heading>
      <Breakable name={title} />
    </h1>
  );
}
