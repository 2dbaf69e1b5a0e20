// What each error code says to a person: short, plain, kind, and what to do next.
import type { ErrorCode } from '../kernel/errors';

export const ERROR_SENTENCES = {
  INVALID_INPUT: '有内容没填对，请检查后再试',
  UNKNOWN_ENDPOINT: '这个功能已经更新，请退出后重新打开',
  UNAUTHENTICATED: '需要先登记身份才能使用',
  FORBIDDEN: '您没有这项权限',
  SECOND_FACTOR_NEEDED: '这一步要先输入动态验证码',
  NOT_FOUND: '没有找到，可能已被移走或不属于您',
  CONFLICT: '别人刚刚改过，请刷新后再试',
  REQUEST_REUSED: '这次提交和之前的内容不同，请重新提交',
  WRONG_STATE: '现在的状态不能这样做，请刷新看看',
  TOO_EARLY: '还没有到开放时间',
  TOO_LATE: '已经过了截止时间',
  LIMIT_EXCEEDED: '超过了允许的数量',
  NOT_SET: '本市还没有设定这一项，请联系教育局',
  TOO_MANY_TRIES: '试的次数太多了，请过一会儿再来',
  SAME_PERSON: '需要另一个人来复核，不能由同一个人完成',
  CONFLICT_OF_INTEREST: '这件事与您有利害关系，需要由别人处理',
  CONSENT_MISSING: '这一项还没有得到监护人的同意，可以在“我的孩子 → 同意与撤回”里打开',
  CONTENT_REJECTED: '内容没有通过审核，不能公开',
  CONTENT_CHECK_DOWN: '内容审核暂时不可用，没有发布，请稍后再试',
  FILE_REFUSED: '这个文件不能用，请换一个',
  IMPORT_REFUSED: '表格里有不对的行，没有导入任何内容',
  BUSY: '现在人太多，请稍后再试',
  OFFLINE: '网络不通，请检查后再试',
  INTERNAL: '服务出了问题，我们会尽快处理',
} as const satisfies Record<ErrorCode, string>;
