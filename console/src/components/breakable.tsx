import { Fragment } from 'react';

/** Between the words of a name, and after what opens: `Office|Usage`, `sum(|Seats)`. */
const BREAKS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[(_])/;

/** A name that may go on in the next line between its words, and is copied without a blank. */
export const Breakable = ({ name }: { readonly name: string }) =>
  name.split(BREAKS).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts may be alike, and never change their places
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
