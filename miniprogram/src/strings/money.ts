// Sums of money in words. Inside they are whole fen.

/** `123450` → `1,234.50`; whole yuan lose their fen: `120000` → `1,200`. */
const digits = (fen: number): string => {
  const [yuan = '0', rest = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${grouped}${rest === '00' ? '' : `.${rest}`}`;
};

/** `123450` → `1,234.50 元`. */
export const moneyWords = (fen: number): string => `${digits(fen)} 元`;

/** What was typed as yuan, in fen: `1,234.5`, `１２００`, `￥80元`. Null when it is no sum of at most 10 million yuan. */
export const parseYuan = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').replace(/[¥￥元,，\s]/g, '');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return null;
  const fen = Math.round(Number(plain) * 100);
  return fen <= MAX_FEN ? fen : null;
};

const MAX_FEN = 1_000_000_000;
