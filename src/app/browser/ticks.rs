//! Papers ticked off as ready. They last for the visit; on the device they are kept only when the person says so.
//! What is kept names papers and nobody: region/matter/name, a line each.

use super::{fragment, mode};
use gloo::utils::window;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Storage;
use yew::prelude::*;

/// Everything that this page ever keeps on a device has a key that begins so.
const OURS: &str = "mingbai-";
const KEY: &str = "mingbai-ticks";

/// The ticks, shared by all that shows them.
#[derive(Clone)]
pub struct Ticks {
    kept: Rc<RefCell<Kept>>,
    shown_again: UseForceUpdateHandle,
}

struct Kept {
    ticked: Vec<String>,
    remember: bool,
    /// The browser did not keep them when it was asked to.
    refused: bool,
}

/// The ticks of this visit, or those that the device remembers.
#[hook]
pub fn use_ticks() -> Ticks {
    let kept = use_mut_ref(|| {
        let found = storage().and_then(|it| it.get_item(KEY).ok().flatten());
        let ticked = found.iter().flat_map(|it| it.lines()).map(str::to_owned).collect();
        Kept { ticked, remember: found.is_some(), refused: false }
    });
    Ticks { kept, shown_again: use_force_update() }
}

impl Ticks {
    pub fn has(&self, key: &str) -> bool {
        self.kept.borrow().ticked.iter().any(|it| it == key)
    }

    /// Ticks all of some papers, or none.
    pub fn set(&self, keys: &[String], on: bool) {
        {
            let mut kept = self.kept.borrow_mut();
            kept.ticked.retain(|it| !keys.contains(it));
            if on {
                kept.ticked.extend_from_slice(keys);
            }
            kept.keep();
        }
        self.shown_again.force_update();
    }

    pub fn remembers(&self) -> bool {
        self.kept.borrow().remember
    }

    /// Whether the device was asked to remember and does not.
    pub fn is_refused(&self) -> bool {
        self.kept.borrow().refused
    }

    /// Starts or stops to remember on the device; says whether it does now.
    pub fn remember(&self, on: bool) -> bool {
        {
            let mut kept = self.kept.borrow_mut();
            kept.remember = on;
            kept.refused = false;
            if on {
                kept.keep();
            } else {
                forget();
            }
        }
        self.shown_again.force_update();
        self.remembers()
    }
}

impl Kept {
    /// Writes them down, if that was asked for.
    fn keep(&mut self) {
        if !self.remember {
            return;
        }
        let text = self.ticked.join("\n");
        let done = storage().is_some_and(|it| it.set_item(KEY, &text).is_ok());
        if !done {
            // What was kept before is no longer so.
            forget();
            (self.remember, self.refused) = (false, true);
        }
    }
}

fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// The device's store; none where the browser refuses it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Takes away everything that this page keeps on the device, and begins anew without any address.
pub fn wipe() {
    if let Some(storage) = storage() {
        let mut place = 0;
        while let Ok(Some(key)) = storage.key(place) {
            // One that does not go must not be met again and again.
            if !key.starts_with(OURS) || storage.remove_item(&key).is_err() {
                place += 1;
            }
        }
    }
    let location = window().location();
    if mode::embedded() {
        // There the reader begins where the other page lets people begin.
        let _ = location.set_hash(&["/", &fragment::home()].concat());
        let _ = location.reload();
        return;
    }
    if let Ok(address) = location.href() {
        // Without a fragment the browser loads the page anew: what is in its memory goes too.
        let bare = address.split('#').next().unwrap_or("");
        let _ = location.replace(bare);
    }
}
