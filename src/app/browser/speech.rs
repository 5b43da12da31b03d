//! Reading aloud, by a voice that lives on the device. A voice that does not (`localService` is false) sends what it says
//! to a server; such a one is never used, and where there is no other, nothing is offered.
//!
//! What is read and how far is no part of the address: it is gone with the page. Browsers have their ways, met here:
//!
//! - Voices may come late, and Safari does not tell: besides the event, they are looked for a few times.
//! - Safari speaks only when a finger asked for it: the first words are given to it in the very event of the press.
//! - Chrome falls silent after fifteen seconds of one utterance: `crate::speech` cuts shorter.
//! - Words that are given right after `cancel` are swallowed: there is a moment between.
//! - Chrome forgets an utterance, with its events, unless somebody holds it; others lose an end all the same: after
//!   some patience the next words are said.
//! - Pausing means stopping on Android: here there is no pausing. A pause that another page left is lifted.

use super::lines::{self, Line};
use crate::app::words;
use crate::speech::{Phrase, patience, phrases, suitability};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, EventTarget, Range, ScrollBehavior, ScrollToOptions, SpeechSynthesis,
    SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

/// Class of the line that is read, and name of the highlight on the words of it.
const READING: &str = "reading";

const NORMAL: f32 = 1.0;
const SLOW: f32 = 0.75;
/// Milliseconds from `cancel` to the next words, and from one line to the next.
const MOMENT: u32 = 100;
const BETWEEN_LINES: u32 = 350;
/// How often voices are looked for where nothing tells of them, and milliseconds between.
const LOOKS: u32 = 10;
const BETWEEN_LOOKS: u32 = 500;

struct Reading {
    synthesis: SpeechSynthesis,
    voice: SpeechSynthesisVoice,
    lines: Vec<Line>,
    /// What is said: number of the line, and the words.
    said: Vec<(usize, Phrase)>,
    at: usize,
    /// What is being said.
    utterance: Option<SpeechSynthesisUtterance>,
    /// What happens if nothing else does.
    timer: Option<Timeout>,
    /// How many ends were lost one after the other.
    lost: u32,
}

thread_local! {
    static NOW: RefCell<Option<Reading>> = const { RefCell::new(None) };
    /// For the visit: whether the reader wants it slower.
    static IS_SLOW: Cell<bool> = const { Cell::new(false) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
    /// Hears the end of each utterance; kept for ever, because an end may come when nobody waits for it any more.
    static HEARD: Closure<dyn Fn(Event)> = Closure::new(heard);
    static VOICES_CHANGED: Closure<dyn Fn()> = Closure::new(show);
}

fn synthesis() -> Option<SpeechSynthesis> {
    // Where there is none, the binding gives `undefined` for it.
    window().speech_synthesis().ok().filter(|it| it.is_object())
}

/// The voice that suits best of those on the device.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let mut best = (0, None);
    let voices: JsValue = synthesis.get_voices().into();
    let voices = voices.dyn_ref::<Array>()?;
    for voice in voices.iter() {
        let voice = voice.unchecked_into::<SpeechSynthesisVoice>();
        if voice.local_service() {
            let suits = suitability(&voice.lang(), &voice.name());
            if suits > best.0 {
                best = (suits, Some(voice));
            }
        }
    }
    best.1
}

/// Whether reading aloud can be offered now. If not, the row is shown as soon as it can.
pub fn is_offered() -> bool {
    let Some(synthesis) = synthesis() else { return false };
    if voice(&synthesis).is_some() {
        return true;
    }
    // As a property: older Safaris have no listeners here.
    VOICES_CHANGED.with(|it| synthesis.set_onvoiceschanged(Some(it.as_ref().unchecked_ref())));
    look(LOOKS);
    false
}

fn look(left: u32) {
    Timeout::new(BETWEEN_LOOKS, move || {
        show();
        if left > 0 && document().query_selector(".speech[hidden]").is_ok_and(|it| it.is_some()) {
            look(left - 1);
        }
    })
    .forget();
}

/// Shows the row if there is a voice, and hides it if there is none any more.
fn show() {
    let has_voice = synthesis().is_some_and(|it| voice(&it).is_some());
    if let Ok(Some(row)) = document().query_selector(".speech") {
        let _ = row.toggle_attribute_with_force("hidden", !has_voice);
    }
}

/// How the buttons of the two speeds stand: the normal one, the slow one.
pub fn speeds() -> [&'static str; 2] {
    let slow = IS_SLOW.get();
    [pressed(!slow), pressed(slow)]
}

fn pressed(is_pressed: bool) -> &'static str {
    if is_pressed { "true" } else { "false" }
}

/// Hears the buttons of the row and whatever ends the reading, from the first call on.
pub fn listen() {
    if LISTENS.replace(true) {
        return;
    }
    let (window, page) = (window().into(), document().into());
    let events: [(&EventTarget, &str); 4] = [
        (&page, "click"),
        (&page, "visibilitychange"),
        (&window, "hashchange"),
        (&window, "pagehide"),
    ];
    for (target, name) in events {
        EventListener::new(target, name, hear).forget();
    }
}

fn hear(event: &Event) {
    match event.type_().as_str() {
        "click" => {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            match target.and_then(|it| it.closest(".speech button").ok().flatten()) {
                Some(speed) if speed.has_attribute("aria-pressed") => {
                    set_slow(speed.next_element_sibling().is_none());
                }
                Some(_) if !stop() => begin(),
                _ => {}
            }
        }
        "visibilitychange" if !document().hidden() => {}
        _ => {
            stop();
            // What went wrong on the last screen is not said on the next.
            tell(false, "");
        }
    }
}

fn begin() {
    let found = synthesis().and_then(|it| voice(&it).map(|voice| (it, voice)));
    let Some((synthesis, voice)) = found else {
        show();
        return;
    };
    let lines = lines::all();
    let mut said = Vec::new();
    for (line, it) in lines.iter().enumerate() {
        for phrase in phrases(&it.text) {
            said.push((line, phrase));
        }
    }
    let busy = synthesis.speaking() || synthesis.pending();
    if busy {
        synthesis.cancel();
    }
    synthesis.resume();
    let timer = busy.then(|| Timeout::new(MOMENT, say));
    let (at, utterance, lost) = (0, None, 0);
    NOW.set(Some(Reading { synthesis, voice, lines, said, at, utterance, timer, lost }));
    tell(true, "");
    if !busy {
        say();
    }
}

/// Stops reading; says whether anything was being read.
pub fn stop() -> bool {
    let Some(mut reading) = NOW.take() else { return false };
    reading.silence();
    reading.mark(false);
    tell(false, "");
    true
}

/// Says what comes next.
fn say() {
    // Nobody may call back into what is borrowed: it is taken out and put back.
    let Some(mut reading) = NOW.take() else { return };
    let spoken = reading.say();
    NOW.set(Some(reading));
    if !spoken {
        stop();
    }
}

fn heard(event: Event) {
    let Some(mut reading) = NOW.take() else { return };
    let is_this =
        event.target().is_some_and(|it| reading.utterance.as_ref() == Some(it.unchecked_ref()));
    let failed = is_this && event.type_() == "error";
    if is_this && !failed {
        reading.lost = 0;
        reading.go_on();
    }
    NOW.set(Some(reading));
    if failed {
        give_up();
    }
}

fn lose_patience() {
    let Some(mut reading) = NOW.take() else { return };
    reading.silence();
    reading.lost += 1;
    let is_mute = reading.lost > 1;
    reading.go_on();
    NOW.set(Some(reading));
    if is_mute {
        give_up();
    }
}

fn give_up() {
    stop();
    tell(false, words::NOT_READ);
}

/// Sets how fast is read, from the words on that are being said.
fn set_slow(slow: bool) {
    IS_SLOW.set(slow);
    if let Ok(buttons) = document().query_selector_all(".speech [aria-pressed]") {
        for (place, pressed) in (0..).zip(speeds()) {
            if let Some(button) = buttons.get(place) {
                let _ = button.unchecked_into::<Element>().set_attribute("aria-pressed", pressed);
            }
        }
    }
    let Some(mut reading) = NOW.take() else { return };
    reading.silence();
    reading.timer = Some(Timeout::new(MOMENT, say));
    NOW.set(Some(reading));
}

/// What the row says: whether something is read, and what went wrong.
fn tell(reads: bool, wrong: &str) {
    let Ok(Some(row)) = document().query_selector(".speech") else { return };
    let _ = row.class_list().toggle_with_force("on", reads);
    if let Some(label) = row.first_child().and_then(|it| it.first_child()) {
        // The text of the node, not of the button: the node is Yew's.
        label.set_node_value(Some(if reads { words::STOP } else { words::READ }));
    }
    if let Some(said) = row.last_element_child() {
        said.set_text_content(Some(wrong));
    }
}

impl Reading {
    fn go_on(&mut self) {
        let line = |at| self.said.get(at).map(|it: &(usize, Phrase)| it.0);
        let pause = if line(self.at) == line(self.at + 1) { 0 } else { BETWEEN_LINES };
        self.mark(false);
        self.at += 1;
        self.utterance = None;
        self.timer = Some(Timeout::new(pause.max(if self.lost > 0 { MOMENT } else { 0 }), say));
    }

    fn silence(&mut self) {
        // First nobody waits for an end, then it comes.
        self.utterance = None;
        self.timer = None;
        self.synthesis.cancel();
    }

    /// Says the next words that can be seen; says whether there were any.
    fn say(&mut self) -> bool {
        while let Some((line, phrase)) = self.said.get(self.at) {
            let line = self.lines.get(*line).filter(|it| it.is_unfolded());
            if let Some(range) = line.and_then(|it| it.range(phrase.start, phrase.end)) {
                let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&phrase.words) else {
                    return false;
                };
                utterance.set_voice(Some(&self.voice));
                utterance.set_lang(&self.voice.lang());
                utterance.set_rate(if IS_SLOW.get() { SLOW } else { NORMAL });
                HEARD.with(|it| {
                    let hears: &Function = it.as_ref().unchecked_ref();
                    utterance.set_onend(Some(hears));
                    utterance.set_onerror(Some(hears));
                });
                self.timer = Some(Timeout::new(patience(&phrase.words), lose_patience));
                self.synthesis.speak(&utterance);
                self.utterance = Some(utterance);
                self.mark(true);
                highlight(Some(&range));
                bring_into_sight(&range);
                return true;
            }
            self.mark(false);
            self.at += 1;
        }
        false
    }

    fn mark(&self, on: bool) {
        if let Some(line) = self.said.get(self.at).and_then(|it| self.lines.get(it.0)) {
            let _ = line.element.class_list().toggle_with_force(READING, on);
        }
        if !on {
            highlight(None);
        }
    }
}

/// Marks the words within their line, in browsers that can mark without touching the page's elements.
fn highlight(range: Option<&Range>) -> Option<()> {
    let of = |object: &JsValue, name| Reflect::get(object, &JsValue::from_str(name)).ok();
    let window: JsValue = window().into();
    let all = of(&of(&window, "CSS")?, "highlights")?;
    let call = |name, arguments: &Array| {
        let function = of(&all, name)?.dyn_into::<Function>().ok()?;
        function.apply(&all, arguments).ok()
    };
    match range {
        None => call("clear", &Array::new()),
        Some(range) => {
            let class = of(&window, "Highlight")?.dyn_into::<Function>().ok()?;
            let words = Reflect::construct(&class, &Array::of1(range)).ok()?;
            call("set", &Array::of2(&READING.into(), &words))
        }
    };
    Some(())
}

/// Scrolls only if the words are not where they can be read at ease, and without movement where none is wanted.
fn bring_into_sight(range: &Range) {
    let place = range.get_bounding_client_rect();
    let height = document().document_element().map_or(0.0, |it| f64::from(it.client_height()));
    if place.top() > height * 0.2 && place.bottom() < height * 0.85 {
        return;
    }
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let options = ScrollToOptions::new();
    options.set_top(place.top() - height * 0.3);
    if !still.is_some_and(|it| it.matches()) {
        options.set_behavior(ScrollBehavior::Smooth);
    }
    window().scroll_by_with_scroll_to_options(&options);
}
