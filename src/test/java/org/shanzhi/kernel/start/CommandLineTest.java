package org.shanzhi.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    Path directory;

    @Test
    void without_a_word_it_serves_this_machine_with_a_small_demo_district() {
        assertThat(serve().properties())
                .contains("--server.address=127.0.0.1", "--server.port=8080", "--shanzhi.demo=small")
                .contains("--shanzhi.data=" + Path.of("data").toAbsolutePath());
    }

    @Test
    void options_are_taken_with_a_blank_or_an_equals_sign() {
        assertThat(serve("--port", "9000", "--demo=none", "--data=" + directory).properties())
                .contains("--server.port=9000", "--shanzhi.demo=none", "--shanzhi.data=" + directory);
    }

    @Test
    void an_instance_for_the_network_makes_no_demo_district() {
        assertThat(serve("--bind", "0.0.0.0").properties()).contains("--server.address=0.0.0.0", "--shanzhi.demo=none");
    }

    @Test
    void demo_accounts_and_the_network_never_come_together() throws Exception {
        StartOptions open = serve("--bind", "0.0.0.0", "--data", directory.toString());
        open.refuseDemoOnTheNetwork();
        Files.createFile(directory.resolve("demo-accounts.csv"));
        assertRefused(StartRefusal.DEMO_IS_LOOPBACK_ONLY, open::refuseDemoOnTheNetwork);
        assertRefused(
                StartRefusal.DEMO_IS_LOOPBACK_ONLY,
                () -> serve("--bind", "0.0.0.0", "--demo", "small").refuseDemoOnTheNetwork());
        serve("--bind", "127.0.0.1", "--data", directory.toString()).refuseDemoOnTheNetwork();
    }

    @Test
    void a_certificate_makes_the_pages_https_and_the_cookie_secure() throws Exception {
        Path chain = Files.createFile(directory.resolve("c.pem"));
        Path key = Files.createFile(directory.resolve("k.pem"));
        assertThat(serve("--tls", chain + "," + key).properties())
                .contains(
                        "--server.ssl.certificate=file:" + chain,
                        "--server.ssl.certificate-private-key=file:" + key,
                        "--server.servlet.session.cookie.secure=true");
        assertRefused(StartRefusal.CERTIFICATE_UNREADABLE, () -> serve("--tls", chain.toString()));
        assertRefused(StartRefusal.CERTIFICATE_UNREADABLE, () -> serve("--tls", chain + ",missing.pem"));
    }

    @Test
    void a_taken_port_is_said_before_anything_starts() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            StartOptions options = serve("--port", Integer.toString(taken.getLocalPort()));
            assertRefused(StartRefusal.PORT_TAKEN, options::refuseTakenPort);
        }
    }

    @Test
    void everything_after_a_command_is_the_commands_but_the_directory() {
        assertThat(CommandLine.parse("--data", directory.toString(), "import", "--dry-run", "a.csv"))
                .isEqualTo(new CommandLine.Run(directory, "import", List.of("--dry-run", "a.csv")));
        assertThat(CommandLine.parse("verify", "--data", directory.toString(), "--port", "1"))
                .isEqualTo(new CommandLine.Run(directory, "verify", List.of("--port", "1")));
    }

    @Test
    void help_and_version_need_nothing_else() {
        assertThat(CommandLine.parse("--help")).isInstanceOf(CommandLine.Help.class);
        assertThat(CommandLine.parse("help")).isInstanceOf(CommandLine.Help.class);
        assertThat(CommandLine.parse("version")).isInstanceOf(CommandLine.Version.class);
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 80, OPTION_UNKNOWN",
        "-p 80, OPTION_UNKNOWN",
        "--port, OPTION_WITHOUT_VALUE",
        "--data --port 1, OPTION_WITHOUT_VALUE",
        "--port 70000, PORT_IMPOSSIBLE",
        "--port http, PORT_IMPOSSIBLE",
        "--demo huge, DEMO_SIZE_UNKNOWN",
    })
    void a_wrong_option_is_named_with_its_mend(String typed, StartRefusal code) {
        assertRefused(code, () -> CommandLine.parse(typed.split(" ")));
    }

    private static StartOptions serve(String... typed) {
        return ((CommandLine.Serve) CommandLine.parse(typed)).options();
    }

    private static void assertRefused(StartRefusal code, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
