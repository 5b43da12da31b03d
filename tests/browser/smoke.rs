//! Does it run at all?

use super::page::{Outcome, Page};

pub async fn opens_and_is_not_blank(page: Page) -> Outcome {
    page.open("").await?;
    page.screenshot("smoke").await?;
    assert!(!page.text().await?.is_empty(), "the page shows no text");
    Ok(())
}

/// The runner asks the same after every test; here it has a name to fail under.
pub async fn keeps_to_itself(page: Page) -> Outcome {
    page.open("").await?;
    assert_eq!(page.console_errors().await?, [""; 0]);
    assert_eq!(page.foreign_requests().await?, [""; 0]);
    Ok(())
}
