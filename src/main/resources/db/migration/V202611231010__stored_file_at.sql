-- The nightly sweep of uploads that were attached to nothing looks at the files of a few days, not at all.
create index stored_file_at on stored_file (at);
