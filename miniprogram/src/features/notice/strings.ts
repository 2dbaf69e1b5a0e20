export const noticeStrings = {
  title: '通知',
  none: '现在没有通知',
  all: '全部年级',
  for: '适用年级',
  applies: (names: string) => `适用于：${names}`,
  period: '执行时间',
  source: '依据',
  copySource: '复制依据的网址',
  gone: '这条通知已撤回或不适用于您的孩子',
} as const;
