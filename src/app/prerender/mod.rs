//! The pages that are read before the program comes, or without it: the start, every place's list, every situation
//! and every matter, as HTML files. What stands in them is the program's own screen, rendered natively; so the
//! program can take over without a jump. `mingbai-pages` writes them into a `dist/` that trunk has built.

mod document;
mod head;
mod screen;
mod site;

pub use document::{Frame, Misfit};
pub use site::{Page, pages};

use crate::catalogue::Catalogue;
use crate::link;
use chrono::NaiveDate;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands below the site's root: `wugang/inpatient-reimbursement.html`.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// Every page, in the frame of the page that trunk built; and where the site's address is known, what search engines
/// look for beside them.
///
/// `site` is the address of the site's root with a slash at its end, `today` must make no difference.
///
/// # Errors
/// [`Misfit`] when `frame` is no page of ours, or when the renderer cannot run.
pub fn files(
    catalogue: &'static Catalogue,
    frame: &str,
    site: Option<&str>,
    today: NaiveDate,
) -> Result<Vec<File>, Misfit> {
    let frame = Frame::of(frame)?;
    let pages = pages(catalogue);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|_| Misfit("a runtime"))?;
    let render = async {
        let mut files = Vec::new();
        for page in &pages {
            let body = screen::render(catalogue, &page.link, today).await;
            let body = site::relative(&pages, page, &body);
            let head = head::head(catalogue, page, site, today);
            files.push(File { path: page.path.clone(), text: frame.page(page, &head, &body)? });
        }
        Ok(files)
    };
    let mut files = tokio::task::LocalSet::new().block_on(&runtime, render)?;
    if let Some(site) = site {
        files.extend(head::for_search_engines(&pages, site));
    }
    Ok(files)
}

impl Page {
    /// The program's own address of the screen.
    pub fn route(&self, catalogue: &Catalogue) -> String {
        link::write(catalogue, &self.link, &[])
    }
}
