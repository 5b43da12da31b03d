//! 清空: everything that the page keeps goes, on the device and in its memory, and the start page is shown. Who goes Back
//! afterwards comes to no screen from before: `static/boot.js` knows them by their age.

use super::{PRERENDERING, fragment};
use gloo::events::EventListener;
use gloo::utils::window;
use web_sys::{Event, Storage};
use yew::prelude::*;

/// Everything that this page ever keeps on a device has a key that begins so.
const OURS: &str = "mingbai-";
/// Said when everything is to go: by the button, and by `static/kiosk.js` when nobody is there. Heard here and in
/// `static/boot.js`.
const WIPE: &str = "mingbai-wipe";

/// Asks for it.
pub fn wipe() {
    if let Ok(event) = Event::new(WIPE) {
        let _ = window().dispatch_event(&event);
    }
}

/// How often it was done. What a visit has in memory belongs to one number, and is made anew with the next.
#[hook]
pub fn use_wiped() -> u32 {
    let times = use_state(|| 0);
    let setter = times.setter();
    use_effect_with((), move |()| {
        let mut done = 0;
        let listener = EventListener::new(&window(), WIPE, move |_| {
            forget();
            done += 1;
            setter.set(done);
            fragment::start();
        });
        move || drop(listener)
    });
    *times
}

/// Takes away all that is kept on the device.
fn forget() {
    let Some(storage) = storage() else { return };
    let mut place = 0;
    while let Ok(Some(key)) = storage.key(place) {
        // One that does not go must not be met again and again.
        if !key.starts_with(OURS) || storage.remove_item(&key).is_err() {
            place += 1;
        }
    }
}

/// The device's store; none where the browser refuses it.
pub fn storage() -> Option<Storage> {
    if PRERENDERING {
        return None;
    }
    window().local_storage().ok().flatten()
}
