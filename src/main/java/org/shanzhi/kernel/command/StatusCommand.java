package org.shanzhi.kernel.command;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.start.ProgramVersion;
import org.shanzhi.kernel.text.Messages;
import org.springframework.stereotype.Component;

/** {@code ./run status}: what runs here, on which database, and whether their clocks agree. */
@Component
final class StatusCommand implements AdminCommand {
    private final DataSource dataSource;
    private final Flyway migrations;
    private final DatabaseClock clock;
    private final Messages messages;

    StatusCommand(DataSource dataSource, Flyway migrations, DatabaseClock clock, Messages messages) {
        this.dataSource = dataSource;
        this.migrations = migrations;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public void run(CommandCall call, CommandOutput out) {
        show(call, out, "program", ProgramVersion.text());
        show(call, out, "process", ProcessHandle.current().pid());
        show(call, out, "database", database());
        show(call, out, "schema", migrations.info().current().getVersion());
        show(call, out, "clock", clock.correctionNow().toMillis());
    }

    private void show(CommandCall call, CommandOutput out, String what, Object value) {
        out.line(messages.text(call.language(), "command.status." + what, value));
    }

    private String database() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion() + ", " + about.getURL();
        } catch (SQLException e) {
            throw new CommandFailed("command.failed", e.getMessage());
        }
    }
}
