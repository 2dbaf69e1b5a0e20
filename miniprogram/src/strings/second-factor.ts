export const secondFactorStrings = {
  title: '输入动态验证码',
  why: '这一步会影响别人，需要再确认一次是您本人。验证后一段时间内不再询问。',
  label: '6 位验证码，或一个备用码',
  hint: '打开验证器应用查看，30 秒变一次',
  submit: '验证',
  wrong: '验证码不对，或者刚刚用过。请等下一个再输。',
  notEnrolled: '您还没有启用动态验证。启用只要一分钟，之后再回来完成这一步。',
  toEnrol: '去启用',
} as const;
