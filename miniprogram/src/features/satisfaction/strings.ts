import { SCALE_WORDS } from '@/strings/satisfaction';

export const ratingStrings = {
  concern: (child: string, club: string) => `${child} 的“${club}”怎么样，给个评价`,
  concernNote: (n: number) => `已上 ${n} 次课 · 半分钟`,
  title: (club: string) => `评价“${club}”`,
  attended: (child: string, n: number) => `${child} 已上 ${n} 次课`,
  scale: SCALE_WORDS,
  secret: '评价不写孩子和家长的名字，老师和学校看不到是谁评的；不满 10 份时，连分数也不显示。',
  once: '每个孩子对每个社团只评一次，提交后不能修改。',
  submit: '提交评价',
  thanks: '谢谢，已经记下',
  rated: '已经评价过了',
  notFound: '没有可以评价的社团',
  notFoundHint: '孩子参加过社团以后才能评价',
} as const;
