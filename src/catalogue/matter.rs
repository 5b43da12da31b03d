//! 事项: one matter, all that its document prints, and the conditions on it.

use super::codec::{record, words};
use super::{Element, ElementKind, Opening, Period, Quote, Start};

record! {
    /// 事项: something a citizen, an employer or an institution can have done.
    pub struct Matter {
        /// Verbatim: every element (要素) the document prints for it, in printed order. First, because
        /// the compiled form writes the other texts as parts of these.
        pub elements: Vec<Element>,
        /// File name; stands in links. The same matter has the same identifier in every region.
        pub id: &'static str,
        /// Verbatim: the name of the matter.
        pub name: &'static str,
        /// Ours: the name in plain words.
        pub plain: &'static str,
        /// For whom it is listed.
        pub audience: Audience,
        /// Ours: words that people type.
        pub words: Vec<&'static str>,
        /// 资格: all of them must hold.
        pub criteria: Vec<Criterion>,
        /// 办理方式.
        pub channels: Vec<Channel>,
        /// 材料, those that only a note mentions included.
        pub materials: Vec<Material>,
        /// 办理时限; empty only when the document prints none.
        pub deadlines: Vec<Deadline>,
        /// 受理时间.
        pub windows: Vec<Window>,
        /// 期间: times that run from a day of the citizen's own.
        pub periods: Vec<Period>,
        /// 备注 that is none of the above.
        pub notes: Vec<Note>,
        /// 存疑: contradictions and gaps.
        pub doubts: Vec<Doubt>,
        /// 背后: of an internal matter, the public matters of the region that it stands behind.
        pub behind: Vec<&'static str>,
    }
}

words! {
    /// 对象: under which heading a matter is listed. Ours; eligibility is in [`Criterion`].
    pub enum Audience {
        /// Citizens.
        Person = "个人",
        /// Employers.
        Employer = "单位",
        /// Hospitals and pharmacies.
        Institution = "机构",
        /// The office itself: nobody from outside applies.
        Internal = "内部",
    }
}

words! {
    /// 结论: what it comes to when a condition is not met. Ours.
    pub enum Failing {
        /// One cannot apply.
        Barred = "不能办",
        /// One can when something has been done or has come to pass.
        NotYet = "还不能办",
        /// What one would apply for is done already.
        NoNeed = "不用办",
    }
}

record! {
    /// One thing to be true of a citizen: the answer to a question is one of some choices.
    pub struct Test {
        /// Place in [`super::Catalogue::questions`].
        pub question: u8,
        /// Bit `n` is set when choice `n` satisfies the test. Neither empty nor full.
        pub choices: u16,
    }
}

record! {
    /// Tests that must hold together (且), each on a question of its own.
    pub struct Clause {
        /// May be empty only when `open` is set.
        pub tests: Vec<Test>,
        /// Set when the document leaves it open whether the tests suffice: the doubt, as a place in
        /// [`Matter::doubts`]. Such a clause is never true, only false or unknown.
        pub open: Option<u8>,
    }
}

record! {
    /// 情形: any of some clauses (或). No clause at all means always.
    pub struct Condition {
        /// The alternatives.
        pub any: Vec<Clause>,
    }
}

record! {
    /// 资格: one thing the document demands of whoever applies.
    pub struct Criterion {
        /// Verbatim: the words that demand it.
        pub text: &'static str,
        /// When it is met.
        pub condition: Condition,
        /// Ours: what someone who does not meet it should know; may be empty.
        pub advice: &'static str,
        /// Ours: what it comes to when it is not met.
        pub failing: Failing,
        /// Matters of the same region that may fit instead.
        pub instead: Vec<&'static str>,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

words! {
    /// 方式.
    pub enum ChannelKind {
        /// At a counter.
        Counter = "现场",
        /// Over the internet.
        Online = "网上",
        /// Granted without application.
        Automatic = "免申即享",
        /// By post.
        Post = "邮寄",
        /// At the community or township office.
        Community = "社区",
        /// At a branch of a bank that serves for the office.
        Bank = "银行网点",
        /// At a hospital that serves for the office.
        Hospital = "医疗机构",
    }
}

impl ChannelKind {
    /// Whether one goes somewhere.
    pub const fn is_a_place(self) -> bool {
        matches!(
            self,
            ChannelKind::Counter
                | ChannelKind::Community
                | ChannelKind::Bank
                | ChannelKind::Hospital
        )
    }
}

record! {
    /// 办理方式: one way to have it done.
    pub struct Channel {
        /// What sort of way.
        pub kind: ChannelKind,
        /// Verbatim.
        pub text: &'static str,
        /// For whom it is open.
        pub condition: Condition,
        /// The steps, as far as printed.
        pub steps: Vec<StepGroup>,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// Steps of one platform or of one way.
    pub struct StepGroup {
        /// Verbatim heading such as `1.政务服务平台办理流程:`.
        pub heading: Option<Quote>,
        /// Verbatim steps.
        pub steps: Vec<Quote>,
    }
}

record! {
    /// 材料: one slot of the list of papers.
    pub struct Material {
        /// Verbatim name.
        pub name: &'static str,
        /// Who must bring it.
        pub condition: Condition,
        /// 任选: any one of these fills the slot. Empty when the name stands for itself.
        pub alternatives: Vec<Alternative>,
        /// 形式, verbatim (原件, 复印件 …); empty when the document does not say.
        pub form: &'static str,
        /// 数量, where the document says; several when it depends on the case.
        pub amounts: Vec<Amount>,
        /// 盖章.
        pub seals: Vec<Seal>,
        /// 系统获取, verbatim: set when the office fetches it itself and nothing is handed in.
        pub fetched: &'static str,
        /// 附注: other sentences of the document about this paper.
        pub notes: Vec<Note>,
        /// Ours; may be empty.
        pub hint: &'static str,
        /// Ours: places in [`super::Catalogue::explanations`].
        pub explained: Vec<u8>,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// One of the papers that fill a slot.
    pub struct Alternative {
        /// Verbatim name.
        pub name: &'static str,
        /// When it may be used, the slot's own condition included.
        pub condition: Condition,
        /// 仅当, verbatim: the document's own proviso (无法提供的); may be empty.
        pub proviso: &'static str,
        /// 形式, verbatim; may be empty.
        pub form: &'static str,
        /// 盖章.
        pub seals: Vec<Seal>,
        /// 附注.
        pub notes: Vec<Note>,
        /// Ours: places in [`super::Catalogue::explanations`].
        pub explained: Vec<u8>,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// 数量: verbatim and as a number.
    pub struct Amount {
        /// Verbatim (`1份`, `三张`).
        pub text: &'static str,
        /// The number in it.
        pub count: u8,
        /// When so many are needed, the paper's own condition included.
        pub condition: Condition,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// 盖章: a seal on a paper.
    pub struct Seal {
        /// Verbatim (加盖单位公章).
        pub text: &'static str,
        /// When it is needed, the paper's own condition included.
        pub condition: Condition,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

words! {
    /// The unit of a deadline.
    pub enum Unit {
        /// 工作日, working days.
        WorkingDays = "个工作日",
        /// 自然日, calendar days.
        CalendarDays = "个自然日",
        /// 月, calendar months.
        Months = "个月",
        /// 即时, at once; the count is 0.
        AtOnce = "即时",
        /// 实时, while one waits for the system; the count is 0.
        RealTime = "实时",
        /// The sentence promises no number (`限时办结`), or names a day; the count is 0.
        AsStated = "见原文",
    }
}

impl Unit {
    /// Whether it is done on the day itself.
    pub const fn is_at_once(self) -> bool {
        matches!(self, Unit::AtOnce | Unit::RealTime)
    }

    /// Whether a number goes with it.
    pub const fn is_counted(self) -> bool {
        matches!(self, Unit::WorkingDays | Unit::CalendarDays | Unit::Months)
    }
}

record! {
    /// 时限: one promised time.
    pub struct Deadline {
        /// Verbatim sentence.
        pub text: &'static str,
        /// How many units; 0 with the units that are not counted.
        pub count: u16,
        /// The unit.
        pub unit: Unit,
        /// 日期: the days that the sentence names, with [`Unit::AsStated`].
        pub days: Option<Opening>,
        /// 起算: what it runs from.
        pub start: Start,
        /// Verbatim: the words that say so; empty where the document says nothing.
        pub start_text: &'static str,
        /// Places in [`Matter::channels`] to which it is limited; empty means all.
        pub channels: Vec<u8>,
        /// 环节, verbatim: the internal stage it is about; empty for the whole.
        pub stage: &'static str,
        /// When it applies, the channels' own conditions included.
        pub condition: Condition,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// 受理时间: when applications are taken.
    pub struct Window {
        /// Verbatim sentence.
        pub text: &'static str,
        /// 开放: the days it names; none when the sentence names no days that a calendar knows.
        pub opening: Option<Opening>,
        /// 另定, verbatim: the words that leave the days to an announcement (具体时间以当年公告为准).
        pub announced: &'static str,
        /// Places in [`Matter::channels`] to which it is limited; empty means all.
        pub channels: Vec<u8>,
        /// When it applies, the channels' own conditions included.
        pub condition: Condition,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// 备注: a sentence of the document that the citizen should see.
    pub struct Note {
        /// Verbatim.
        pub text: &'static str,
        /// Whom it concerns.
        pub condition: Condition,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

words! {
    /// What sort of doubt.
    pub enum DoubtKind {
        /// Two statements that cannot both be right.
        Contradiction = "矛盾",
        /// Something that should be there is not.
        Gap = "缺漏",
        /// A statement that can be read in more than one way.
        Unclear = "未明",
        /// A misprint that could mislead.
        Misprint = "误印",
    }
}

record! {
    /// 存疑: what the document contradicts or leaves out. Shown, never resolved.
    pub struct Doubt {
        /// What sort.
        pub kind: DoubtKind,
        /// Ours: what does not fit, and what is safe to do.
        pub text: &'static str,
        /// Whom it concerns.
        pub condition: Condition,
        /// The statements in question.
        pub sources: Vec<Quote>,
    }
}

impl Matter {
    /// Ours, or the office's where we have none: what people call it.
    pub fn everyday_name(&self) -> &'static str {
        if self.plain.is_empty() { self.name } else { self.plain }
    }

    /// The words that a quote stands for.
    pub fn quoted(&self, quote: &Quote) -> &'static str {
        let start = usize::from(quote.start);
        self.elements
            .get(usize::from(quote.element))
            .and_then(|element| element.text.get(start..start + usize::from(quote.len)))
            .unwrap_or("")
    }

    /// The printed elements of one kind.
    pub fn elements_of(&self, kind: ElementKind) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.kind == kind)
    }

    /// Every condition of the matter.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.statements().into_iter().map(|(condition, _)| condition)
    }

    /// Every condition of the matter except those of criteria.
    pub fn item_conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions().skip(self.criteria.len())
    }

    /// Everything that the document says on a condition: the condition, and where it says so. Criteria
    /// first. A list, because a chain of iterators is code anew wherever it is used.
    pub fn statements(&self) -> Vec<(&Condition, &[Quote])> {
        let mut all: Vec<(&Condition, &[Quote])> = Vec::new();
        macro_rules! each {
            ($list:expr) => {
                for it in $list {
                    all.push((&it.condition, &it.sources));
                }
            };
        }
        each!(&self.criteria);
        each!(&self.channels);
        for material in &self.materials {
            all.push((&material.condition, &material.sources));
            each!(&material.amounts);
            each!(&material.seals);
            each!(&material.notes);
            for alternative in &material.alternatives {
                all.push((&alternative.condition, &alternative.sources));
                each!(&alternative.seals);
                each!(&alternative.notes);
            }
        }
        each!(&self.deadlines);
        each!(&self.windows);
        each!(&self.periods);
        each!(&self.notes);
        each!(&self.doubts);
        all
    }
}
