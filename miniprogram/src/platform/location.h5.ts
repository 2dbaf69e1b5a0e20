import type { PickedPlace } from './location';

/** Browsers have no map of their own to pick from: the address is typed. */
export const canPickPlace = false;

export const pickPlace = async (): Promise<PickedPlace | null> => null;
