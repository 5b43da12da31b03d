//! 要素: what a document prints for a matter, and the words in it that say something.

use super::codec::{Codec, Reader, Slice, Writer, words};

words! {
    /// Which element of a matter a heading announces. The words are those of the documents; where
    /// documents call the same element differently, [`ElementKind::NAMES`] has the other names.
    pub enum ElementKind {
        /// The chapter of the document in which the matter stands.
        Chapter = "章",
        /// Kind of administrative power.
        PowerKind = "职权类别",
        /// The matter's own title line.
        Title = "标题",
        /// Name of the matter.
        Name = "事项名称",
        /// Main item.
        MainItem = "主项",
        /// Code of the main item.
        MainItemCode = "主项编码",
        /// Number of the sub-item.
        SubItemNumber = "子项序号",
        /// Sub-item.
        SubItem = "子项",
        /// Code of the sub-item.
        SubItemCode = "子项编码",
        /// What the matter is about, in one sentence.
        Summary = "事项简述",
        /// Who is served.
        Audience = "服务对象",
        /// Channels.
        Channels = "办理方式",
        /// When and in which ways applications are taken.
        Acceptance = "办理时间及受理方式",
        /// Whether it can be done over the internet.
        Online = "是否网上经办",
        /// Procedure.
        Procedure = "办理流程",
        /// Stages.
        Stages = "办理环节",
        /// Materials.
        Materials = "办理材料",
        /// Processing time.
        Deadline = "办理时限",
        /// Fee.
        Fee = "是否收费",
        /// Notes.
        Notes = "备注",
        /// Legal basis.
        LegalBasis = "设定依据",
        /// How the result reaches the applicant.
        Delivery = "结果送达",
        /// Which office, and where.
        Place = "办理机构及地点",
        /// Where to enquire.
        Enquiry = "咨询查询途径",
        /// Where the guide is published.
        Disclosure = "信息公开渠道（办事指南）",
        /// Frequent questions.
        Questions = "常见问题",
        /// Which officer decides; for staff.
        Supervision = "权限监管",
        /// Menus of the office's own system; for staff.
        Modules = "业务系统操作模块",
        /// Complaints.
        Complaints = "投诉渠道",
        /// Evaluation of the service.
        Evaluation = "政务服务“好差评”评价",
    }
}

/// 要素: one printed element. Verbatim, one paragraph a line; white space may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// The heading as printed, number and slips included (`2、 服务对象`).
    pub heading: &'static str,
    /// The text below the heading; paragraphs are separated by `\n`.
    pub text: &'static str,
    /// 重印: from a second place where the document prints the same matter.
    pub reprint: bool,
}

/// Later texts of the matter are slices of its elements, so reader and writer keep these.
impl Codec for Element {
    fn write(&self, out: &mut Writer) {
        self.kind.write(out);
        self.reprint.write(out);
        self.heading.write(out);
        self.text.write(out);
        out.element(self.text);
    }

    fn read(input: &mut Reader) -> Self {
        let (kind, reprint) = (Codec::read(input), Codec::read(input));
        let (heading, text) = (Codec::read(input), Codec::read(input));
        input.element(text);
        Element { kind, heading, text, reprint }
    }

    /// A list of elements is the beginning of a matter.
    fn begin_writing(out: &mut Writer) {
        out.forget_elements();
    }

    fn begin_reading(input: &mut Reader) {
        input.forget_elements();
    }
}

impl ElementKind {
    /// Other names that documents print for an element: `办理依据` is what another document calls
    /// `设定依据`. A slip of the print is a name too.
    pub const NAMES: &'static [(&'static str, ElementKind)] = &[
        ("业务描述", ElementKind::Summary),
        ("业务流程", ElementKind::Procedure),
        ("经办流程", ElementKind::Procedure),
        ("办理依据", ElementKind::LegalBasis),
        ("所需资料", ElementKind::Materials),
        ("办理时间和受理方式", ElementKind::Acceptance),
        ("办结时限", ElementKind::Deadline),
        ("受理地点", ElementKind::Place),
        ("服务电话", ElementKind::Enquiry),
        ("询查询途径", ElementKind::Enquiry),
        ("受理对象", ElementKind::Audience),
        ("信息公开渠道", ElementKind::Disclosure),
        ("监督投诉渠道", ElementKind::Complaints),
        ("投诉机构", ElementKind::Complaints),
        ("信息系统操作模块", ElementKind::Modules),
        ("注", ElementKind::Notes),
    ];

    /// Whether the element is meant for the office's own staff: kept, exported, not shown.
    pub const fn for_staff(self) -> bool {
        matches!(self, ElementKind::Supervision | ElementKind::Modules)
    }
}

impl Element {
    /// The heading without its number: `(4) 所需资料` is 所需资料.
    pub fn name(&self) -> &'static str {
        bare_heading(self.heading)
    }
}

/// A heading without the number before it (`一、`, `2、`, `(4)`, `（11）`).
pub fn bare_heading(heading: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = heading.trim_start_matches(['(', '（']);
    let bracketed = rest.len() < heading.len();
    let after = rest.trim_start_matches(numeral);
    // A bare name must not lose a leading numeral: only number and mark together are a number.
    let marks: &[char] = if bracketed { &[')', '）'] } else { &['、', '.', '．'] };
    match after.strip_prefix(marks) {
        Some(name) if after.len() < rest.len() => name.trim_start(),
        _ => heading,
    }
}

/// 出处: the words of an element that say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Place in [`Matter::elements`].
    pub element: u8,
    /// Byte offset into the element's text.
    pub start: u16,
    /// Length in bytes; never 0.
    pub len: u16,
}

impl Codec for Quote {
    fn write(&self, out: &mut Writer) {
        let (start, len) = (self.start.into(), self.len.into());
        out.slice(Slice { element: self.element.into(), start, len });
    }

    fn read(input: &mut Reader) -> Self {
        let slice = input.slice();
        Quote { element: slice.element as u8, start: slice.start as u16, len: slice.len as u16 }
    }
}
