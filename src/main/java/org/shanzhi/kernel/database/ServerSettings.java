package org.shanzhi.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A PostgreSQL server of the operator's: {@code SHANZHI_DB_URL}, {@code SHANZHI_DB_USER}, and {@code SHANZHI_DB_PASSWORD}
 * or {@code SHANZHI_DB_PASSWORD_FILE}. Without a URL the embedded server is used.
 */
@ConfigurationProperties("shanzhi.db")
record ServerSettings(String url, String user, String password, String passwordFile) {
    private static final String JDBC = "jdbc:postgresql:";

    boolean given() {
        return url != null && !url.isBlank();
    }

    /** {@code postgresql://host/database} is what other programs call the same thing. */
    String jdbcUrl() {
        String wanted = url.strip().replaceFirst("^(postgres|postgresql)://", JDBC + "//");
        if (!wanted.startsWith(JDBC)) {
            throw new CannotStart(StartRefusal.DATABASE_URL_UNKNOWN);
        }
        return wanted;
    }

    String secret() {
        if (passwordFile == null || passwordFile.isBlank()) {
            return password;
        }
        try {
            return Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.DATABASE_PASSWORD_UNREADABLE, passwordFile, e.toString());
        }
    }

    @Override
    public String toString() {
        return "ServerSettings[" + url + ", " + user + "]";
    }
}
