// The readable page of a child's export: plain Chinese, opens in any browser, loads nothing.
import type { ListPurpose, RecordPurpose } from '../domain/child/access.schema';
import type { BondState, Purpose, Relation } from '../domain/child/child.schema';
import type { Correctable, RequestState } from '../domain/child/request.schema';
import type { RetentionId } from '../domain/child/retention';
import {
  ACCESS_WORDS,
  BOND_STATE_WORDS,
  FIELD_WORDS,
  keptWords,
  RELATION_WORDS,
  REQUEST_STATE_WORDS,
  RETENTION_WORDS,
  STAFF_ROLE_WORDS,
} from './child';
import { consentText } from './consent-texts';

/** Names of the files in the zip. */
export const EXPORT_NAMES = { page: '孩子的信息.html', data: '数据.json' } as const;

export interface ExportedChild {
  readonly madeAt: string;
  readonly child: {
    readonly name: string;
    readonly number: string;
    readonly schoolName: string;
    readonly grade: number;
    readonly className: string;
    readonly leftOn: string | null;
  };
  readonly own: { readonly birthDate: string | null; readonly emergencyPhone: string; readonly careNote: string };
  readonly guardians: readonly {
    readonly displayName: string;
    readonly relation: Relation;
    readonly since: string;
    readonly state: BondState;
  }[];
  readonly consents: readonly {
    readonly purpose: Purpose;
    readonly version: number;
    readonly given: boolean;
    readonly at: string;
    readonly by: 'me' | 'guardian' | 'paper';
  }[];
  readonly wishes: readonly {
    readonly round: string;
    readonly clubs: readonly string[];
    readonly isConfirmedByChild: boolean;
  }[];
  readonly seats: readonly string[];
  readonly sessions: readonly { readonly club: string; readonly date: string }[];
  /** Who may fetch it besides its guardians. */
  readonly pickUps: readonly string[];
  readonly requests: readonly {
    readonly at: string;
    readonly state: RequestState;
    readonly field?: Correctable | undefined;
    readonly proposed?: string | undefined;
    readonly reply: string;
  }[];
  readonly whoLooked: readonly {
    readonly at: string;
    readonly byName: string;
    readonly byRole: keyof typeof STAFF_ROLE_WORDS;
    readonly purpose: RecordPurpose | ListPurpose;
    readonly words: string;
    readonly what: string;
    readonly listed: number;
  }[];
  readonly retention: readonly { readonly id: RetentionId; readonly days: number }[];
}

const BY_WORDS = { me: '我', guardian: '另一位监护人', paper: '学校存有纸质同意书' } as const;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? '<p>没有</p>'
    : `<table><tr>${headings.map((heading) => `<th>${heading}</th>`).join('')}</tr>${rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
        .join('')}</table>`;

const section = (title: string, body: string): string => `<h2>${title}</h2>${body}`;

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1f2933}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:6px 8px;text-align:left;vertical-align:top}h2{margin-top:2em}';

/** The page. Everything that people typed is escaped. */
export const exportPage = (data: ExportedChild): string => {
  const { child, own } = data;
  const parts = [
    section(
      '学校登记的信息',
      table(
        ['项目', '内容'],
        [
          ['姓名', child.name],
          ['学号', child.number],
          ['学校', child.schoolName],
          ['年级', String(child.grade)],
          ['班级', child.className],
          ['出生日期', own.birthDate ?? '没有登记'],
          ['离校日期', child.leftOn ?? '在校'],
        ],
      ),
    ),
    section(
      '您自己填写的',
      table(
        ['项目', '内容'],
        [
          ['紧急联系电话', own.emergencyPhone || '没有填写'],
          ['照顾提示', own.careNote || '没有填写'],
          ['可以接孩子的人', data.pickUps.join('、') || '没有填写'],
        ],
      ),
    ),
    section(
      '监护人',
      table(
        ['称呼', '关系', '开始', '状态'],
        data.guardians.map((one) => [
          one.displayName,
          RELATION_WORDS[one.relation],
          one.since,
          BOND_STATE_WORDS[one.state],
        ]),
      ),
    ),
    section(
      '同意与撤回',
      table(
        ['用途', '版本', '决定', '时间', '由谁'],
        data.consents.map((one) => [
          consentText(one.purpose, one.version).title,
          `第 ${one.version} 版`,
          one.given ? '同意' : '撤回',
          one.at,
          BY_WORDS[one.by],
        ]),
      ),
    ),
    section(
      '社团志愿',
      table(
        ['报名', '志愿（先后）', '孩子确认'],
        data.wishes.map((one) => [one.round, one.clubs.join('、'), one.isConfirmedByChild ? '已确认' : '没有']),
      ),
    ),
    section(
      '选上的社团',
      table(
        ['社团'],
        data.seats.map((club) => [club]),
      ),
    ),
    section(
      '到社团的记录',
      table(
        ['日期', '社团'],
        data.sessions.map(({ date, club }) => [date, club]),
      ),
    ),
    section(
      '更正申请',
      table(
        ['时间', '项目', '改为', '状态', '学校答复'],
        data.requests.map((one) => [
          one.at,
          one.field === undefined ? '' : FIELD_WORDS[one.field],
          one.proposed ?? '',
          REQUEST_STATE_WORDS[one.state],
          one.reply,
        ]),
      ),
    ),
    section(
      '谁看过',
      table(
        ['时间', '谁', '为了什么', '说明'],
        data.whoLooked.map((one) => [
          one.at,
          `${STAFF_ROLE_WORDS[one.byRole]} ${one.byName}`,
          ACCESS_WORDS[one.purpose],
          one.words || `${one.what}（共 ${one.listed} 人）`,
        ]),
      ),
    ),
    section(
      '保存多久',
      table(
        ['内容', '多久以后删除'],
        data.retention.map(({ id, days }) => [RETENTION_WORDS[id].what, keptWords(id, days)]),
      ),
    ),
    '<p>对社团的评价不记姓名，和孩子不相连，所以这里没有。</p>',
  ];
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(child.name)}</title><style>${STYLE}</style><h1>${escapeHtml(child.name)}的信息</h1><p>导出时间 ${escapeHtml(data.madeAt)}</p>${parts.join('')}</html>`;
};
