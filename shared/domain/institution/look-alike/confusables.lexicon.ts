// Characters that are taken for one another on a sign, each line one look. Sources: Unicode's confusables (UTS #39) for the
// scripts, and the twins that registries and fraud notices report for Hanzi.

/** Letters of other scripts, and what Latin letter each passes for. */
export const OTHER_SCRIPTS: readonly (readonly [string, string])[] = [
  ['АВЕКМНОРСТУХЅІЈԌԚԜ', 'ABEKMHOPCTYXSIJGQW'],
  ['авекмнорстухѕіјԁԛԝ', 'abekmhopctyxsijdqw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αβεικνορτυχωγη', 'abeikvoptuxwyn'],
  ['ɑɡɩօսⅼ', 'agioul'],
];

/** Kana and strokes that pass for Hanzi. */
export const KANA: readonly (readonly [string, string])[] = [['ロニハカタトエチミ〇○◯', '口二八力夕卜工千三ooo']];

/** Hanzi taken for one another; the first stands for all of its line. */
export const TWINS: readonly string[] = [
  '未末',
  '口囗',
  '土士',
  '日曰',
  '己已巳',
  '天夭',
  '人入',
  '大太犬',
  '千干',
  '木术',
  '刀力',
  '玉王',
  '白自',
  '凤风',
  '贝见',
  '戊戌戍',
  '治冶',
  '睛晴',
  '拔拨',
  '免兔',
  '今令',
  '乌鸟',
  '卓桌',
  '博搏',
  '雅稚',
  '育盲',
  '亨享',
  '宇字',
  '佳住隹',
  '哲晢',
  '毫亳',
  '赢嬴',
  '析折',
  '侯候',
  '明眀',
  '方万',
  '午牛',
  '问间',
  '微徽',
  '徒徙',
  '竟竞',
  '孑子',
  '汆氽',
  '市巿',
  '壶壸',
  '柬束',
  '祟崇',
  '幻幼',
  '遂逐',
  '栗粟',
  '茶荼',
];
