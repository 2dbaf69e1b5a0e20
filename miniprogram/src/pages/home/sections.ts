// What features show on the home page, in this order: first what concerns this family now, then notices.
import type { ComponentType } from 'react';

export const HOME_SECTIONS: readonly { readonly key: string; readonly Section: ComponentType }[] = [];
