// Replies: the words they can start from, and the desk that keeps the tenant's own.
import type { Outcome } from '@shared/domain/report/report.schema';

/** There from the start; the city's own come before them. */
export const REPLY_TEMPLATES = {
  violationFound: [
    {
      value: 'rectified',
      label: '已责令整改',
      text: '我们到现场核查，您反映的情况属实，已责令立即停止并整改，后续会复查。谢谢您告诉我们。',
    },
    { value: 'case', label: '已立案', text: '我们到现场核查，您反映的情况属实，已按规定立案处理。处理结果依法公开。' },
  ],
  notFound: [
    {
      value: 'notSeen',
      label: '现场没有发现',
      text: '我们在您说的时间到现场看过，没有发现您反映的情况。如果再看到，请补充时间和照片，我们会再去。',
    },
  ],
  cannotVerify: [
    {
      value: 'more',
      label: '线索不够',
      text: '根据现有线索没能核实。如果您知道更具体的时间、楼层或照片，请在这里补充，我们会继续查。',
    },
  ],
  notOurs: [
    { value: 'elsewhere', label: '该去哪里', text: '这件事不属于校外培训监管。请拨打 12345，会转给主管部门。' },
  ],
} as const satisfies Record<Outcome, readonly { value: string; label: string; text: string }[]>;

export const templateStrings = {
  about: '办结答复时可以从这些话开始，办理人员再改。市局的人可以增改；改过的每一版都留着，谁改的、哪天改的都看得到。',
  readOnly: '只有市局的人可以改。',
  builtIn: '内置',
  retired: '已停用',
  none: '这一类还没有本市自己的模板',
  add: '新增模板',
  edit: '修改',
  outcome: '用于哪种结果',
  label: '名称',
  labelHint: '2–20 个字，选的时候看这个',
  text: '答复的话',
  textHint: '写给举报人看：做了什么、结果怎样、接下来怎么办。不要写任何人的姓名。',
  save: '保存',
  saved: '已保存',
  cancel: '取消',
  retire: '停用',
  reuse: '重新启用',
  changed: (name: string, day: string) => `${name} ${day}`,
  earlier: (n: number) => `以前的 ${n} 版`,
  stale: '别人刚刚改过，已重新读取，请再看一看',
} as const;
