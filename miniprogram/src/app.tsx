import type { PropsWithChildren } from 'react';
import './app.css';
import { SessionProvider } from './platform/session';
import { SettingsProvider } from './platform/settings';
import { openTransport } from './platform/transport';

openTransport();

export default function App({ children }: PropsWithChildren) {
  return (
    <SettingsProvider>
      <SessionProvider>{children}</SessionProvider>
    </SettingsProvider>
  );
}
