import * as z from 'zod';

/** What `child.signInStudent` gives: 160 bits in base32. */
export const StudentToken = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{32}$/);
