//! Finding the right matter among many: by situation, by list, in other places.

use super::page::{Outcome, Page};
use mingbai::interview::topic;

/// Retired, settled in another province, household not moved: not 异地安置, and the page says why.
pub async fn to_the_right_one_of_several(page: Page) -> Outcome {
    page.open("#/wugang").await?;
    page.click("要去外地看病").await?;
    page.wait_heading("为什么要在外地看病").await?;
    page.click("在外地定居").await?;
    page.wait_heading("退休了吗").await?;
    page.click("退休了").await?;
    page.wait_heading("户口迁到外地定居的地方").await?;
    page.click("没有迁").await?;
    page.wait_heading("要去外地看病").await?;
    page.wait_text("就是这一项：长期住在外地的就医备案").await?;
    let fitting = page.texts("main > .official, main > .action, main > .aside > a").await?;
    let fitting = fitting.iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        fitting,
        ["异地长期居住人员备案", "继续回答，最后一个问题", "先看明白卡", "都不是，看全部事项"]
    );
    page.click("另外 6 项为什么不是").await?;
    page.wait_text("异地安置退休人员备案").await?;
    page.wait_text("因为您说户口没有迁入定居地").await?;
    // The matter takes along the answers that it asks for.
    page.click("继续回答").await?;
    page.wait_heading("参加的是哪种医保").await?;
    let fragment = page.fragment().await?;
    assert_eq!(fragment, "#/wugang/away-longterm?v=1&away-reason=settled");
    Ok(())
}

/// What was unfolded at one question does not push the answers of the next one down.
pub async fn each_question_begins_folded(page: Page) -> Outcome {
    page.open("#/wugang").await?;
    assert_eq!(page.title().await?, "舞钢市：您要办什么事？ - 明白办");
    page.open("#/wugang/inpatient-reimbursement?insurance=resident&injury=no").await?;
    page.wait_heading("是急诊看的吗").await?;
    let answers =
        page.script("return document.querySelector('.choices').ariaLabel", vec![]).await?;
    assert_eq!(answers, "是急诊看的吗？");
    page.click("出处").await?;
    page.wait_until(
        "the source is unfolded",
        "return !!document.querySelector('main details[open]')",
    )
    .await?;
    page.click("不是急诊").await?;
    page.wait_heading("看的是精神病吗").await?;
    page.wait_until("nothing is", "return !document.querySelector('main details[open]')").await
}

/// Errands that no matter of the place is for are not offered; all that a document demands is.
pub async fn only_errands_of_the_place_are_offered(page: Page) -> Outcome {
    page.open("#/wugang?topic=employer").await?;
    page.wait_heading("单位要办哪一件").await?;
    let offered = page.texts("main > .choices .choice-text").await?;
    assert!(offered.contains(&"给职工上医保".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"申报缴费工资".to_owned()), "{offered:?}");
    assert!(offered.iter().any(|it| it.starts_with("不清楚")), "{offered:?}");
    page.wait_text("都不是，看全部事项").await?;
    page.open("#/zhengzhou?topic=employer").await?;
    page.wait_heading("单位要办哪一件").await?;
    let offered = page.texts("main > .choices .choice-text").await?;
    assert!(offered.contains(&"申报缴费工资".to_owned()), "{offered:?}");
    page.open("#/zhengzhou?topic=away-care&away-reason=living&ask=insurance").await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.wait_text("没有参保").await
}

pub async fn the_same_matter_in_other_places(page: Page) -> Outcome {
    page.open("#/wugang/outpatient-reimbursement?insurance=resident&see=card").await?;
    page.wait_heading("门诊费用报销").await?;
    page.click("别的地方怎么办这件事").await?;
    page.wait_heading("门诊").await?;
    for words in ["不超过30个工作日", "不超20个工作日", "舞钢市", "北关区", "孟州市", "文件没有写"]
    {
        page.wait_text(words).await?;
    }
    let marks = page.texts(".columns mark").await?;
    assert!(marks.contains(&"不超20个工作日".to_owned()), "{marks:?}");
    page.click("北关区").await?;
    page.wait_text("北关区").await
}

pub async fn a_matter_of_the_office_itself(page: Page) -> Outcome {
    page.open("#/zhengzhou").await?;
    page.click_css("#typed").await?;
    page.type_text("退费").await?;
    page.wait_text("基金支付管理——城乡居民医疗保险退费").await?;
    page.click("基金支付管理——城乡居民医疗保险退费").await?;
    page.wait_text("这是经办机构内部的事，不用您办").await?;
    page.click("居民医疗保险费返还——城乡居民医疗保险退费申请").await?;
    page.wait_heading("退").await
}

/// From the start page: place, then a group or a situation, then the matter.
pub async fn every_matter_within_three_taps(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    for region in &catalogue.regions {
        page.open(&format!("#/{}", region.id)).await?;
        page.wait_heading("您要办什么事").await?;
        // One tap opens a group, one more a matter: each stands in a group.
        let listed = page.texts("details.group a.choice .choice-text").await?;
        page.script(
            "document.querySelectorAll('details').forEach(it => it.open = true)",
            Vec::new(),
        )
        .await?;
        let opened = page.texts("details.group a.choice .choice-text").await?;
        assert!(listed.len() <= opened.len());
        let mut names: Vec<&str> = region.matters.iter().map(|matter| matter.name).collect();
        let mut shown: Vec<&str> = opened.iter().map(String::as_str).collect();
        names.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, names, "{}", region.name);
        let situations = page.texts("a.choice .choice-text").await?;
        for known in &catalogue.topics {
            let has = !topic::candidates(known, region).is_empty();
            let shown = situations.iter().any(|it| it == known.situation);
            assert_eq!(shown, has, "{} {}", region.name, known.situation);
        }
    }
    Ok(())
}

/// A misprinted address keeps its print and leads where the same document says elsewhere.
pub async fn addresses_lead_where_the_document_says(page: Page) -> Outcome {
    page.open("#/zhengzhou/transfer-out-certificate?see=card").await?;
    page.wait_heading("参保（合）凭证").await?;
    page.wait_until(
        "the misprint leads to the address printed elsewhere",
        "return [...document.querySelectorAll('#whom ~ * a, [aria-labelledby=whom] a')].some(a => \
         a.textContent.includes('hnzf') && a.href === 'https://zz.hnzwfw.gov.cn/')",
    )
    .await
}

/// Whoever took the wrong result goes back to what was typed and found, and not in another place's list.
pub async fn back_finds_what_was_typed(page: Page) -> Outcome {
    const TYPED: &str = "return document.querySelector('#typed').value";
    page.open("").await?;
    page.click_css("#typed").await?;
    page.type_text("住远报销").await?;
    page.wait_text("舞钢市：住院费用报销").await?;
    page.click("舞钢市：住院费用报销").await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.back().await?;
    page.wait_text("舞钢市：住院费用报销").await?;
    assert_eq!(page.script(TYPED, Vec::new()).await?, "住远报销");
    // It can be typed on.
    page.click_css("#typed").await?;
    page.type_text("龘").await?;
    let typed = page.script(TYPED, Vec::new()).await?.to_string();
    assert!(typed.contains('龘') && typed.contains("住远报销"), "{typed}");
    page.script("location.hash = '#/wugang'", Vec::new()).await?;
    page.wait_heading("您要办什么事").await?;
    assert_eq!(page.script(TYPED, Vec::new()).await?, "");
    Ok(())
}

/// From one place's list to another place's matter: that is said there, until that place's own list is looked at.
pub async fn elsewhere_is_said(page: Page) -> Outcome {
    const SAID: &str = "您刚才看的是孟州市。这一页是郑州市的";
    page.open("#/mengzhou").await?;
    page.wait_heading("您要办什么事").await?;
    page.script("location.hash = '#/zhengzhou/newborn-enrolment'", Vec::new()).await?;
    page.wait_text(SAID).await?;
    page.must_be_accessible().await?;
    page.script("location.hash = '#/zhengzhou'", Vec::new()).await?;
    page.wait_heading("您要办什么事").await?;
    page.script("location.hash = '#/zhengzhou/newborn-enrolment'", Vec::new()).await?;
    page.wait_until("a question", "return !!document.querySelector('main .choices')").await?;
    assert!(!page.text().await?.contains("您刚才看的是"), "it is said still");
    Ok(())
}

/// Nothing of a situation fits: what fits instead stands on top, each thing once, and leads on with the answers given.
pub async fn to_what_fits_where_nothing_does(page: Page) -> Outcome {
    page.open("#/zhengzhou?topic=medical-bill&v=1&insurance=none&bill-kind=common").await?;
    page.wait_text("这里没有能办的事").await?;
    let instead = page.texts(".turn .choice-text").await?;
    assert_eq!(
        instead,
        [
            "城乡居民参保登记——城乡居民医疗保险参保登记",
            "城乡居民参保登记——城乡居民医疗保险参保登记（新生儿）",
            "参加医保"
        ]
    );
    let told = page.texts(".turn .ours").await?;
    assert_eq!(told.len(), 1, "{told:?}");
    page.must_be_accessible().await?;
    page.screenshot("nothing-fits").await?;
    page.click("参加医保").await?;
    page.wait_until("it is the other situation", "return location.hash.includes('topic=join')")
        .await?;
    let fragment = page.fragment().await?;
    assert!(fragment.contains("insurance=none"), "{fragment}");
    Ok(())
}

/// From the start page, in everyday words and in pinyin, over all places.
pub async fn typing_on_the_start_page(page: Page) -> Outcome {
    page.open("").await?;
    page.find("#typed").await?.click().await?;
    // Before the search's words have come the names alone are known; both find this.
    page.type_text("zhuyuan").await?;
    page.wait_text("住院费用报销").await?;
    page.must_be_accessible().await?;
    page.screenshot("start-typed").await?;
    let marked = page.texts("main mark").await?;
    assert!(marked.contains(&"住院".to_owned()), "{marked:?}");
    page.open("").await?;
    page.find("#typed").await?.click().await?;
    page.type_text("人没了医保卡里的钱").await?;
    page.wait_until(
        "an everyday word is known",
        "return document.querySelector('main .choices .choice-text')?.textContent.includes('退钱') \
         || document.body.textContent.includes('人员终止参保')",
    )
    .await?;
    page.open("").await?;
    page.find("#typed").await?.click().await?;
    page.type_text("住远报销").await?;
    page.wait_text("住院费用报销").await?;
    page.click("舞钢市：住院费用报销").await?;
    page.wait_heading("参加的是哪种医保").await?;
    assert_eq!(page.fragment().await?, "#/wugang/inpatient-reimbursement");
    page.open("").await?;
    page.find("#typed").await?.click().await?;
    page.type_text("公积金怎么取").await?;
    page.wait_text("12329").await?;
    page.wait_text("我们的说明").await?;
    page.must_be_accessible().await?;
    page.screenshot("start-elsewhere").await?;
    page.open("").await?;
    page.find("#typed").await?.click().await?;
    page.type_text("龘龘").await?;
    page.wait_text("没有找到").await?;
    page.wait_text("12393").await
}
