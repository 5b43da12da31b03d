//! The page's entry point.

fn main() {
    mingbai::app::run();
}
