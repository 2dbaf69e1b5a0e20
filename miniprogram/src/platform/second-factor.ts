// A write that asks for a second factor waits here while the page in sight shows the sheet (ui/second-factor-sheet): then
// it is sent again with the same identity, so nothing that was typed is lost.
import { useEffect, useState } from 'react';

export interface SecondFactorAsk {
  /** False: the person has no authenticator yet and has to enrol one first. */
  readonly enrolled: boolean;
  /** Ends the waiting: true when the factor was shown. */
  readonly done: (shown: boolean) => void;
}

type Listener = (ask: SecondFactorAsk | null) => void;

/** The pages that stand on each other; the last one is in sight. */
const pages: Listener[] = [];

/** Asks the person; false when they closed the sheet, or no page is there to ask. */
export const askSecondFactor = (enrolled: boolean): Promise<boolean> =>
  new Promise((resolve) => {
    const page = pages.at(-1);
    if (page === undefined) {
      resolve(false);
      return;
    }
    page({
      enrolled,
      done: (shown) => {
        page(null);
        resolve(shown);
      },
    });
  });

/** What waits for a second factor on this page; null: nothing. */
export const useSecondFactorAsk = (): SecondFactorAsk | null => {
  const [ask, setAsk] = useState<SecondFactorAsk | null>(null);
  useEffect(() => {
    pages.push(setAsk);
    return () => {
      pages.splice(pages.indexOf(setAsk), 1);
    };
  }, []);
  return ask;
};
