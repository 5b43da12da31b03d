//! Addresses made to do harm, read by the core alone; `tests/browser/lockdown.rs` shows some of the same to the page.

use crate::{catalogue, some_day};
use mingbai::link::{Address, Dropped, read, today, write};

#[path = "../shared/hostile.rs"]
mod addresses;

/// Whatever stands in an address, it is read, leads to a screen with an address of its own, and nothing that it held is
/// handed on in more than a few words.
#[test]
fn hostile_addresses_lead_to_screens_of_ours() {
    let catalogue = catalogue();
    for fragment in addresses::addresses(20_000) {
        let shown: String = fragment.chars().take(200).collect();
        let _ = today(&fragment);
        let Address { link, joined, dropped } = read(catalogue, &fragment, some_day());
        let address = write(catalogue, &link, &joined);
        let plain = |c: char| c.is_ascii_alphanumeric() || "#/?&=~:-_".contains(c);
        assert!(address.starts_with("#/") && address.chars().all(plain), "{address} from {shown}");
        let again = read(catalogue, &address, some_day());
        assert_eq!((&again.link, again.dropped.len()), (&link, 0), "{address} from {shown}");
        for dropped in &dropped {
            let told = format!("{dropped:?}");
            assert!(told.chars().count() < 600, "{} characters from {shown}", told.len());
        }
        let many = dropped.iter().filter(|it| **it != Dropped::Everything).count();
        assert!(many <= fragment.len(), "{shown}");
    }
}

/// They lead somewhere, or half of the trial would be empty.
#[test]
fn whole_addresses_are_whole() {
    for fragment in addresses::WHOLE {
        let dropped = read(catalogue(), fragment, some_day()).dropped;
        assert!(dropped.is_empty(), "{fragment}: {dropped:?}");
    }
}
