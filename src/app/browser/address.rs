//! Where another device finds this page.

use super::PRERENDERING;
use gloo::utils::window;

/// The page's own address, without what stands behind `?` and `#`: whoever passed the page on may have put a
/// mark of the person there, and a code must hold nothing but what we say it holds. None where the page is a
/// file of this device, or where no browser is.
pub fn page() -> Option<String> {
    if PRERENDERING {
        return None;
    }
    let location = window().location();
    let origin = location.origin().ok().filter(|it| it.starts_with("http"))?;
    Some([origin, location.pathname().ok()?].concat())
}
