//! Damaged bytes of the compiled catalogue give an error, never a panic and never half a catalogue.

use mingbai::catalogue::Index;
use mingbai::compiler::compile;
use proptest::prelude::*;
use std::sync::OnceLock;

fn compiled() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        compile(&crate::in_package("seeds")).expect("the seeds have no mistakes").encode()
    })
}

#[test]
fn what_was_written_is_read() {
    assert_eq!(Index::decode(compiled()).as_ref().map(|it| &it.catalogue), Ok(crate::catalogue()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cut_short(part in 0.0f64..1.0) {
        let bytes = compiled();
        let end = (bytes.len() as f64 * part) as usize;
        prop_assert!(Index::decode(&bytes[..end]).is_err());
    }

    /// A byte that was changed may give another catalogue, but never a panic.
    #[test]
    fn changed(part in 0.0f64..1.0, byte in any::<u8>()) {
        let mut bytes = compiled().to_vec();
        let at = (bytes.len() as f64 * part) as usize;
        bytes[at] = byte;
        // The catalogue's texts live as long as its bytes.
        let _ = Index::decode(Vec::leak(bytes));
    }
}
