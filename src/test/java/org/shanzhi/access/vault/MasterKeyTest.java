package org.shanzhi.access.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.crypto.InternationalSuite;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;

class MasterKeyTest {
    private final InternationalSuite suite = new InternationalSuite();

    @TempDir
    Path directory;

    @Test
    void the_first_start_makes_a_key_that_only_its_owner_reads_and_later_starts_take_it() throws IOException {
        Path file = directory.resolve("keys/master.key");
        MasterKey made = MasterKey.in(file, suite, () -> false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.in(file, suite, () -> true).bytes())
                .isEqualTo(made.bytes())
                .hasSize(32);
        assertThat(made.toString()).isEqualTo("MasterKey[***]");
    }

    @Test
    void a_lost_key_is_not_replaced_by_a_new_one() {
        Path file = directory.resolve("keys/master.key");
        assertThatThrownBy(() -> MasterKey.in(file, suite, () -> true))
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(StartRefusal.MASTER_KEY_MISSING));
        assertThat(file).doesNotExist();
    }

    @Test
    void a_damaged_key_is_refused_without_printing_it() throws IOException {
        Path file = Files.writeString(directory.resolve("master.key"), "00112233445566778899zz");
        assertThatThrownBy(() -> MasterKey.in(file, suite, () -> false))
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(StartRefusal.MASTER_KEY_UNREADABLE))
                .hasMessageNotContaining("00112233");
    }
}
