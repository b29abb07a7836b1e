package org.shanzhi.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.kernel.start.Secrets;
import org.shanzhi.kernel.start.StartRefusal;

/** The server's files below one directory: {@code data}, the superuser's {@code password} and the log. */
final class PostgresCluster {
    static final String MAJOR_VERSION = "18";
    static final String SUPERUSER = "postgres";

    private final Path home;

    PostgresCluster(Path home) {
        this.home = home;
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    boolean exists() {
        return Files.exists(data());
    }

    /** Another major version's files would be refused by the server too, but without saying what to do. */
    void refuseOtherVersion() throws IOException {
        Path version = data().resolve("PG_VERSION");
        String found = Files.exists(version) ? Files.readString(version).strip() : "?";
        if (!found.equals(MAJOR_VERSION)) {
            throw new CannotStart(StartRefusal.DATA_OF_OTHER_VERSION, data().toAbsolutePath(), found, MAJOR_VERSION);
        }
    }

    /** Makes an empty cluster beside its place and moves it there, so that a crash leaves a whole one or none. */
    void create(PostgresBinaries binaries, ServerUser user, boolean synced) throws IOException {
        Path unfinished = home.resolve("data.unfinished");
        DirectoryTree.delete(unfinished);
        FileModes.writeOwnerOnly(passwordFile(), Secrets.create());
        user.own(home);
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!synced) {
            command.add("--no-sync");
        }
        Shell.Outcome outcome = Shell.run(user.command(command));
        if (!outcome.succeeded()) {
            throw new CannotStart(StartRefusal.DATABASE_DID_NOT_START, outcome.output(), log());
        }
        Files.move(unfinished, data());
    }

    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            throw new CannotStart(StartRefusal.DATABASE_PASSWORD_LOST, passwordFile());
        }
        return Files.readString(passwordFile()).strip();
    }
}
