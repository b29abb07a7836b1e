package org.shanzhi.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void the_second_holder_is_refused_and_told_who_holds_it() throws Exception {
        try (DirectoryLock held = DirectoryLock.hold(directory)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> DirectoryLock.hold(directory))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        DirectoryLock.hold(directory).close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_refused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DirectoryLock.hold(file.resolve("data")))
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(StartRefusal.DATA_DIRECTORY_UNUSABLE));
    }

    @Test
    void a_secret_is_the_owners_alone_even_where_another_file_was() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        FileModes.writeOwnerOnly(file, "new");
        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
