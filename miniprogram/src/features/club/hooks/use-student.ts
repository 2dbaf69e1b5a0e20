// A child's sign-in on this phone: the token lives in this page and nowhere else. It ends with the page, with a press on 退出, and
// when nobody has touched the screen for a while: the next child at a shared tablet must not see anything of this one.
import { useDidHide } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWrite } from '@/platform/use-write';

/** @policy a child that reads slowly still touches the screen within this; one that walked away does not */
const IDLE_MS = 3 * 60_000;

interface SignedIn {
  readonly token: string;
  readonly childName: string;
  readonly expiresAt: number;
}

export const useStudent = () => {
  const signInWrite = useWrite('child.signInStudent');
  const signOutWrite = useWrite('child.signOutStudent');
  const [student, setStudent] = useState<SignedIn | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const signOut = useCallback((): void => {
    clearTimeout(timer.current);
    setStudent((current) => {
      // The screen is wiped at once; the server hears of it as soon as it can, and the token ends by itself anyway.
      if (current !== null) void signOutWrite.submit({ token: current.token });
      return null;
    });
  }, [signOutWrite.submit]);

  const touch = useCallback((): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(signOut, IDLE_MS);
  }, [signOut]);

  const latest = useRef(signOut);
  latest.current = signOut;
  useEffect(() => () => latest.current(), []);
  useDidHide(() => latest.current());

  return {
    student,
    error: signInWrite.error,
    busy: signInWrite.busy,
    signIn: async (code: string): Promise<void> => {
      const reply = await signInWrite.submit({ code });
      if (reply === null) return;
      setStudent(reply);
      touch();
    },
    signOut,
    touch,
  };
};
