// What a family agrees to, purpose by purpose, in words for the parent and for the child. Every version stays here with its date:
// an event of a child's document names the version it speaks of. Versions that hold are set in shared/domain/child/consent.ts.
import type { Purpose } from '../domain/child/child.schema';

export interface ConsentText {
  readonly version: number;
  readonly since: string;
  readonly title: string;
  /** What is used, for what, who sees it, how long. */
  readonly what: string;
  readonly who: string;
  readonly howLong: string;
  /** Why it cannot be done with less (个人信息保护法 第28、30条). */
  readonly why: string;
  /** What no longer works without it; everything else goes on. */
  readonly without: string;
  /** For the child. */
  readonly forChild: string;
}

export const CONSENT_TEXTS: Readonly<Record<Purpose, readonly ConsentText[]>> = {
  clubs: [
    {
      version: 1,
      since: '2026-11-01',
      title: '选社团、参加摇号',
      what: '孩子的姓名、年级、班级和社团志愿',
      who: '本校管理员看报名人数；选上以后，带社团的老师看名单。摇号文件里孩子只有代号',
      howLong: '在校期间；离校 180 天后删除',
      why: '不知道是谁、几年级，就没法排名额和分班',
      without: '不能报名社团，已选上的从老师名单里移走，下次摇号不参加',
      forChild: '老师要知道你想去哪个社团，还有你的名字和班级，才能给你留位子。',
    },
  ],
  attendance: [
    {
      version: 1,
      since: '2026-11-01',
      title: '社团点名',
      what: '孩子每次有没有到社团',
      who: '带社团的老师，本校管理员',
      howLong: '在校期间；离校 180 天后删除',
      why: '点名是为了放学后知道孩子在哪里',
      without: '老师的点名表里没有孩子，缺席时不会有人提醒您',
      forChild: '老师每次看看你来了没有，这样大家都知道你是安全的。',
    },
  ],
  ratings: [
    {
      version: 1,
      since: '2026-11-01',
      title: '评价社团',
      what: '对社团的三道选择题答案，不记姓名',
      who: '学校只看合计，人数太少时不显示',
      howLong: '答案不和孩子相连，无法再找出是谁的',
      why: '只有来过的孩子能评，所以要核对一次点名记录',
      without: '您和孩子都不能评价社团',
      forChild: '你可以说说这个社团好不好，没有人知道是你说的。',
    },
  ],
  notifications: [
    {
      version: 1,
      since: '2026-11-01',
      title: '把孩子的结果发给您',
      what: '摇号结果、候补递补等与孩子有关的提醒',
      who: '只发给已绑定的监护人',
      howLong: '读过的消息保存一年',
      why: '不发提醒，您可能错过确认的时间',
      without: '不再收到提醒，打开小程序仍然能看到结果',
      forChild: '有了结果，会告诉爸爸妈妈。',
    },
  ],
  photos: [
    {
      version: 1,
      since: '2026-11-01',
      title: '活动照片',
      what: '社团活动中有孩子的照片',
      who: '同一社团的家长和老师',
      howLong: '本学期末删除',
      why: '不是必需的，不同意不影响任何事',
      without: '老师不上传有孩子的照片，已有的删除',
      forChild: '老师拍照前会知道你愿不愿意出现在照片里。',
    },
  ],
};

/** The text of a version; the newest one when that version is not known. */
export const consentText = (purpose: Purpose, version: number): ConsentText => {
  const texts = CONSENT_TEXTS[purpose];
  const text = texts.find((one) => one.version === version) ?? texts.at(-1);
  if (text === undefined) throw new Error(`no consent text for ${purpose}`);
  return text;
};

/** What is not a matter of consent, and why it is kept all the same. */
export const WITHOUT_CONSENT =
  '学校按规定登记的姓名、学号、年级、班级不在这里选择：这是学校的法定职责（个人信息保护法第13条第3项）。每次有人查看，您都能在“谁看过”里看到。';
