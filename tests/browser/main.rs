//! Browser tests: the release build in `dist/`, in Chromium, Firefox and WebKitGTK, through WebDriver.
//!
//! ```sh
//! make test-browser                      # builds dist/ first
//! make test-browser ONLY=smoke           # only tests whose name contains "smoke"
//! cargo test --test browser -- --list    # names only
//! cargo test --test browser -- --engine firefox smoke
//! ```
//!
//! A test is an async function that takes a [`Page`] and is named in [`TESTS`]. It fails by panicking, or by
//! returning an error. Each gets a browser session of its own, with nothing stored. When a test has passed, the runner
//! still asks that the page wrote no error to the console and sent no request to another origin; the test of
//! every screen is so also a test of those two.
//!
//! Chromium is the engine unless another is named. There a test that asks for what only Chromium's DevTools can do counts
//! as skipped, as do those of [`ONCE`]; requests are those that the server has seen.
//!
//! A test that fails is run once more, for browsers stumble on a busy machine; how many needed that is told at the end.
//! A failed test leaves `target/screenshots/failed-NAME.png`.

mod arriving;
mod cards;
mod choosing;
mod dates;
mod driver;
mod elder;
mod embedding;
mod engines;
mod explaining;
mod failures;
mod hosting;
mod hosts;
mod journeys;
mod kiosk;
mod lockdown;
mod offline;
mod page;
mod prerendered;
mod printing;
mod rest;
mod screens;
mod server;
mod single;
mod site;
mod smoke;
mod speech;
mod ticks;
mod together;

use std::{future::Future, path::Path, pin::Pin, process::ExitCode, time::Duration};

use driver::{Driver, Engine, NeedsDevTools};
use page::{Outcome, Page};
use server::Server;

/// No test of ours takes a third of this; it is there so that a browser that hangs does not hang CI.
const PATIENCE: Duration = Duration::from_secs(400);

/// A browser starts in a tenth of this.
const START: Duration = Duration::from_secs(60);

type Test = (&'static str, fn(Page) -> Pin<Box<dyn Future<Output = Outcome>>>);

macro_rules! tests {
    ($($name:path),* $(,)?) => { &[$((stringify!($name), |page| Box::pin($name(page)))),*] };
}

const TESTS: &[Test] = tests![
    smoke::opens_and_is_not_blank,
    smoke::keeps_to_itself,
    engines::on_a_phone,
    engines::on_a_desktop,
    single::opens_without_a_host,
    single::is_a_hall_screen_too,
    single::is_the_same_each_time,
    journeys::a_whole_interview,
    journeys::the_source_opens_with_the_words_marked,
    journeys::back_and_forward,
    journeys::a_link_gives_the_same_screen,
    journeys::an_answer_changes_in_place_before_the_card,
    journeys::another_answer_is_tried_on_the_card,
    journeys::not_sure_never_hides_a_paper,
    journeys::a_card_before_the_last_question,
    journeys::nonsense_in_a_link,
    journeys::typing_finds_a_matter,
    journeys::by_keyboard_alone,
    choosing::to_the_right_one_of_several,
    choosing::each_question_begins_folded,
    choosing::only_errands_of_the_place_are_offered,
    choosing::the_same_matter_in_other_places,
    choosing::a_matter_of_the_office_itself,
    choosing::every_matter_within_three_taps,
    choosing::addresses_lead_where_the_document_says,
    choosing::typing_on_the_start_page,
    choosing::back_finds_what_was_typed,
    choosing::elsewhere_is_said,
    choosing::to_what_fits_where_nothing_does,
    dates::a_day_as_an_answer,
    dates::another_day_to_apply,
    dates::to_be_taken_along,
    dates::the_day_in_china_everywhere,
    dates::the_day_turns,
    arriving::only_the_place_that_is_shown,
    arriving::every_place_of_a_comparison,
    arriving::a_slow_place,
    arriving::a_list_does_not_wait,
    arriving::a_place_that_does_not_come,
    arriving::going_elsewhere_tries_again,
    arriving::a_comparison_that_lacks_a_place,
    rest::is_apart,
    rest::comes_ahead,
    rest::what_a_search_needs,
    rest::a_search_without_it,
    rest::comes_late,
    rest::does_not_come,
    rest::going_elsewhere_tries_again,
    failures::a_program_that_does_not_arrive,
    failures::a_program_that_stops,
    failures::no_scripts_at_all,
    cards::are_those_of_the_core,
    cards::what_stands_first,
    cards::nothing_looks_chosen_under_the_finger,
    prerendered::are_taken_over_without_a_jump,
    prerendered::keep_what_the_reader_has_done,
    prerendered::lead_on_before_the_program,
    prerendered::are_whole_without_scripts,
    prerendered::stay_on_an_engine_too_old,
    prerendered::stay_when_nothing_comes,
    prerendered::an_address_leads_to_its_page,
    prerendered::fit_and_are_accessible,
    explaining::a_paper_on_the_card,
    explaining::every_picture,
    explaining::a_question,
    explaining::what_unsure_means,
    together::a_child_in_wugang,
    together::from_card_to_card_in_zhengzhou,
    together::what_cannot_be_done_stays_apart,
    together::is_that_of_the_core,
    together::on_paper,
    ticks::last_for_the_visit,
    ticks::are_the_same_on_the_list,
    ticks::by_keyboard,
    ticks::are_remembered_only_if_asked,
    ticks::where_nothing_can_be_kept,
    ticks::when_room_runs_out,
    ticks::wiping_leaves_nothing,
    ticks::wiping_reaches_other_windows,
    ticks::nobody_goes_back_to_what_was_wiped,
    kiosk::leads_nowhere,
    kiosk::has_no_history,
    kiosk::begins_anew,
    kiosk::forgets_what_was_typed,
    kiosk::keeps_its_size,
    kiosk::without_the_program,
    screens::fit_every_size,
    screens::are_accessible,
    screens::stand_large_text,
    elder::turns_on_and_off_everywhere,
    elder::by_keyboard,
    elder::is_remembered,
    elder::without_a_store,
    elder::while_a_place_is_awaited,
    elder::fits_every_size,
    elder::stands_large_text,
    elder::grows_with_the_phone,
    elder::is_accessible,
    elder::has_contrast,
    elder::in_forced_colours,
    elder::shows_the_focus_and_keeps_still,
    elder::on_paper,
    embedding::script_is_small,
    embedding::follows_its_content,
    embedding::every_screen_settles,
    embedding::a_plain_frame,
    embedding::a_strict_sandbox,
    embedding::wears_the_colour_of_its_host,
    embedding::never_leaves_its_host,
    embedding::a_card_only_by_consent,
    embedding::the_demo,
    embedding::hostile_attributes,
    embedding::hostile_hosts,
    embedding::hostile_frames,
    printing::every_card_on_paper,
    printing::readable_in_print,
    printing::the_code_leads_to_the_card,
    printing::sharing,
    printing::buttons_of_the_card,
    printing::posters,
    hosting::by_nginx,
    hosting::by_caddy,
    hosting::what_is_beside_the_files,
    hosting::in_the_browser,
    lockdown::every_screen,
    lockdown::answers_are_in_no_request,
    lockdown::hostile_addresses,
    lockdown::all_that_runs_is_vouched_for,
    speech::is_hidden_without_a_voice_of_the_device,
    speech::is_shown_when_a_voice_comes_late,
    speech::of_a_question,
    speech::of_a_card,
    speech::nothing_folded,
    speech::at_two_speeds,
    speech::the_mark_follows,
    speech::ends_with_the_screen,
    speech::ends_when_the_page_changes,
    speech::stands_what_browsers_do,
    speech::looks_well_while_reading,
    offline::after_one_visit,
    offline::static_pages,
    offline::nothing_is_fetched_twice,
    offline::a_new_release_is_offered,
    offline::a_new_release_comes_by_itself,
    offline::a_tab_in_an_interview_goes_on,
    offline::ticks_are_not_lost,
    offline::faults::a_first_visit_that_breaks_off,
    offline::faults::an_update_that_breaks_off,
    offline::faults::a_damaged_cache,
    offline::faults::where_workers_are_refused,
    offline::faults::where_nothing_can_be_stored,
    offline::faults::no_room_for_a_new_release,
    offline::faults::a_release_that_cannot_be_kept,
    offline::faults::a_site_without_a_worker,
    offline::faults::a_site_that_changes_while_it_is_made,
    offline::faults::copies_do_not_disturb_each_other,
];

/// Long tests of what the program says and not of how it is shown: once will do.
const ONCE: &[&str] = &["cards::are_those_of_the_core", "choosing::every_matter_within_three_taps"];

fn main() -> ExitCode {
    // Cargo passes flags of its own test harness; ours has three words: `--list`, `--engine`, and a part of a name.
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut engine = Engine::Chromium;
    if let Some(place) = arguments.iter().position(|it| it == "--engine") {
        let named = arguments.get(place + 1).map(|it| it.parse());
        match named.unwrap_or_else(|| Err("--engine chromium|firefox|webkit".to_owned())) {
            Ok(known) => engine = known,
            Err(wanted) => {
                eprintln!("{wanted}");
                return ExitCode::FAILURE;
            }
        }
        arguments.drain(place..=place + 1);
    }
    let filters: Vec<&String> = arguments.iter().filter(|a| !a.starts_with('-')).collect();
    let chosen = TESTS
        .iter()
        .filter(|(name, _)| filters.is_empty() || filters.iter().any(|f| name.contains(*f)));

    if arguments.iter().any(|a| a == "--list") {
        chosen.for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }

    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    if !dist.join("index.html").is_file() {
        eprintln!(
            "dist/ 里没有网页，请先运行 make dist。 · There is no page in dist/; run `make dist` first."
        );
        return ExitCode::FAILURE;
    }

    // What was asserted and where; a backtrace of the runtime's inside would only bury it.
    std::panic::set_hook(Box::new(|panic| println!("        {panic}")));

    // One thread: the tests take turns, and nothing in them has to be Send.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let tasks = tokio::task::LocalSet::new();
    let count = tasks.block_on(&runtime, run(chosen, dist.as_path(), engine));

    let Count { passed, skipped, failed, again } = count;
    println!(
        "\n{engine:?}: {passed} passed ({again} the second time), {skipped} skipped, {failed} failed"
    );
    if failed == 0 && passed + skipped > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[derive(Default)]
struct Count {
    passed: usize,
    skipped: usize,
    failed: usize,
    /// Passed when it was run once more.
    again: usize,
}

async fn run(tests: impl Iterator<Item = &Test>, dist: &Path, engine: Engine) -> Count {
    let server = Server::start(dist);
    let mut driver = Driver::start(engine);
    let mut count = Count::default();

    for (name, test) in tests {
        if engine != Engine::Chromium && ONCE.contains(name) {
            count.skipped += 1;
            println!("skipped {name}: the same in every engine");
            continue;
        }
        for again in [false, true] {
            // WebKitGTK's driver hangs now and then where a session begins or ends; another one does not.
            let start = tokio::time::timeout(START, Page::new(&driver, &server)).await;
            let page = match start {
                Ok(page) => page,
                Err(_elapsed) => {
                    driver = Driver::start(engine);
                    Page::new(&driver, &server).await
                }
            };
            // A task of its own, so that a panic ends the test and not the runner.
            let task = tokio::task::spawn_local(test(page.clone()));
            let outcome = match tokio::time::timeout(PATIENCE, task).await {
                Ok(Ok(Ok(()))) => page.must_be_clean().await,
                Ok(Ok(Err(error))) => Err(error),
                Ok(Err(_panic)) => Err("panicked, see above".into()),
                Err(_elapsed) => Err(format!("not done after {} s", PATIENCE.as_secs()).into()),
            };

            let is_done = match outcome {
                Ok(()) => {
                    count.passed += 1;
                    count.again += usize::from(again);
                    println!("ok      {name}{}", if again { ", the second time" } else { "" });
                    true
                }
                Err(error) if error.is::<NeedsDevTools>() => {
                    count.skipped += 1;
                    println!("skipped {name}: {error}");
                    true
                }
                Err(error) => {
                    count.failed += usize::from(again);
                    println!("{}  {name}: {error}", if again { "FAILED" } else { "AGAIN " });
                    page.tell_what_is_there(name).await;
                    again
                }
            };
            if !page.close().await {
                driver = Driver::start(engine);
            }
            if is_done {
                break;
            }
        }
    }
    count
}
