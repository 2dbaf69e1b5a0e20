import { toGcj02 } from '@shared/kernel/geo';
import type { Here } from './whereabouts';

const PATIENCE_MS = 10_000;

export const findMe = (): Promise<Here | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ at: toGcj02({ lng: coords.longitude, lat: coords.latitude }), accuracyM: coords.accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS },
    );
  });
