// Words around which people tell who they are. Surnames that are also common words (和、向、于、时、常、全) are left out:
// a missed rare surname is better than every second sentence blackened.

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾韦夏付邹熊白孟秦邱侯江尹薛闫段雷龙黎史贺顾毛郝龚邵覃武钱戴严莫孔温柳樊庞殷耿管翟缪柯裴卞戚骆舒阮齐尤葛俞聂纪焦储岳辛涂靳祁庄霍鲁柴瞿蒲娄';
const COMPOUND = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|轩辕|夏侯|南宫';

/** A surname, as a pattern. */
export const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;
/** Second and third sign of a name: no sign that means "somebody", nor one that begins another word. */
export const GIVEN = '[\\u4e00-\\u9fa5]';
/** A name in full: two to four signs. */
export const FULL_NAME = `(?!(?:高[一二三中]|初[一二三中]|任课|白天|江边|石头|马上|龙头|温馨|许多|许可|程度|段时|管理|任何|何时|何人|余下|周[一二三四五六日末]|夏天|夏令|史上|莫名|田径|严重|毛病|舒服|齐全|纪律|焦虑|储值|方便|单位))${SURNAME}(?!某|x|X|\\*)${GIVEN}{1,2}`;

/** After a name: who somebody is called by. */
export const TITLES =
  '老师|同学|校长|主任|教师|女士|先生|小姐|阿姨|叔叔|园长|教练|医生|警官|书记|局长|妈妈|爸爸|家长|奶奶|爷爷';
/** Before a name. */
export const CALLED =
  '我叫|我是|我名叫|本人(?:叫|姓名|名叫)?|名叫|名字(?:叫|是|:)|(?:孩子|儿子|女儿|娃|小孩|学生|闺女|老大|老二|同学|老师|班主任)(?:名字)?(?:叫|是)|姓名(?:是|:)?|联系人(?:是|:)?|署名(?:是|:)?|举报人(?:是|:)?|家长(?:是|:|叫)';
/** What may follow a name that was called: the end, a sign, or a word that cannot be part of it. */
export const AFTER_NAME =
  '(?=[,。;:!?\\s(]|$|的|在|是|,|今年|现在|目前|电话|手机|住|家住|读|上|就读|反映|举报|和|跟|也|都|说)';

/** Before an account of a messenger or bank. */
export const ACCOUNTS =
  '(?:加我|我的)?(?:微信(?:号|账号)?|微信ID|v信|vx|wx|weixin|薇信|QQ(?:号|群)?|qq(?:号|群)?|扣扣|企鹅号?|支付宝(?:账号)?|抖音号?|快手号?|小红书号?|账号|帐号|卡号|银行卡(?:号)?)';

/** Before somebody's own address. */
export const LIVES =
  '(?:我家住在?|我们家住在?|我住在?|家住在?|我家在|住址(?:是|:)|家庭(?:住址|地址)(?:是|:)?|地址(?:是|:)我家)';
export const ESTATE = '小区|花园|家园|公寓|家属院|新村|佳苑|苑|新城|华庭|嘉园|名邸|广场|大厦|社区|村';

/** Chinese figures that telephone numbers are written in to slip through. */
export const FIGURES: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  贰: '2',
  两: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
};
