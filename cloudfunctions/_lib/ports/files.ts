// Files live in cloud storage under random names; only functions write them.

export interface Files {
  /**
   * Stores bytes under `folder/<random name>.<extension>`.
   * @returns the file's id, to be kept in a document
   */
  put(folder: string, extension: string, bytes: Uint8Array): Promise<string>;
  /** Stores bytes under `public/<path>`, where anybody may read them; replaces what is there. */
  putPublic(path: string, bytes: Uint8Array): Promise<void>;
  /** @throws AppError NOT_FOUND */
  read(fileId: string): Promise<Uint8Array>;
  /** A link that works for `seconds` (60–7200) and for nobody who does not hold it. */
  temporaryUrl(fileId: string, seconds: number): Promise<string>;
  remove(fileIds: readonly string[]): Promise<void>;
}
