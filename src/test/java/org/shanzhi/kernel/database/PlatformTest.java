package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.start.CannotStart;

class PlatformTest {
    @Test
    void both_linux_platforms_have_their_programs_in_the_jar() {
        for (Platform platform : Platform.values()) {
            assertThat(PlatformTest.class.getResource(platform.archive())).isNotNull();
        }
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM_64);
        assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX_X86_64);
    }

    @Test
    void elsewhere_the_operator_is_told_to_give_a_server() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SHANZHI_DB_URL");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("riscv64");
    }
}
