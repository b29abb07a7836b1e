package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.kernel.start.StartRefusal;

/** Whoever starts the program, the server runs and is not root's. */
class ServerUserTest {
    private static final int NOBODY = 65534;

    @TempDir
    Path directory;

    @BeforeEach
    void letEverybodyIn() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void an_ordinary_user_runs_it_as_himself() throws Exception {
        assertThat(ServerUser.choose(1000, directory, () -> true).prefix()).isEmpty();
    }

    @Test
    void the_owner_of_the_files_runs_it_when_root_starts_it() throws Exception {
        assumeRoot();
        Files.setAttribute(directory, "unix:uid", 4711);
        assertThat(ServerUser.choose(0, directory, () -> true).uid()).isEqualTo(4711);
    }

    @Test
    void root_who_may_not_make_namespaces_hands_the_files_to_an_unprivileged_user() throws Exception {
        assumeRoot();
        Path programs = Files.createDirectory(directory.resolve("programs"));
        for (String name : List.of("setpriv", "sh", "test", "cp")) {
            Files.writeString(programs.resolve(name), "#!/bin/sh\nexec " + program(name) + " \"$@\"\n");
            programs.resolve(name).toFile().setExecutable(true, false);
        }
        Path home = directory.resolve("pg");
        HeldServer held = HeldServer.start(
                List.of(),
                System.getProperty("java.class.path"),
                Map.of("PATH", programs.toString()),
                home,
                directory.resolve("cache"));
        assertThat(held.answer()).isEqualTo("started");
        assertThat(FileModes.owner(home.resolve("data"))).isNotZero();
        held.end();
        assertThat(LeftoverServer.processes(home.resolve("data"))).isEmpty();
        try (EmbeddedPostgres again = EmbeddedPostgres.start(home, directory.resolve("cache"), Map.of())) {
            assertThat(again.pid()).isPositive();
        }
    }

    @Test
    void an_unprivileged_user_who_cannot_reach_the_directory_is_named() throws Exception {
        assumeRoot();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectory(directory.resolve("pg"));
        ServerUser user = ServerUser.choose(0, home, () -> false);
        assertThatThrownBy(() -> user.own(home))
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(StartRefusal.DATABASE_USER_UNREACHABLE));
    }

    /** The class path is copied because an ordinary user cannot read root's Maven repository. */
    @Test
    void it_runs_for_an_ordinary_user_and_dies_with_kill_9_for_him_too() throws Exception {
        assumeRoot();
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Path own = Files.createDirectory(directory.resolve("own"));
        Files.setAttribute(own, "unix:uid", NOBODY);
        HeldServer held = HeldServer.start(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
                copiedClassPath(classes),
                Map.of(),
                own.resolve("pg"),
                own.resolve("cache"));
        assertThat(held.answer()).isEqualTo("started");
        assertThat(FileModes.owner(own.resolve("pg").resolve("password"))).isEqualTo(NOBODY);
        held.kill();
        org.awaitility.Awaitility.await()
                .until(() -> LeftoverServer.processes(own.resolve("pg").resolve("data"))
                        .isEmpty());
    }

    private static String copiedClassPath(Path to) throws IOException {
        List<String> needed = List.of("postgres", "commons-", "xz-", "slf4j", "logback", "checker", "classes");
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> needed.stream()
                        .anyMatch(name -> entry.getFileName().toString().contains(name)))
                .toList();
        for (Path entry : entries) {
            Shell.Outcome copied = Shell.run(List.of("cp", "-r", entry.toString(), to.toString()));
            assertThat(copied.succeeded()).as(copied.output()).isTrue();
        }
        Shell.run(List.of("chmod", "-R", "a+rX", to.toString()));
        return entries.stream()
                .map(entry -> to.resolve(entry.getFileName()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static void assumeRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
    }
}
