//! The files of the places, that of the search, and the rest of the page. Each is fetched when a screen needs
//! it, and once; whether it has come is state of the page, as nothing else is but the address.
//!
//! Only [`fetch`] knows where the files are.

use super::site;
use crate::app::rest::{self, Rest};
use crate::bundled;
use crate::catalogue::{Catalogue, Index, PlaceFile};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use js_sys::Uint8Array;
use js_sys::futures::{JsFuture, spawn_local};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{RequestCache, RequestInit, Response};
use yew::prelude::*;

/// The folder of the files, in the site's.
const FOLDER: &str = "places/";
/// How long after the start the rest of the page is sent for, though nobody has asked for it: the start page has
/// been painted and whoever taps at once has been answered.
const AHEAD_MILLISECONDS: u32 = 2_000;

/// What a screen can count on.
pub struct Places {
    /// Whole as far as files have come.
    pub catalogue: &'static Catalogue,
    /// The rest of the page, when it has come.
    pub rest: Option<Rest>,
    /// Regions that the screen needs and that are not whole yet.
    pub missing: Vec<usize>,
    /// Whether it is no use to wait for what is missing.
    pub failed: bool,
    /// Asks for it once more.
    pub again: Callback<MouseEvent>,
    /// What a search box needs.
    pub search: Search,
}

/// What a search box needs.
#[derive(Clone, PartialEq)]
pub struct Search {
    /// The rest of the page, which searches, when it has come.
    pub rest: Option<Rest>,
    /// Whether it is no use to wait for it.
    pub failed: bool,
    /// Asks for it and for the search's words, unless they are here or on their way.
    pub ask: Callback<()>,
    /// What was typed last.
    pub typed: Typed,
}

/// What was typed last, and in which region's list: who comes back from a result finds it again. It is nowhere but in
/// the page's memory.
pub type Typed = Rc<RefCell<(Option<usize>, String)>>;

#[derive(Clone, Copy, PartialEq)]
enum File<T> {
    Unasked,
    Asked,
    Failed,
    Here(T),
}

impl<T> File<T> {
    fn came(content: Option<T>) -> Self {
        content.map_or(File::Failed, File::Here)
    }
}

enum Event {
    Asked(usize),
    Came(usize, Option<Vec<u8>>),
    RestAsked,
    RestCame(Option<Rest>),
}

#[derive(Clone)]
struct Store {
    index: &'static Index,
    catalogue: &'static Catalogue,
    /// One for each region, and that of the search.
    files: Vec<File<&'static [u8]>>,
    /// The rest of the page, which reads the files.
    rest: File<Rest>,
}

impl Reducible for Store {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut store = Store::clone(&self);
        match event {
            Event::Asked(file) => store.files[file] = File::Asked,
            Event::RestAsked => store.rest = File::Asked,
            Event::Came(file, bytes) => {
                store.files[file] = File::came(bytes.map(|it| &*Vec::leak(it)));
                store.read();
            }
            Event::RestCame(rest) => {
                store.rest = File::came(rest);
                store.read();
            }
        }
        Rc::new(store)
    }
}

impl Store {
    /// Makes the catalogue from every file that is here. All of it is read anew: code that copies a catalogue
    /// weighs 2 KB compressed, and hardly anybody enters a second place.
    fn read(&mut self) {
        let File::Here(rest) = self.rest else { return };
        let Ok(mut whole) = bundled::catalogue() else { return };
        let mut is_more = false;
        for (place, file) in self.files.iter_mut().enumerate() {
            let File::Here(bytes) = *file else { continue };
            let read = match place < whole.regions.len() {
                true => (rest.with_place)(whole, place, bytes),
                false => (rest.with_search)(whole, bytes),
            };
            match read {
                Ok(more) => whole = more,
                Err(_) => {
                    *file = File::Failed;
                    return self.read();
                }
            }
            is_more = true;
        }
        if is_more {
            // Lives as long as the page; there is one for each file that has come.
            self.catalogue = Box::leak(Box::new(whole));
        }
    }
}

/// Sees to it that regions become whole and the rest of the page comes, while the page is at an address. What
/// failed before is asked for again at the next address, or when the reader says so. What was typed
/// is forgotten with each new number of `wiped`.
#[hook]
pub fn use_places(
    index: &'static Index,
    address: &str,
    needed: Vec<usize>,
    needs_rest: bool,
    wiped: u32,
) -> Places {
    let typed = use_memo(wiped, |_| Typed::default());
    let typed = Typed::clone(&typed);
    let store = use_reducer(|| Store {
        index,
        catalogue: &index.catalogue,
        files: vec![File::Unasked; index.catalogue.regions.len() + 1],
        rest: File::Unasked,
    });
    let asked_at = use_mut_ref(|| None::<String>);
    let missing: Vec<usize> =
        needed.into_iter().filter(|&it| !store.catalogue.regions[it].is_whole()).collect();
    // On arriving here nothing has been asked for here yet: an earlier failure says nothing.
    let arriving = asked_at.borrow().as_deref() != Some(address);
    let failed =
        store.rest == File::Failed || missing.iter().any(|&it| store.files[it] == File::Failed);
    let again = {
        let (store, missing) = (store.clone(), missing.clone());
        move || {
            missing.iter().for_each(|&region| ask(&store, region));
            if needs_rest {
                ask_rest(&store);
            }
        }
    };
    let ask_now = again.clone();
    use_effect_with(address.to_owned(), move |address| {
        *asked_at.borrow_mut() = Some(address.clone());
        ask_now();
    });
    {
        let store = store.clone();
        use_effect_with(store.rest == File::Unasked, move |&is_unasked| {
            let ahead = move || ask_rest(&store);
            let timer = is_unasked.then(|| Timeout::new(AHEAD_MILLISECONDS, ahead));
            move || drop(timer)
        });
    }
    let rest = match store.rest {
        File::Here(rest) => Some(rest),
        _ => None,
    };
    let search = {
        let store = store.clone();
        let failed = store.rest == File::Failed;
        let ask = Callback::from(move |()| {
            ask_rest(&store);
            ask(&store, index.catalogue.regions.len());
        });
        Search { rest, failed, ask, typed }
    };
    let catalogue = store.catalogue;
    let failed = failed && !arriving;
    let again = Callback::from(move |_| again());
    Places { catalogue, rest, missing, failed, again, search }
}

/// Asks for a file unless it is here or on its way.
fn ask(store: &UseReducerHandle<Store>, place: usize) {
    let before = store.files[place];
    let index = store.index;
    let Some(file) = index.files.iter().chain(&index.search).nth(place) else { return };
    if !matches!(before, File::Unasked | File::Failed) {
        return;
    }
    store.dispatch(Event::Asked(place));
    let dispatcher = store.dispatcher();
    spawn_local(async move {
        let bytes = fetch(file, before == File::Failed).await;
        dispatcher.dispatch(Event::Came(place, bytes));
    });
}

/// Asks for the rest of the page unless it is here or on its way.
fn ask_rest(store: &UseReducerHandle<Store>) {
    if !matches!(store.rest, File::Unasked | File::Failed) {
        return;
    }
    store.dispatch(Event::RestAsked);
    let dispatcher = store.dispatcher();
    spawn_local(async move { dispatcher.dispatch(Event::RestCame(rest::load().await)) });
}

/// The content of a file; `None` when it does not come, or not as this build wrote it.
async fn fetch(file: &PlaceFile, again: bool) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    // An answer other than the file, an error page too, is as good as none.
    options.set_integrity(file.integrity);
    if again {
        // What came before may have been kept.
        options.set_cache(RequestCache::Reload);
    }
    let address = [&site::folder(), FOLDER, file.name].concat();
    let response = window().fetch_with_str_and_init(&address, &options);
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    let content = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}
