// Evidence: what may be sent, how large, and what is kept of it. The bytes lie sealed in storage; this document says where.

export const EVIDENCE_KINDS = ['photo', 'audio', 'video'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Sniffed from the bytes; what a file calls itself is not asked. */
export const EVIDENCE_FORMATS = ['jpeg', 'png', 'webp', 'mp3', 'wav', 'aac', 'ogg', 'm4a', 'mp4', 'mov'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/** Why a file is not taken. Each has a sentence for the person who chose it. */
export const FILE_REFUSALS = [
  'EMPTY',
  'TOO_LARGE',
  'UNKNOWN_FORMAT', // no photo, sound or video that we know
  'UNREADABLE', // broken, cut off, or not what it says it is
  'TOO_MANY_PIXELS',
  'TWO_IN_ONE', // another file hides in it
  'CANNOT_CLEAN', // its data about where and when cannot be taken out
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** @source guarantees.md P5: 20 MB for sound and video; photos are smaller because a phone shrinks them first. @policy */
export const MAX_BYTES: Readonly<Record<EvidenceKind, number>> = {
  photo: 15 * 1024 * 1024,
  audio: 20 * 1024 * 1024,
  video: 20 * 1024 * 1024,
};
export const MAX_EVIDENCE_BYTES = Math.max(...Object.values(MAX_BYTES));

/** Bytes of one piece: as base64 in an event well below the platform's 6 MB. */
export const PIECE_BYTES = 3 * 1024 * 1024;
export const MAX_PIECES = Math.ceil(MAX_EVIDENCE_BYTES / PIECE_BYTES);

/** The header of a sealed piece, and where its body lies. */
export interface StoredPiece {
  readonly header: {
    readonly version: 1;
    readonly algorithm: 'x25519-seal+xchacha20poly1305';
    readonly keyId: string;
    readonly key: string;
  };
  readonly fileId: string;
}

/** A file on its way (`receiving`), or cleaned (`ready`); sealed in storage either way, before and after a report claims it. */
export interface Evidence {
  readonly id: string;
  readonly revision: number;
  readonly state: 'receiving' | 'ready';
  /** Pieces that the sender announced. */
  readonly of: number;
  /** As they arrived, uncleaned, by number as text; let go once the file is ready. */
  readonly received: Readonly<Record<string, StoredPiece>>;
  /** Cleaned, in order; empty before. */
  readonly parts: readonly StoredPiece[];
  readonly kind: EvidenceKind | null;
  readonly format: EvidenceFormat | null;
  /** Of the cleaned file. */
  readonly bytes: number;
  /** Uncleaned pieces that are still in storage although the file is ready: removed at once, or by the nightly sweep. */
  readonly leftover: number;
  /** Objects in storage, of both sorts. */
  readonly files: number;
  /** The day, not the moment: the time of an upload could point at somebody. */
  readonly day: string;
  readonly reportId: string | null;
}

/** The numbers of the pieces that have not arrived, ascending. */
export const missingPieces = ({ of, received }: Pick<Evidence, 'of' | 'received'>): number[] =>
  Array.from({ length: of }, (_, piece) => piece).filter((piece) => received[String(piece)] === undefined);
