//! What can go wrong with a kept release: the network, the cache, the host, the room on the device.

use super::*;

/// The site dies while the page loads for the first time, and while it is being kept. Nothing of that remains.
pub async fn a_first_visit_that_breaks_off(page: Page) -> Outcome {
    let site = Site::start();
    page.move_to(&site).await?;
    site.trouble("_bg.wasm", Trouble::Cut);
    page.go("").await?;
    page.wait_text("这里打不开问答").await?;
    site.heal();
    // The page is there, its program too; what is to be kept breaks off in the middle.
    site.trouble("documents/", Trouble::Cut);
    note_registering(&page).await?;
    page.open("").await?;
    wait_given_up(&page).await?;
    site.stop();
    site.heal();
    site.revive();
    site.asked();
    page.cdp("Network.clearBrowserCache", json!({})).await?;
    page.open("").await?;
    page.wait_text(SAVED).await?;
    let asked = site.asked();
    assert!(asked.iter().any(|it| it.starts_with("documents/")), "{asked:?}");
    assert!(!asked.iter().any(|it| it.starts_with("papers/b")), "had come already: {asked:?}");
    site.stop();
    must_work(&page).await?;
    page.forgive_console().await
}

/// The site dies while a new release is fetched: the old one stays whole, and the next time goes on from there.
pub async fn an_update_that_breaks_off(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish(2);
    site.trouble("rest-", Trouble::Cut);
    assert_eq!(update(&page).await?, "redundant");
    site.stop();
    must_work(&page).await?;
    assert_eq!(release(&page).await?, "1");

    site.heal();
    site.revive();
    site.trouble("rest-", Trouble::Hold);
    page.open("#/").await?;
    let begin = "navigator.serviceWorker.getRegistration().then(it => it.update()).catch(() => {})";
    page.script(begin, Vec::new()).await?;
    page.wait_until_script(
        "the new one is on its way",
        "return !!(await navigator.serviceWorker.getRegistration()).installing",
    )
    .await?;
    // In the middle of a file that is never answered.
    site.stop();
    page.wait_until_script(
        "it has failed",
        "return !(await navigator.serviceWorker.getRegistration()).installing",
    )
    .await?;
    must_work(&page).await?;
    assert_eq!(release(&page).await?, "1");

    site.heal();
    site.revive();
    site.asked();
    page.open("").await?;
    page.wait_text(NEW).await?;
    take(&page, 2).await?;
    site.stop();
    must_work(&page).await?;
    page.forgive_console().await
}

/// Files gone from the cache, cut off or exchanged: fetched, and there again when the network is gone.
pub async fn a_damaged_cache(page: Page) -> Outcome {
    let site = visit(&page).await?;
    let damage = "
        const cache = await caches.open(ours[0]);
        const requests = await cache.keys();
        const find = part => requests.find(it => it.url.includes(part));
        await cache.delete(find('/places/wugang-'));
        await cache.delete(find('index.html'));
        const half = async part => {
            const request = find(part), bytes = await (await cache.match(request)).arrayBuffer();
            await cache.put(request, new Response(bytes.slice(0, bytes.byteLength / 2)));
        };
        await half('_bg.wasm');
        await half('/rest-');
        await cache.put(find('/app-'), new Response('body { display: none }'));
        await cache.put(find('/places/beiguan-'), (await cache.match(find('/places/mengzhou-'))));
        return requests.length";
    let kept = with_caches(&page, damage).await?;
    page.open(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    page.wait_until_script(
        "all is mended",
        "const key = (await caches.keys()).find(it => it.startsWith('mingbai '));
        const cache = await caches.open(key);
        for (const part of ['/places/wugang-', 'index.html', '_bg.wasm', '/rest-', '/app-', '/places/beiguan-']) {
            const request = (await cache.keys()).find(it => it.url.includes(part));
            if (!request) return false;
            const [a, b] = await Promise.all([cache.match(request), fetch(request.url, { cache: 'no-cache' })]
                .map(async it => new Uint8Array(await (await it).arrayBuffer()).join()));
            if (a !== b) return false;
        }
        return true",
    )
    .await?;
    site.stop();
    must_work(&page).await?;
    assert_eq!(
        with_caches(&page, "return (await (await caches.open(ours[0])).keys()).length").await?,
        kept
    );

    // The whole cache gone while the worker is still there.
    site.revive();
    with_caches(&page, "for (const key of ours) await caches.delete(key)").await?;
    page.open("").await?;
    page.wait_heading(START).await?;
    page.wait_until_script(
        "it is whole again",
        "const key = (await caches.keys()).find(it => it.startsWith('mingbai '));
        return !!key && !!(await (await caches.open(key)).match('sw.js?list'))",
    )
    .await?;
    site.stop();
    must_work(&page).await?;
    page.forgive_update()
}

/// By the browser, in three ways: the page says nothing of it and works.
pub async fn where_workers_are_refused(page: Page) -> Outcome {
    let site = Site::start();
    page.move_to(&site).await?;
    for refusal in [
        "delete Navigator.prototype.serviceWorker",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('no', 'SecurityError') } })",
        "if (self.isSecureContext) ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    ] {
        let source = json!({ "source": refusal });
        let script = page.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        must_work(&page).await?;
        page.open("").await?;
        assert_eq!(news(&page).await?, "", "{refusal}");
        page.must_be_clean().await?;
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    }
    // In a frame that may run scripts and nothing else.
    page.go("documents/beiguan.txt").await?;
    page.wait_text("北关区").await?;
    let frame = "
        const frame = document.createElement('iframe');
        frame.sandbox = 'allow-scripts';
        frame.src = '../';
        document.body.append(frame)";
    page.script(frame, Vec::new()).await?;
    page.must_be_clean().await
}

async fn quota(page: &Page, site: &Site, bytes: Option<u64>) -> Outcome {
    let mut parameters = json!({ "origin": site.origin() });
    if let Some(bytes) = bytes {
        parameters["quotaSize"] = json!(bytes);
    }
    page.cdp("Storage.overrideQuotaForOrigin", parameters).await?;
    Ok(())
}

/// No room for anything: the page works from the network, as before.
pub async fn where_nothing_can_be_stored(page: Page) -> Outcome {
    let site = Site::start();
    page.move_to(&site).await?;
    quota(&page, &site, Some(100_000)).await?;
    note_registering(&page).await?;
    page.open("").await?;
    wait_given_up(&page).await?;
    assert_eq!(with_caches(&page, "return ours").await?, json!([]), "nothing is left behind");
    must_work(&page).await?;
    assert_eq!(news(&page).await?, "");
    quota(&page, &site, None).await?;
    page.open("").await?;
    page.wait_text(SAVED).await?;
    Ok(())
}

pub async fn no_room_for_a_new_release(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish(2);
    quota(&page, &site, Some(1_200_000)).await?;
    assert_eq!(update(&page).await?, "redundant");
    assert_eq!(with_caches(&page, "return ours.length").await?, 1);
    site.stop();
    must_work(&page).await?;
    assert_eq!(release(&page).await?, "1");
    site.revive();
    quota(&page, &site, None).await?;
    page.open("").await?;
    page.wait_text(NEW).await?;
    take(&page, 2).await?;
    page.forgive_update()
}

/// A host that alters files: nothing altered is kept; and after days the old release gives way to the network.
pub async fn a_release_that_cannot_be_kept(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish(2);
    site.trouble("documents/wugang.txt", Trouble::Added);
    assert_eq!(update(&page).await?, "redundant");
    let since = "return Number(localStorage.getItem('mingbai-update'))";
    let first = page.script(since, Vec::new()).await?;
    assert!(first.as_f64().is_some_and(|it| it > 0.0), "{first}");
    assert_eq!(update(&page).await?, "redundant");
    assert_eq!(page.script(since, Vec::new()).await?, first, "counted from the first time");
    page.open("").await?;
    assert_eq!(release(&page).await?, "1");

    let long_ago = "localStorage.setItem('mingbai-update', Number(localStorage.getItem('mingbai-update')) - 4 * 24 * 3600e3)";
    page.script(long_ago, Vec::new()).await?;
    assert_eq!(update(&page).await?, "redundant");
    page.go("documents/beiguan.txt").await?;
    page.wait_text("北关区").await?;
    page.open("").await?;
    assert_eq!(release(&page).await?, "2");
    site.heal();
    page.open("").await?;
    page.wait_until("it is kept", "return navigator.serviceWorker.controller !== null").await?;
    site.stop();
    must_work(&page).await?;
    assert_eq!(release(&page).await?, "2");
    page.forgive_update()
}

/// A site that has done away with its worker is done with it on the devices too.
pub async fn a_site_without_a_worker(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish_worker(None);
    page.open("").await?;
    page.wait_until_script(
        "nothing is left",
        "return !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length",
    )
    .await?;
    page.open(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    site.stop();
    assert!(page.open("").await.is_err(), "the site is gone");
    page.forgive_console().await
}

/// `make serve` on the port where a release was.
pub async fn a_site_that_changes_while_it_is_made(page: Page) -> Outcome {
    let site = visit(&page).await?;
    site.publish_worker(Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static/no-worker.js")));
    page.open("").await?;
    page.wait_until_script("nothing is left", "return !(await caches.keys()).length").await?;
    page.go("documents/beiguan.txt").await?;
    page.wait_text("北关区").await?;
    site.asked();
    page.open("").await?;
    assert!(site.asked().iter().any(|it| it.is_empty()), "the page comes from the site");
    page.wait_until_script(
        "no worker stays",
        "const r = await navigator.serviceWorker.getRegistration(); return !r?.active || r.active.state !== 'activated' || !navigator.serviceWorker.controller",
    )
    .await?;
    assert_eq!(news(&page).await?, "");
    Ok(())
}

/// Two copies in two folders of one host: what one throws away is not the other's.
pub async fn copies_do_not_disturb_each_other(page: Page) -> Outcome {
    let site = visit(&page).await?;
    with_caches(
        &page,
        "await (await caches.open('mingbai /some/ 0123456789abcdef')).put('/some/index.html', new Response('theirs'));
        await (await caches.open('other')).put('/some/other', new Response('theirs'))",
    )
    .await?;
    site.publish(2);
    assert_eq!(update(&page).await?, "waiting");
    take(&page, 2).await?;
    assert_eq!(
        with_caches(
            &page,
            "return (await caches.keys()).filter(it => !it.includes('/some/folder/')).sort()"
        )
        .await?,
        json!(["mingbai /some/ 0123456789abcdef", "other"])
    );
    Ok(())
}
