import { Toast, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';

interface Notices {
  done(text: string): void;
  failed(error: unknown): void;
}

const Context = createContext<Notices | null>(null);

/** Says, to eyes and ears, what has been done and what could not be. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const toaster = useId('reports');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const { dispatchToast } = useToastController(toaster);
  const { reports: texts } = useTexts();
  const notices = useMemo(
    () => ({
      done: (text: string) =>
        dispatchToast(
          <Toast>
            <ToastTitle>{text}</ToastTitle>
          </Toast>,
          { intent: 'success' },
        ),
      failed: (error: unknown) =>
        dispatchToast(
          <Toast>
            <ToastTitle lang={error instanceof Error ? 'en' : undefined}>
              {error instanceof Error ? error.message : texts.failed}
            </ToastTitle>
          </Toast>,
          { intent: 'error', timeout: 10_000 },
        ),
    }),
    [dispatchToast, texts],
  );
  return (
    <Context value={notices}>
      {children}
      {/* Within the page, so that what it says belongs to the main part. */}
      <div ref={setPlace} />
      {place && <Toaster toasterId={toaster} position="bottom-end" mountNode={place} />}
    </Context>
  );
}

export function useNotices(): Notices {
  const notices = use(Context);
  if (!notices) throw new Error('NoticesProvider is missing above.');
  return notices;
}
