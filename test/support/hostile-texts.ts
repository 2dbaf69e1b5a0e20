// Texts that want to be more than text: markup that runs where a page takes words for HTML, and cells that a spreadsheet takes
// for a formula. 150 of the one, 96 of the other.

/** What the markup would do, if it were markup. Nothing in it reaches out of the page. */
const BASES = [
  '<script>alert(1)</script>',
  '<script src=//example.invalid/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<body onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">看这里</a>',
  '<a href="data:text/html,<script>alert(1)</script>">看这里</a>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>好</button></form>',
  '<button formaction="javascript:alert(1)">好</button>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)></select>',
  '<textarea autofocus onfocus=alert(1)></textarea>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<style>@import "javascript:alert(1)";</style>',
  '<link rel=stylesheet href="javascript:alert(1)">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<marquee onstart=alert(1)>x</marquee>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
];

/** The ways in which it tries to get out of where it stands. */
const FORMS: readonly ((base: string) => string)[] = [
  (base) => base,
  (base) => `"'></span></div>${base}`,
  (base) =>
    base.replace(/<(\w)/g, (_, letter: string) => `<${letter.toUpperCase()}`).replaceAll('alert', "top['al'+'ert']"),
  (base) => `一段话。--></title></textarea></style>${base}<!--`,
  (base) => `{{constructor.constructor('alert(1)')()}}\${alert(1)}${base.replaceAll('<', '&lt;')}${base}`,
];

export const MARKUP: readonly string[] = BASES.flatMap((base) => FORMS.map((form) => form(base)));

const FORMULAS = [
  'HYPERLINK("http://example.invalid","看")',
  "cmd|' /C calc'!A0",
  'IMPORTXML("http://example.invalid","//a")',
  '1+1',
];
const STARTS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const BEFORE = ['', ' ', '\t'];

export const FORMULA_CELLS: readonly string[] = BEFORE.flatMap((before) =>
  STARTS.flatMap((start) => FORMULAS.map((formula) => `${before}${start}${formula}`)),
);

/** Whether a spreadsheet that opens this cell would take it for a formula. Not the product's own rule: this must notice its absence. */
export const isTakenForFormula = (cell: string): boolean => /^["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell);
