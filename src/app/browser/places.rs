//! The files of the places, and that of the search. Each is fetched when a screen needs it, and once;
//! whether it has come is state of the page, as nothing else is but the address.
//!
//! Only [`fetch`] knows where the files are.

use crate::bundled;
use crate::catalogue::{Catalogue, Index, PlaceFile};
use gloo::utils::window;
use js_sys::Uint8Array;
use js_sys::futures::{JsFuture, spawn_local};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{RequestCache, RequestInit, RequestMode, Response};
use yew::prelude::*;

/// The folder of the files, beside the page wherever that is.
const FOLDER: &str = "places/";

/// What a screen can count on.
pub struct Places {
    /// Whole as far as files have come.
    pub catalogue: &'static Catalogue,
    /// Regions that the screen needs and that are not whole yet.
    pub missing: Vec<usize>,
    /// Whether it is no use to wait for them.
    pub failed: bool,
    /// Asks for them once more.
    pub again: Callback<MouseEvent>,
}

#[derive(Clone, Copy, PartialEq)]
enum File {
    Unasked,
    Asked,
    Failed,
    Here(&'static [u8]),
}

enum Event {
    Asked(usize),
    Came(usize, Option<Vec<u8>>),
}

#[derive(Clone)]
struct Store {
    index: &'static Index,
    catalogue: &'static Catalogue,
    files: Vec<File>,
}

impl Reducible for Store {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut store = Store::clone(&self);
        match event {
            Event::Asked(region) => store.files[region] = File::Asked,
            Event::Came(region, bytes) => {
                let failed = File::Failed;
                store.files[region] = bytes.map_or(failed, |it| File::Here(Vec::leak(it)));
                if store.files[region] != failed {
                    match with_all(&store.files) {
                        // Lives as long as the page; there is one for each place that has come.
                        Some(whole) => store.catalogue = Box::leak(Box::new(whole)),
                        None => store.files[region] = failed,
                    }
                }
            }
        }
        Rc::new(store)
    }
}

/// The bundled catalogue with every place that is here. All of it is read anew: code that copies a
/// catalogue weighs 2 KB compressed, and hardly anybody enters a second place.
fn with_all(files: &[File]) -> Option<Catalogue> {
    let mut catalogue = bundled::catalogue().ok()?;
    for (place, file) in files.iter().enumerate() {
        if let File::Here(bytes) = file {
            catalogue = match place < catalogue.regions.len() {
                true => catalogue.with_place(place, bytes).ok()?,
                false => catalogue.with_search(bytes).ok()?,
            };
        }
    }
    Some(catalogue)
}

/// Sees to it that regions become whole, while the page is at an address, and that the search knows its
/// words where there is one; nothing waits for that. What failed before is asked
/// for again at the next address, or when the reader says so.
#[hook]
pub fn use_places(
    index: &'static Index,
    address: &str,
    needed: Vec<usize>,
    searches: bool,
) -> Places {
    let store = use_reducer(|| Store {
        index,
        catalogue: &index.catalogue,
        // One for each region, and that of the search.
        files: vec![File::Unasked; index.catalogue.regions.len() + 1],
    });
    let asked_at = use_mut_ref(|| None::<String>);
    let missing: Vec<usize> =
        needed.into_iter().filter(|&it| !store.catalogue.regions[it].is_whole()).collect();
    // On arriving here nothing has been asked for here yet: an earlier failure says nothing.
    let arriving = asked_at.borrow().as_deref() != Some(address);
    let failed = !arriving && missing.iter().any(|&it| store.files[it] == File::Failed);
    let again = {
        let (store, missing) = (store.clone(), missing.clone());
        let search = index.catalogue.regions.len();
        move || {
            missing.iter().for_each(|&region| ask(&store, region));
            if searches {
                ask(&store, search);
            }
        }
    };
    let ask_now = again.clone();
    use_effect_with(address.to_owned(), move |address| {
        *asked_at.borrow_mut() = Some(address.clone());
        ask_now();
    });
    Places { catalogue: store.catalogue, missing, failed, again: Callback::from(move |_| again()) }
}

/// Asks for a region's file unless it is on its way.
fn ask(store: &UseReducerHandle<Store>, region: usize) {
    let before = store.files[region];
    let index = store.index;
    let Some(file) = index.files.iter().chain(&index.search).nth(region) else { return };
    if !matches!(before, File::Unasked | File::Failed) {
        return;
    }
    store.dispatch(Event::Asked(region));
    let dispatcher = store.dispatcher();
    spawn_local(async move {
        let bytes = fetch(file, before == File::Failed).await;
        dispatcher.dispatch(Event::Came(region, bytes));
    });
}

/// The content of a file; `None` when it does not come, or not as this build wrote it.
async fn fetch(file: &PlaceFile, again: bool) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    options.set_mode(RequestMode::SameOrigin);
    // An answer other than the file, an error page too, is as good as none.
    options.set_integrity(file.integrity);
    if again {
        // What came before may have been kept.
        options.set_cache(RequestCache::Reload);
    }
    let address = [FOLDER, file.name].concat();
    let response = window().fetch_with_str_and_init(&address, &options);
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    let content = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}
