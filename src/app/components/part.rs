//! The few shapes that all screens are made of. Small functions, used often: every `html!` block is
//! code in the page, and the page has a budget; so the shapes are built through one function.

use crate::app::words;
use yew::prelude::*;
use yew::virtual_dom::{AttrValue, VTag};

/// An element with a class (none when empty) and what stands in it.
pub fn element(name: &'static str, class: &'static str, children: Html) -> VTag {
    let mut tag = VTag::new(name);
    if !class.is_empty() {
        tag.add_attribute("class", class);
    }
    tag.add_child(children);
    tag
}

/// The same, as a part of a page.
pub fn block(name: &'static str, class: &'static str, children: Html) -> Html {
    element(name, class, children).into()
}

/// An element that can have nothing in it: `img`, `input`.
pub fn void(name: &'static str) -> VTag {
    VTag::new(name)
}

/// Text in a page.
pub fn text(text: impl Into<AttrValue>) -> Html {
    Html::from(text.into())
}

/// A paragraph.
pub fn line(class: &'static str, words: impl Into<AttrValue>) -> Html {
    block("p", class, text(words))
}

/// A paragraph of the office's words, which look different from ours.
pub fn official(words: &'static str) -> Html {
    line("official", words)
}

/// Our own words next to the office's, marked as ours.
pub fn ours(mark: &'static str, words: impl Into<AttrValue>) -> Html {
    block("p", "ours", all([block("span", "ours-mark", text(mark)), text(words)]))
}

/// What sort of thing is said, and the thing.
pub fn labelled(name: impl Into<AttrValue>, body: Html) -> Html {
    block("div", "fact", all([block("span", "fact-name", text(name)), body]))
}

/// Something folded away under a summary.
pub fn folded(class: &'static str, summary: Html, open: bool, body: Html) -> Html {
    let mut details = element("details", class, all([block("summary", "", summary), body]));
    if open {
        details.add_attribute("open", "");
    }
    details.into()
}

/// A part of a screen with its heading.
pub fn section(class: &'static str, id: &'static str, title: &'static str, body: Html) -> Html {
    let mut heading = element("h2", "", text(title));
    heading.add_attribute("id", id);
    let mut section = element("section", class, all([heading.into(), body]));
    section.add_attribute("aria-labelledby", id);
    section.into()
}

/// A list; nothing when it is empty.
pub fn list(class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    block("ul", class, all(items.into_iter().map(|item| block("li", "", item))))
}

/// The heading of a screen, which takes the focus on arrival.
pub fn heading(words: &'static str) -> Html {
    let mut heading = element("h1", "", phrases(words));
    heading.add_attribute("tabindex", "-1");
    // Where a line may be broken would be a pause in the middle of words.
    heading.add_attribute("aria-label", words);
    heading.into()
}

/// Words before which a line may be broken, where it must be. No browser knows where Chinese words end.
const BREAKS: &str = "参保 登记 备案 报销 信息 费用 认定 查询 待遇 医疗保险 医疗保障 医疗 保险 审核 申请 人员 机构 变更 打印 转移 接续 账户 \
    支付 缴费 关系 协议 定点 职工 居民 城乡 基本 生育 门诊 住院 异地 就医 退休 单位 个人 手术 津贴 救助 资助 \
    医保 为什么 离退休 还有 看看 还是 是不 是哪 是什 是怎 有没 能不 要不 哪 什么 怎么 不对";

/// A text of large type, to be broken between words: `h1` keeps the rest together (static/app.css).
pub fn phrases(words: &'static str) -> Html {
    let mut parts = Vec::new();
    let (mut from, mut free) = (0, 0);
    for (at, c) in words.char_indices() {
        let rest = &words[at..];
        let found = BREAKS.split_ascii_whitespace().find(|it| rest.starts_with(it));
        // What was found is not broken itself, and nothing is left alone at the beginning.
        let opened = words[..at].ends_with(['（', '(', '《', '“']);
        if found.is_some() && at >= free && at > 0 && !opened {
            parts.push(text(&words[from..at]));
            parts.push(VTag::new("wbr").into());
            from = at;
        }
        free = free.max(at + found.map_or(c.len_utf8(), str::len));
    }
    parts.push(text(&words[from..]));
    all(parts)
}

/// A link to another screen.
pub fn link(class: &'static str, address: String, body: Html) -> VTag {
    let mut link = element("a", class, body);
    link.add_attribute("href", address);
    link
}

/// A full-width button that leads to another screen.
pub fn choice(
    class: &'static str,
    address: String,
    label: &'static str,
    note: impl Into<AttrValue>,
    chosen: bool,
) -> Html {
    let note = note.into();
    let mark = match chosen {
        true => block("span", "chosen", text(words::CHOSEN)),
        false => Html::default(),
    };
    let label = block("span", "choice-text", all([text(label), mark]));
    let note = match note.is_empty() {
        true => Html::default(),
        false => block("span", "choice-note", text(note)),
    };
    let mut link = link(class, address, all([label, note]));
    if chosen {
        link.add_attribute("aria-current", "true");
    }
    link.into()
}

/// Words that only a screen reader says, to tell links with the same text apart.
pub fn unseen(words: &'static str) -> Html {
    block("span", "unseen", all([text("："), text(words)]))
}

/// Several things one after the other.
pub fn all(items: impl IntoIterator<Item = Html>) -> Html {
    Html::from_iter(items)
}
