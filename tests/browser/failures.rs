//! What a person sees when the program cannot run: the pages that need none, and when it stops later, a sentence and the
//! documents. Never a blank page. More on those pages in `prerendered`.

use serde_json::json;

use super::page::{Outcome, Page};

const DOCUMENT: &str = "舞钢市医疗保障经办政务服务事项办事指南";

pub async fn a_program_that_does_not_arrive(page: Page) -> Outcome {
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    page.go("#/wugang").await?;
    page.wait_text("这里打不开问答").await?;
    page.wait_heading("您要办什么事").await?;
    page.must_be_accessible().await?;
    page.screenshot("broken").await?;
    page.click("看病的钱想报销").await?;
    page.click("住院费用报销").await?;
    page.wait_text("住院费用总清单").await?;
    page.wait_text("这里打不开问答").await?;
    page.forgive_console().await
}

pub async fn a_program_that_stops(page: Page) -> Outcome {
    page.open("").await?;
    page.wait_until("the program has taken over", "return !document.querySelector('.prerendered')")
        .await?;
    // What a trap in WebAssembly looks like from outside, in the middle of going to a screen.
    page.script(
        "window.scrollTo = () => { throw new WebAssembly.RuntimeError('unreachable') }",
        vec![],
    )
    .await?;
    page.click("舞钢市").await?;
    page.wait_text("页面出了问题").await?;
    page.must_be_accessible().await?;
    page.click(DOCUMENT).await?;
    page.wait_text("事项办事指南").await?;
    page.forgive_console().await
}

pub async fn no_scripts_at_all(page: Page) -> Outcome {
    page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.go("#/wugang").await?;
    page.wait_text("这个浏览器关闭了脚本").await?;
    page.screenshot("no-scripts").await?;
    page.click("舞钢市").await?;
    page.wait_text("要去外地看病").await
}
