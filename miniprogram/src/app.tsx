import type { PropsWithChildren } from 'react';
import './platform/text-encoder';
import './app.css';
import { openBrowser } from './platform/browser';
import { SessionProvider } from './platform/session';
import { SettingsProvider } from './platform/settings';
import { openTransport } from './platform/transport';

openBrowser();
openTransport();

export default function App({ children }: PropsWithChildren) {
  return (
    <SettingsProvider>
      <SessionProvider>{children}</SessionProvider>
    </SettingsProvider>
  );
}
