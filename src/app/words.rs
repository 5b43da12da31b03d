//! All wording of the interface. Wording about matters lives in `seeds/`.
//!
//! 您, everyday words, short sentences, nothing unexplained, never blaming.

use crate::card::Unsure;
use crate::catalogue::Audience;

pub const APP: &str = "明白办";
pub const TAGLINE: &str = "办医保的事，先看清要带什么";
pub const BACK: &str = "返回";
pub const SKIP: &str = "跳到正文";
pub const ELDER: &str = "长辈版";

pub const READ: &str = "朗读";
pub const STOP: &str = "停";
pub const SPEED: &str = "朗读快慢";
pub const NORMAL_SPEED: &str = "正常";
pub const SLOWER: &str = "慢一点";
pub const NOT_READ: &str = "朗读断了，可以再按一次。";

pub const START: &str = "您要办什么医保的事？";
pub const WHICH_PLACE: &str = "或者先选地方：您在哪里办？";
pub const PRIVACY: &str = "不用登录，不用填姓名和身份证号。您的回答只在这台设备上，不会传出去。";
/// On a hall's screen, which wipes itself (static/kiosk.js).
pub const PRIVACY_IN_A_HALL: &str = "不用登录，不用填姓名和身份证号，您的回答不会传出去。这是公用的屏幕，走之前请清空；没人用了，也会自己清空。";
pub const PLACE_SOURCE: &str = "依据";
/// Everyday situations for which a place's document has no matter.
pub const NOT_WRITTEN: [&str; 2] = ["这份文件没有写：", "。要办这些，先打医保服务热线 12393 问。"];

pub const HOW_TO_USE: &str = "怎么用";
pub const STEPS_OF_USE: [&str; 3] =
    ["选地方，选要办的事", "答几个问题，不清楚也可以", "得到一张明白卡：带什么、怎么办、多久办好"];

pub const WHICH_MATTER: &str = "您要办什么事？";
pub const SEARCH_LABEL: &str = "打几个字来找";
pub const SEARCH_HINT: &str = "例如：住院、生孩子";
pub const NOTHING_FOUND: &str =
    "没有找到。换个说法试试，或者从下面选；也可以打医保服务热线 12393 问。";
/// Before the names of those that have it, each a link.
pub const ONLY_ELSEWHERE: [&str; 2] =
    ["的文件没有写这件事，先打 12393 问。别处的只能参考：", "的有"];
/// Around the place that was looked at and the place that a screen is about.
pub const ELSEWHERE: [&str; 3] =
    ["您刚才看的是", "。这一页是", "的，不在那里参保的只能参考，先打 12393 问。"];
pub const SEARCH_COMES: &str = "正在准备查找，请稍等。";
pub const SEARCH_NOT_COME: &str = "查找用的内容没有传过来。再打一个字试试，或者从下面选。";
pub const SITUATION: &str = "情形，答一两个问题就知道办哪一项";
/// Before what was typed fits: everyday words, and no other name of it.
pub const ALSO_CALLED: &str = "相关的说法：";
pub const BY_SITUATION: &str = "按情形选";
pub const ALL_MATTERS: &str = "全部事项";
pub const WHICH_OF_THESE: &str = "请选一项";
pub const OTHER_MATTERS: &str = "都不是，看全部事项";
pub const THIS_ONE: &str = "就是这一项：";
/// Where nothing was asked that could have told it from others.
pub const ONLY_ONE_HERE: &str = "这里的文件只写了这一项：";
pub const SEE_PAPERS: &str = "看要带什么";
pub const NONE_FITS: &str = "按您的回答，这里没有能办的事。拿不准的，先打医保服务热线 12393 问。原因写在下面，也可以改回答。";

pub const WHOLE_PRINT: &str = "文件关于这件事的全部原文";
pub const REPRINT: &str = "重印的";

pub const COMPARE: &str = "别的地方怎么办这件事";
pub const COMPARED: &str = "同一件事，各地文件对照";
pub const SAME: &str = "相同";
pub const DIFFERENT: &str = "不同";
pub const NOT_PRINTED: &str = "文件没有写";

pub const WHY_ASKED: &str = "为什么问：";
pub const UNSURE: &str = "不清楚";
pub const LOOKS_LIKE: &str = "这是什么样的";
pub const UNSURE_VERDICT: &str = "能不能办，要再问清楚";
pub const UNSURE_DETAILS: &str = "要带的还是那几样，没定的地方卡上会写明";
pub const UNSURE_KEEPS: &str = "不排除任何一项，接着问";
/// Over the few lines at the head of a card, each of which leads to its part.
pub const AT_A_GLANCE: &str = "我们归纳的";
pub const AT_A_GLANCE_WHAT: &str = "点哪一行，就到哪一段";
pub const PERHAPS_LONGER: &str = "（文件还写了别的期限，点开看）";
pub const SEE_WHOLE: &str = "看全文";
pub const GIVE_OR_TAKE: &str = "（可能差几天）";
pub const NOT_WRITTEN_WHERE: &str = "文件没有写";
pub const ONLY_PLACE: &str = "文件只写了地点";
pub const TELEPHONE: &str = "电话 ";
pub const PERHAPS: &str = "不一定能";
pub const AND_MORE: &str = "原文、依据，和文件里说不清的地方";
pub const EARLY_CARD: &str = "先看明白卡";
pub const YOUR_ANSWERS: &str = "您的回答";
pub const CHANGE: &str = "改";
pub const IDLE_ANSWERS: &str = "没有用到的回答";
pub const OTHER_DATE: &str = "换一天";
pub const NOT_ANSWERED: &str = "还没有回答";
pub const CHECK: &str = "看看答得对不对";
pub const CHECK_LEAD: &str = "不对的，点“改”。都对了，就点下面的按钮。";
pub const CHECK_MORE: &str = "照这样回答，还要再问。";
pub const TO_CARD: &str = "都对，看明白卡";
pub const TO_JOINT: &str = "都对，回到清单";
pub const TRY_OTHERS: &str = "点“改”，看看换一个回答会多什么、少什么。";
pub const IF: &str = "如果换一个回答";
pub const IF_OTHERWISE: &str = "如果换一个回答呢？";
pub const IF_NOW: &str = "现在";
pub const IF_THEN: &str = "换成";
pub const IF_SAME: &str = "卡上什么都不变。";
pub const IF_VERDICT: &str = "能不能办";
pub const IF_MORE: &str = "多了";
pub const IF_LESS: &str = "不用了";
pub const IF_MAYBE: &str = "变成不一定";
pub const IF_OTHER: &str = "要求变了";
pub const IF_GAINED: &str = "多了";
pub const IF_PERHAPS: &str = "可能还有";
pub const IF_LOST: &str = "没有了";
pub const IF_TAKE: &str = "就改成这个回答";
pub const IF_KEEP: &str = "不改，回到原来的卡";
pub const IF_CARD: &str = "换了以后的卡是这样：";
pub const REMEDY: &str = "如果答错了，其实是下面这样，就符合这一条：";
pub const CHOSEN: &str = "（现在选的）";

pub const CARD: &str = "明白卡";
pub const JOINT: &str = "一起办的事";
pub const JOIN: &str = "和别的事一起办";
pub const JOIN_WHY: &str = "还有别的事要办？材料合在一张清单上，同名的只列一次。";
pub const SEVERAL: &str = "要办不止一件？勾上，一起办";
pub const JOIN_THESE: &str = "勾上的一起办";
pub const NONE_TICKED: &str = "还没有勾。先勾上要办的事。";
pub const ONE_MORE: &str = "再加一件事";
pub const SAME_SITUATION: &str = "从这种情形里再选";
pub const JOINT_EMPTY: &str = "清单里还没有事。找到要办的事，看到明白卡，就能放进来。";
pub const TO_START: &str = "去找要办的事";
pub const CHANGE_ANSWERS: &str = "改回答";
pub const SEE_CARD: &str = "看明白卡";
pub const WHOLE_CARD: &str = "全部内容，看明白卡";
pub const LEAVE_OUT: &str = "不办这件";
pub const NOT_ON_LIST: &str = "办不了，它的材料没有放进下面的清单。";
pub const BRING_ALL: &str = "一起带的材料";
pub const JOINT_RECKONED: &str = "这张清单是我们把几件事的材料合起来的，文件里没有。";
pub const NEEDED_FOR: &str = "哪件事要";
pub const NO_NUMBER: &str = "份数：文件没有写。";
pub const OUR_SUM: &str = "我们算的";
pub const HOW_AND_WHEN: &str = "怎么办、什么时候";
pub const NOT_PROOF_JOINT: &str = "本清单不是受理凭证，能不能办以经办机构的答复为准。";
pub const INTERNAL_DETAILS: &str = "文件写的办法（给经办机构的人看）";
pub const BEHIND: &str = "跟它有关、您能办的事：";
pub const DOCUMENT_SAYS: &str = "文件写的是";
/// Conditions are printed for those who may and for those who may not (不一致则不予受理); these fit both.
pub const MET: &str = "这条没问题";
pub const UNMET: &str = "没过这条";
pub const UNKNOWN: &str = "还要弄清";
/// Over the conditions, where all has been asked and it is still open.
pub const TO_BE_CLEARED: &str = "标着“还要弄清”的，弄清了才知道能不能办：";
pub const INSTEAD: &str = "可以看看这些事项：";
pub const CONTINUE: &str = "继续回答";
pub const BEGIN: &str = "开始回答";

pub const READY: &str = "已备好 ";
pub const REMEMBER: &str = "在这台设备上记住打的勾";
pub const CANNOT_REMEMBER: &str = "这个浏览器不让网页记东西，关掉网页勾就没有了。";
pub const WIPE: &str = "清空全部记录";
pub const WIPE_WHAT: &str = "打的勾、清单、您的回答，都去掉，回到首页。";
pub const WIPE_HISTORY: &str = "浏览器自己的历史记录，要到浏览器里清。";
pub const WIPE_SURE: &str = "确定清空";
pub const WIPED: &str = "已经清空。";

pub const BRING: &str = "带什么";
pub const MUST: &str = "必带";
pub const MAYBE: &str = "可能要带";
pub const NOT_NEEDED: &str = "不用带";
pub const FETCHED_MARK: &str = "不用交";
pub const FETCHED: &str = "不用您交";
pub const NOTHING_TO_BRING: &str = "文件没有要求带材料。";
pub const PAPERS_INTERNAL: &str = "经办机构用的材料（不用您带）";
pub const PAPERS_ANYWAY: &str = "文件要求的材料（您不符合条件，只供参考）";
pub const ONLY_ONE: &str = "您带这个：";
pub const NOT_FOR_YOU: &str = "按您的回答，不能拿这个来代替：";

pub const WRONG_ANSWER: &str = "我答错了：改这个回答";
pub const YOU_SAID: &str = "您说：";
pub const COPIES: &str = "数量";
pub const FORM: &str = "形式";
pub const SEAL: &str = "盖章";
pub const SAYS: &str = "文件还说";
pub const DETAILS: &str = "为什么、出处";
pub const SOURCE: &str = "出处";
pub const EVERYONE: &str = "办这件事的人都要带。";
pub const BECAUSE: &str = "因为您说";
pub const DEPENDS: &str = "要看：";
pub const OUR_WORDS: &str = "我们的说明";
pub const WHAT_IS_IT: &str = "这是什么";
pub const ORIGIN: &str = "从哪里来：";
pub const UNLIKE: &str = "别弄混：";

pub const HOW: &str = "怎么办";
pub const STEPS: &str = "步骤";
pub const CLOSED_CHANNEL: &str = "您不能这样办";
pub const NO_CHANNEL: &str = "文件没有写在哪里办、怎么办。";
pub const NO_CHANNEL_BUT_PLACE: &str = "文件没有写怎么办，只写了地点，见“找谁”。";
pub const WHEN: &str = "什么时候";
pub const TERM: &str = "多久办好";
pub const WINDOW: &str = "受理时间";
pub const RECKONED: &str = "我们按文件算的日子";
pub const HOW_COUNTED: &str = "怎么算的";
pub const GIVE_DAY: &str = "告诉我们是哪天，就能算出最后一天";
pub const NO_TERM: &str = "按您的回答，文件没有写多久办好。";
pub const BACKED_BY: &str =
    "办完以后经办机构内部还有一项，有自己的时限；算不算在办结时限里，文件没有写";
pub const STAGES: &str = "文件写了天数的几步";
pub const STAGES_RECKONED: &str = "按每一步都用满、办完当天就转交来算。";
pub const ACCEPTED: &str = "受理";
pub const OTHER_DAY: &str = "换一天去办";
pub const RECKON: &str = "按这天算";
pub const TO_CALENDAR: &str = "存到日历";
pub const AS_TEXT: &str = "文字版，可以发微信";
pub const COPY: &str = "复制文字";
pub const COPY_LINK: &str = "复制链接";
pub const IN_A_WINDOW: &str = "在新窗口打开";
pub const NOT_PRINTED_HERE: &str = "在这里打印不了。请点“在新窗口打开”，到那里再打印。";
pub const HAND_OVER: &str = "把这张明白卡交给这个网站";
pub const HAND_OVER_HOLDS: &str = "这个网站想要这张卡。卡里有您要办的事、您的回答、要带的材料，没有姓名和身份证号。您不按，什么都不会交。";
pub const HAND_OVER_NOW: &str = "同意，交给它";
pub const HANDED_OVER: &str = "已经交给这个网站。";
pub const COPIED: &str = "已经复制";
pub const NOT_COPIED: &str = "没有复制成。请点开“文字版”，长按里面的文字来复制。";
pub const TAKE_ALONG: &str = "带走";
pub const TO_TAKE_ALONG: &str = "打印、发到手机";
pub const PRINT: &str = "打印";
pub const SHARE: &str = "分享";
pub const NOT_SHARED: &str = "没有分享成。可以复制文字，再发出去。";
pub const TO_PHONE: &str = "发到手机（二维码）";
pub const CODE_OF_SITE: &str = "这个网址的二维码";
pub const SITE_ON_PHONE: &str = "用手机打开这个网址（二维码）";
pub const SCAN: &str = "用手机扫一扫，打开同一张卡。";
pub const SCAN_SAME: &str = "扫码看同一张卡";
pub const TOO_LONG: &str = "回答太多，二维码放不下。请复制链接。";
pub const NO_CODE: &str = "这个网页存在这台设备上，别的设备打不开，所以没有二维码和链接。";
pub const CODE_OF_LIST: &str = "这张清单的二维码";
pub const LIST_HOLDS: &str = "这个码里只有：地方、事项和您的回答。没有姓名，没有证件号。";
pub const CODE_OF_CARD: &str = "这张明白卡的二维码";
pub const CODE_OF_MATTER: &str = "这件事的二维码";
pub const OPEN_LIST: &str = "打开这张清单：";
pub const OPEN_CARD: &str = "打开这张卡：";
pub const TO_POSTER: &str = "做成海报";

pub const SHEET: &str = "明白卡（一次性告知）";
pub const PRINTED_ON: &str = "打印日期：";
pub const DEMANDS: &str = "原件、份数、盖章";
pub const LIST_SHEET: &str = "一起办的事（材料清单）";
pub const SCAN_LIST: &str = "扫码看同一张清单";
pub const OURS: &str = "说明";
pub const RECKONED_MARK: &str = "推算";
pub const WHOSE_WORDS: &str = "材料和引用的话抄自文件；标着“说明”“推算”的和提示是我们写的。";

pub const POSTER: &str = "海报";
pub const POSTER_CALL: &str = "办这件事要带什么？扫一扫";
pub const POSTER_STEPS: [&str; 3] =
    ["用手机扫上面的码", "答几个问题，不清楚也可以", "看要带什么、怎么办、多久办好"];
pub const POSTER_BASIS: &str = "内容抄自《";
pub const PRINT_POSTER: &str = "打印海报";
pub const TO_MATTER: &str = "回到这件事";
pub const YEAR: &str = "年";
pub const MONTH: &str = "月";
pub const DAY: &str = "日";
pub const CHOOSE_DAY: &str = "请选日期";
pub const THIS_DAY: &str = "就是这天";
pub const DAY_INCOMPLETE: &str = "请把年、月、日都选好。";
pub const NO_SUCH_DAY: &str = "没有这一天，请看看月和日选得对不对。";
pub const DAY_TO_COME: &str = "这一天还没有到，请选今天或以前的日子。";
pub const DAY_OUT_OF_REACH: &str = "请选今天或以后一年里的日子。";
pub const WHOM: &str = "找谁";
pub const GAPS: &str = "这份文件没有写：";
pub const ALSO: &str = "还要知道";
pub const DOUBTS: &str = "文件里说不清的地方";
pub const MISPRINTS: &str = "文件里可能印错的地方";
pub const BASIS: &str = "凭什么";
pub const FROM_DOCUMENT: &str = "这张卡上的官方文字，全部抄自";
pub const MADE_ON: &str = "制卡日期：";
pub const NOT_PROOF: &str = "本卡不是受理凭证，能不能办以经办机构的答复为准。";

pub const OPENING: &str = "正在打开…";
pub const OPENING_WHAT: &str = "这里的内容正在传过来，请稍等。";
pub const NOT_COME: &str = "内容没有传过来";
pub const NOT_COME_WHY: &str = "可能是网络断了，或者网络太慢。您已经答的都还在。";
pub const TRY_AGAIN: &str = "再试一次";
pub const READ_DOCUMENT: &str = "也可以直接看官方文件：";

pub const DROPPED: &str = "链接里有这里没有的内容，已经去掉：";
pub const DROPPED_ALL: &str = "链接太长";
pub const DROPPED_NEWER: &str = "有些内容（链接比这个网页新，刷新再试）";
pub const DROPPED_DAY: &str = "要去办的日子（已经过了，或者太远）";

/// 最多还要回答 N 个问题; `first`: none has been answered yet.
pub fn remaining(count: usize, first: bool) -> String {
    match count {
        0 | 1 if first => "只有一个问题".to_owned(),
        0 | 1 => "最后一个问题".to_owned(),
        _ => format!("最多还有 {count} 个问题"),
    }
}

/// 文件写的条件（3 条）.
pub fn conditions(count: usize) -> String {
    format!("文件写的条件（{count} 条）")
}

/// 必带 4 样，可能要带 1 样; empty when there are none.
pub fn so_many_papers(must: usize, maybe: usize) -> String {
    let part = |what: &str, count: usize| match count {
        0 => String::new(),
        _ => [what, " ", &count.to_string(), " 样"].concat(),
    };
    let comma = if must > 0 && maybe > 0 { "，" } else { "" };
    [part(MUST, must).as_str(), comma, &part(MAYBE, maybe)].concat()
}

/// 个人的事（21）.
pub fn matters_of(audience: Audience, count: usize) -> String {
    let whose = match audience {
        Audience::Person => "个人的事",
        Audience::Employer => "单位的事",
        Audience::Institution => "医药机构的事",
        Audience::Internal => "经办机构内部的事，不用您办",
    };
    format!("{whose}（{count}）")
}

/// 上面的材料里已经写了的（2）.
pub fn shown_above(count: usize) -> String {
    counted("上面已经写了的", count)
}

/// 找到 3 项.
pub fn found(count: usize) -> String {
    format!("找到 {count} 项")
}

/// 还可能是这几项（3）.
pub fn still_possible(count: usize) -> String {
    format!("还可能是这几项（{count}）")
}

/// Where none fits: 这 11 项为什么不是.
pub fn none_of_these(count: usize) -> String {
    format!("这 {count} 项为什么不是")
}

/// Where others fit: 另外 2 项为什么不是.
pub fn not_these(count: usize) -> String {
    format!("另外 {count} 项为什么不是")
}

/// 多了（2）.
pub fn counted(what: &str, count: usize) -> String {
    format!("{what}（{count}）")
}

/// What the button 不清楚 says below: 有 2 样材料会先放在“可能要带”里.
pub fn unsure_means(unsure: Unsure) -> String {
    let papers = match unsure.papers {
        0 => String::new(),
        count => format!("有 {count} 样材料会先放在“可能要带”里"),
    };
    match (unsure.verdict, papers.is_empty()) {
        (true, true) => UNSURE_VERDICT.to_owned(),
        (true, false) => [UNSURE_VERDICT, "；", &papers].concat(),
        (false, false) => papers,
        (false, true) => UNSURE_DETAILS.to_owned(),
    }
}

/// 清单里有 2 件事.
pub fn kept(count: usize) -> String {
    format!("清单里有 {count} 件事，去看看")
}

/// 放进清单（已有 2 件）.
pub fn join_more(count: usize) -> String {
    format!("放进清单（已有 {count} 件）")
}

/// 在清单里了，回到清单（2 件）.
pub fn back_to_joint(count: usize) -> String {
    format!("在清单里了，回到清单（{count} 件）")
}

/// What the list is good for, by how much is on it.
pub fn joint_lead(count: usize) -> &'static str {
    match count {
        0 => JOINT_EMPTY,
        1 => "现在有 1 件。再加一件，材料就合在一起。",
        _ => "几件事的材料合成一张清单，在下面。",
    }
}

/// What the code of a card holds: so many answers, and perhaps a day to apply.
pub fn code_holds(answers: usize, day: bool) -> String {
    let mut held = String::from("这个码里只有：地方、事项");
    if day {
        held.push_str("、要去办的日子");
    }
    match answers {
        0 => held.push('。'),
        _ => held.push_str(&["和您的 ", &answers.to_string(), " 个回答。"].concat()),
    }
    held.push_str("没有姓名，没有证件号。");
    held
}

/// Of pages that are read without the program, and what they say of themselves to search engines and messengers.
#[cfg(feature = "pages")]
pub mod prerendered {
    pub const DESCRIPTION: &str = "医保办事前先看清：要带什么、怎么办、多久办好、依据是哪一句。";
    pub const NO_QUESTIONS: &str = "这里打不开问答。下面是全部要求，照样能看。";
    pub const NO_QUESTIONS_BELOW: &str = "这里打不开问答。从下面选要办的事，要求照样能看。";

    pub fn place(name: &str, count: usize) -> String {
        format!("{name}医保 {count} 件事：每一件要带什么、怎么办、多久办好，依据是文件的哪一句。")
    }

    pub fn situation(place: &str, matters: &str) -> String {
        format!("{place}可以办：{matters}。")
    }
}
