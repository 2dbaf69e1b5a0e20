export const canScan = false;

export const scanText = async (): Promise<string | null> => null;
