//! What a person sees when the program cannot run: a sentence and the documents, never a blank page.

use serde_json::json;

use super::page::{Outcome, Page};

const DOCUMENT: &str = "舞钢市医疗保障经办政务服务事项办事指南";

pub async fn a_program_that_does_not_arrive(page: Page) -> Outcome {
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    page.go("#/wugang").await?;
    page.wait_text("页面出了问题").await?;
    page.must_be_accessible().await?;
    page.screenshot("broken").await?;
    page.click(DOCUMENT).await?;
    page.wait_text("事项办事指南").await?;
    page.forgive_console().await
}

pub async fn a_program_that_stops(page: Page) -> Outcome {
    page.open("").await?;
    // What a trap in WebAssembly looks like from outside.
    page.script("setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable') })", vec![])
        .await?;
    page.wait_text("页面出了问题").await?;
    page.forgive_console().await
}

pub async fn no_scripts_at_all(page: Page) -> Outcome {
    page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.go("#/wugang").await?;
    page.wait_text("这个浏览器关闭了脚本").await?;
    page.screenshot("no-scripts").await?;
    page.click(DOCUMENT).await
}
