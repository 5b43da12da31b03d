//! The page within the page of another website.

use super::*;

impl Page {
    /// Loads the page of another website, whose requests are no fault of ours.
    pub async fn visit_host(&self, address: &str) -> Outcome {
        self.expect_requests_to(address)?;
        Ok(self.client.goto(address).await?)
    }

    /// Requests to the website of this address are no fault of ours.
    pub fn expect_requests_to(&self, address: &str) -> Outcome {
        let origin = url::Url::parse(address)?.origin().ascii_serialization();
        self.hosts.borrow_mut().push(origin);
        Ok(())
    }

    /// From now on everything is asked of, and done in, a frame of the page; by its place among the frames.
    pub async fn enter(&self, frame: u16) -> Outcome {
        self.client.enter_frame(frame).await?;
        self.is_framed.set(true);
        Ok(())
    }

    /// Back to the page around it.
    pub async fn leave_frame(&self) -> Outcome {
        self.client.enter_parent_frame().await?;
        self.is_framed.set(false);
        Ok(())
    }

    /// The page's own address, without a fragment.
    pub fn own_address(&self) -> String {
        self.address("")
    }
}
