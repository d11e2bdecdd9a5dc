/** The same as the icon of the window. */
export const ProductMark = ({ size }: { readonly size: number }) => (
  <svg viewBox="0 0 40 40" width={size} height={size} aria-hidden focusable={false}>
    <rect width="40" height="40" rx="9" fill="#1463bd" />
    <path d="M9 31V21h5v10zM17.5 31V15h5v16zM26 31V9h5v22z" fill="#fff" />
  </svg>
);
