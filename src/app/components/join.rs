//! Keeping matters for one list: on a card, at a situation, and the line that leads to the list from everywhere.

use super::part;
use crate::app::browser::fragment;
use crate::app::pages::{Subject, Visit};
use crate::app::{Context, words};
use crate::card::{Card, Suggestion};
use crate::link::{Link, Member};
use crate::rules::Answers;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

/// The kept matters with one more; with its answers instead of older ones if it is among them.
fn with(joined: &[Member], member: Member) -> Vec<Member> {
    let mut all = renewed(joined, member.region, member.matter, &member.answers);
    if !all.contains(&member) {
        all.push(member);
    }
    all
}

/// The kept matters, with these answers where the matter is among them: what is answered on its own screens holds
/// for the list too.
pub fn renewed(joined: &[Member], region: usize, matter: usize, answers: &Answers) -> Vec<Member> {
    let mut all = joined.to_vec();
    for it in &mut all {
        if (it.region, it.matter) == (region, matter) {
            it.answers = answers.clone();
        }
    }
    all
}

/// On a card: puts the matter on the list. Nothing where nobody can apply, or on a card that only might be.
pub fn button(visit: &Visit, card: &Card) -> Html {
    let Subject::Matter(matter) = visit.subject else { return Html::default() };
    if !card.is_of_use() || visit.changes.is_some() {
        return Html::default();
    }
    let (region, answers) = (visit.region, visit.answers.clone());
    let joined = with(&visit.context.joined, Member { region, matter, answers });
    let before = visit.context.joined.len();
    let text = match before {
        0 => words::JOIN.to_owned(),
        _ if joined.len() == before => words::back_to_joint(before),
        _ => words::join_more(before),
    };
    let address = visit.context.address_with(&Link::Joint, &joined);
    let link = part::link("action other", address, part::text(text)).into();
    part::block("div", "join", part::all([part::line("ours", words::JOIN_WHY), link]))
}

/// The list, where the matter is on it: with the answers given here.
pub fn list_of(visit: &Visit) -> Option<String> {
    let Subject::Matter(matter) = visit.subject else { return None };
    let joined = &visit.context.joined;
    let is_here = |it: &Member| (it.region, it.matter) == (visit.region, matter);
    joined.iter().any(is_here).then(|| {
        let joined = renewed(joined, visit.region, matter, visit.answers);
        visit.context.address_with(&Link::Joint, &joined)
    })
}

/// On every screen but the list itself: that there is one.
pub fn line(context: &Context, link: &Link) -> Html {
    if context.joined.is_empty() || *link == Link::Joint {
        return Html::default();
    }
    let text = part::text(words::kept(context.joined.len()));
    part::link("kept", context.address(&Link::Joint), text).into()
}

/// At a situation: several of its matters at once, with the answers given so far.
pub fn several(visit: &Visit, fitting: &[Suggestion]) -> Html {
    let context = &visit.context;
    let mut members = Vec::new();
    let mut boxes = Vec::new();
    for it in fitting {
        let Some(member) = visit.member(it.matter) else { continue };
        let is_kept =
            |known: &Member| (known.region, known.matter) == (member.region, member.matter);
        if context.joined.iter().any(is_kept) {
            continue;
        }
        let label = match it.plain {
            "" => part::block("span", "official", part::text(it.name)),
            plain => {
                let name = part::block("span", "official choice-note", part::text(it.name));
                part::block("span", "", part::all([part::text(plain), name]))
            }
        };
        let mut tick = part::void("input");
        tick.add_attribute("type", "checkbox");
        tick.add_attribute("name", members.len().to_string());
        boxes.push(part::block("label", "tick", part::all([tick.into(), label])));
        members.push(member);
    }
    if members.len() + context.joined.len() < 2 || members.is_empty() {
        return Html::default();
    }
    let context = context.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = event.target_dyn_into::<HtmlFormElement>() {
            join(&form, &context, &members);
        }
    });
    let mut wrong = part::element("p", "wrong", Html::default());
    wrong.add_attribute("role", "alert");
    let form = html! {
        <form {onsubmit}>
            { part::list("", boxes) }
            { Html::from(wrong) }
            <button class="action" type="submit">{ words::JOIN_THESE }</button>
        </form>
    };
    part::folded("group", part::text(words::SEVERAL), false, form)
}

/// Goes to the list with those that are ticked.
fn join(form: &HtmlFormElement, context: &Context, members: &[Member]) {
    let Ok(data) = FormData::new_with_form(form) else { return };
    let mut joined = context.joined.to_vec();
    for (place, member) in members.iter().enumerate() {
        if data.has(&place.to_string()) {
            joined.push(member.clone());
        }
    }
    if joined.len() > context.joined.len() {
        // A browser that refuses its own fragment would have refused every link before.
        fragment::go_to(&context.address_with(&Link::Joint, &joined));
    } else if let Ok(Some(said)) = form.query_selector(".wrong") {
        said.set_text_content(Some(words::NONE_TICKED));
    }
}
