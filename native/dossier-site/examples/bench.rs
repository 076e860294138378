//! Measures one build.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (root, out) = (std::path::Path::new(&args[1]), std::path::Path::new(&args[2]));
    let started = std::time::Instant::now();
    let report = dossier_site::index_folder(root, out, &dossier_site::SiteOptions::default()).unwrap();
    println!("{:?} {:?}", started.elapsed(), report);
}
