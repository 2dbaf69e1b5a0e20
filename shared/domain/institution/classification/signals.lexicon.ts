// Words that point to one side in the four dimensions of the classification guide, and words behind which either may hide.
// A word alone decides nothing: `classify.ts` says what has to come together.

export const DIMENSIONS = ['purpose', 'content', 'method', 'evaluation'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `academic` and `nonAcademic` point; `veiled` names something that is taught both ways (数学思维, 国学, 口才). */
export type Side = 'academic' | 'nonAcademic' | 'veiled';

export type Because =
  | 'SUBJECT_NAMED'
  | 'CURRICULUM_TOPIC'
  | 'EXAM_ORIENTED'
  | 'SCORE_ORIENTED'
  | 'LECTURE_AND_DRILL'
  | 'HOMEWORK_HELP'
  | 'EXAM_RESULT'
  | 'SELECTION'
  | 'ART'
  | 'SPORT'
  | 'SCIENCE_AND_MAKING'
  | 'INTEREST'
  | 'BODY_AND_MIND'
  | 'PRACTICE_BY_DOING'
  | 'SHOWN_NOT_EXAMINED'
  | 'OFTEN_A_DISGUISE';

export interface Signal {
  readonly side: Side;
  readonly because: Because;
  readonly words: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const SUBJECTS: Signal = {
  side: 'academic',
  because: 'SUBJECT_NAMED',
  words: words(
    '道德与法治 语文 数学 英语 外语 日语 俄语 历史 地理 物理 化学 生物 政治 奥数 数理化 文化课 学科知识 课内知识 教材 课本 课程标准 课标 统编版 部编版 人教版 北师大版',
  ),
};
const TOPICS: Signal = {
  side: 'academic',
  because: 'CURRICULUM_TOPIC',
  words: words(
    '代数 几何 方程 函数 分数运算 小数运算 四则运算 口算 应用题 算术 计算题 语法 词汇 单词 音标 完形填空 阅读理解 作文 写作技巧 文言文 古诗文背诵 识字 拼音 力学 电学 光学 化学方程式 细胞 遗传 知识点 考点 必考 重难点',
  ),
};
const EXAMS: Signal = {
  side: 'academic',
  because: 'EXAM_ORIENTED',
  words: words(
    '中考 高考 小升初 升学 应试 备考 期中考 期末考 期中复习 期末复习 月考 冲刺 自主招生 竞赛获奖加分 KET PET FCE',
  ),
};
const SCORES: Signal = {
  side: 'academic',
  because: 'SCORE_ORIENTED',
  words: words(
    '提分 提高成绩 提升成绩 提升学习成绩 学习成绩 提高分数 成绩提升 补差 补课 补习 培优 尖子 巩固课内 同步辅导 同步提高 课内同步 查漏补缺 预习新课 超前学习 幼小衔接 学科成绩',
  ),
};
const DRILL: Signal = {
  side: 'academic',
  because: 'LECTURE_AND_DRILL',
  words: words(
    '讲授 讲解 授课 讲题 刷题 习题 题海 做题 练习题 例题 真题 试卷 模拟卷 听说读写 听写 默写 背诵 抄写 预习 复习 精讲 精练 板书 错题',
  ),
};
const HOMEWORK: Signal = {
  side: 'academic',
  because: 'HOMEWORK_HELP',
  words: words('作业辅导 辅导作业 批改作业 作业答疑'),
};
const RESULTS: Signal = {
  side: 'academic',
  because: 'EXAM_RESULT',
  words: words('考试 测试 测验 单元测 考核成绩 成绩 分数 打分 排名 名次 正确率 得分'),
};
const SELECTION: Signal = { side: 'academic', because: 'SELECTION', words: words('选拔 分班 甄别 筛选 录取 升学率') };

const ART: Signal = {
  side: 'nonAcademic',
  because: 'ART',
  words: words(
    '舞蹈 拉丁舞 恰恰 伦巴 桑巴 芭蕾 街舞 民族舞 绘画 素描 水彩 水粉 油画 国画 美术 书法 硬笔 软笔 声乐 合唱 钢琴 吉他 古筝 二胡 小提琴 架子鼓 葫芦丝 乐器 戏曲 戏剧表演 播音 主持 手工 陶艺 拉坯 捏塑 上釉 剪纸 泥塑 摄影 服装 编织 非遗',
  ),
};
const SPORT: Signal = {
  side: 'nonAcademic',
  because: 'SPORT',
  words: words(
    '篮球 足球 排球 羽毛球 乒乓球 网球 游泳 蛙泳 自由泳 仰泳 蝶泳 田径 跆拳道 武术 长拳 太极拳 散打 击剑 轮滑 滑冰 体操 体能 跳绳 围棋 象棋 国际象棋 攀岩 射箭 自行车 瑜伽',
  ),
};
const MAKING: Signal = {
  side: 'nonAcademic',
  because: 'SCIENCE_AND_MAKING',
  words: words(
    '机器人 编程 无人机 航模 车模 3D打印 创客 搭建 积木 电子制作 科技制作 科学小实验 天文观测 木工 烹饪 种植 劳动实践',
  ),
};
const INTEREST: Signal = {
  side: 'nonAcademic',
  because: 'INTEREST',
  words: words('兴趣 爱好 审美 艺术素养 艺术修养 陶冶 鉴赏 创造力 想象力 动手能力 科学素养 热爱'),
};
const BODY: Signal = {
  side: 'nonAcademic',
  because: 'BODY_AND_MIND',
  words: words('强身健体 身体素质 体质 健康 协调性 柔韧 团队合作 合作精神 意志品质 自信 运动技能 运动习惯'),
};
const DOING: Signal = {
  side: 'nonAcademic',
  because: 'PRACTICE_BY_DOING',
  words: words(
    '示范 模仿 排练 合奏 动手 操作 体验 创作 临摹 写生 游戏 对抗 实战 分组活动 户外 实地 表演练习 动作练习 基本功',
  ),
};
const SHOWN: Signal = {
  side: 'nonAcademic',
  because: 'SHOWN_NOT_EXAMINED',
  words: words(
    '汇报演出 演出 展演 展示 作品 展览 画展 比赛 联赛 段位 考级 体能测评 成长档案 观察记录 自评 互评 音乐会',
  ),
};
const VEILED: Signal = {
  side: 'veiled',
  because: 'OFTEN_A_DISGUISE',
  words: words(
    '思维 逻辑 国学 口才 演讲 大语文 全脑 专注力 记忆力 阅读力 益智 素质拓展 素养提升 研学 游学 夏令营 冬令营 托管 绘本 双语 英文 戏剧英语 科学启蒙 学习力 学习方法 家庭教育 竞赛',
  ),
};

/** Which words count in which dimension. */
export const SIGNALS: Readonly<Record<Dimension, readonly Signal[]>> = {
  purpose: [EXAMS, SCORES, SUBJECTS, TOPICS, HOMEWORK, SELECTION, INTEREST, BODY, ART, SPORT, MAKING, VEILED],
  content: [SUBJECTS, TOPICS, EXAMS, HOMEWORK, ART, SPORT, MAKING, VEILED],
  method: [DRILL, HOMEWORK, SUBJECTS, DOING, VEILED],
  evaluation: [RESULTS, SELECTION, EXAMS, SHOWN, VEILED],
};

/** Words before a phrase that deny it: 「不讲数学」「不以考试」 say nothing for it. */
export const DENIALS = /(?:不|非|无|没有|禁止|避免|杜绝|并未|拒绝|而非|不是)[^，。；、,;.!?]{0,6}$/;
