//! Claims on file stores, and the doctor's checks of files.

use super::{everything_in, installation::Installation};
use std::{fs, path::PathBuf};

fn blobs(hall: &Installation) -> Vec<PathBuf> {
    let all = everything_in(&hall.home().join("data/files")).into_iter();
    all.filter(|path| path.is_file() && !path.ends_with("installation")).collect()
}

#[tokio::test]
async fn no_command_touches_the_files_of_another_installation() {
    for hall in Installation::on_each_engine().await {
        hall.populate(7);
        let before = everything_in(&hall.home().join("data/files"));
        let url = format!("file:{}", hall.home().join("data/files").display());
        for words in [&["serve"][..], &["demo"], &["seed", "--workers", "7"]] {
            let stranger = Installation::on_sqlite();
            let said = stranger.run(&[words, &["--storage-url", &url]].concat());
            assert_eq!(said.code, Some(1), "{words:?}: {}", said.err);
            assert!(
                said.err.contains("belongs to another installation") && said.err.contains("HIREHALL_STORAGE_URL"),
                "{}",
                said.err
            );
        }
        let stranger = Installation::on_sqlite();
        drop(stranger.serve(&["serve"]));
        let doctor = stranger.run(&["doctor", "--storage-url", &url]);
        assert_eq!(doctor.code, Some(1));
        assert!(doctor.out.contains("FAIL  storage") && doctor.out.contains("another installation"), "{}", doctor.out);
        assert_eq!(everything_in(&hall.home().join("data/files")), before);
        drop(hall.serve(&["serve"]));
    }
}

#[tokio::test]
async fn the_doctor_misses_documents_that_rows_name_and_sees_files_that_no_row_names() {
    for hall in Installation::on_each_engine().await {
        hall.populate(60);
        let well = hall.run(&["doctor"]);
        assert!(well.out.contains("ok    files"), "{}", well.out);
        let blobs = blobs(&hall);
        assert!(blobs.len() > 4);
        for blob in &blobs {
            let copy =
                blob.with_file_name(format!("{}{}", &blob.file_name().unwrap().to_str().unwrap()[..2], "0".repeat(30)));
            fs::copy(blob, &copy).unwrap();
            let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
            fs::File::open(&copy).unwrap().set_modified(long_ago).unwrap();
        }
        let strange = hall.run(&["doctor"]);
        assert!(strange.out.contains("FAIL  files") && strange.out.contains("have no row"), "{}", strange.out);
        // The doctor takes samples, so it could miss a single lost file.
        for blob in &blobs {
            fs::remove_file(blob).unwrap();
        }
        let lost = hall.run(&["doctor"]);
        assert_eq!(lost.code, Some(1));
        assert!(lost.out.contains("FAIL  files") && lost.out.contains("not in the store"), "{}", lost.out);
    }
}

#[tokio::test]
async fn the_operator_accepts_files_without_a_row_beside_a_running_server() {
    for hall in Installation::on_each_engine().await {
        hall.populate(7);
        let _server = hall.serve(&["serve"]);
        let said = hall.run(&["files", "accept"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.starts_with(&format!("0 of {} files have no row", blobs(&hall).len())), "{}", said.out);
    }
}
