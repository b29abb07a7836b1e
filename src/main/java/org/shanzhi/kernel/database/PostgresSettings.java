package org.shanzhi.kernel.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's settings, given on its command line so that an edited file can never weaken them. */
final class PostgresSettings {
    private PostgresSettings() {}

    static List<String> arguments(int port, MachineMemory memory, Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(durability());
        settings.putAll(privacy());
        settings.putAll(connections(port));
        settings.putAll(resources(memory));
        settings.putAll(overrides);
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }

    private static Map<String, String> durability() {
        return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    }

    /**
     * Personal data stays out of the server's own log: neither statements nor parameters nor details are written, and
     * because an error's first line can quote a value ("invalid input syntax"), errors go only to the program that caused
     * them.
     */
    private static Map<String, String> privacy() {
        return Map.of(
                "log_min_messages", "log",
                "log_min_error_statement", "panic",
                "log_parameter_max_length", "0",
                "log_parameter_max_length_on_error", "0",
                "log_error_verbosity", "terse",
                "log_statement", "none",
                "log_min_duration_statement", "-1",
                "log_lock_waits", "off",
                "log_autovacuum_min_duration", "-1");
    }

    private static Map<String, String> connections(int port) {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "password_encryption", "scram-sha-256",
                "max_connections", "80",
                "timezone", "UTC",
                "log_timezone", "UTC");
    }

    private static Map<String, String> resources(MachineMemory memory) {
        return Map.of(
                "shared_buffers", memory.sharedBuffers() + "MB",
                "effective_cache_size", memory.effectiveCache() + "MB",
                "maintenance_work_mem", memory.maintenance() + "MB",
                "max_wal_size", "8GB",
                "checkpoint_timeout", "15min",
                "random_page_cost", "1.1",
                "jit", "off",
                "shared_preload_libraries", "pg_stat_statements",
                "track_io_timing", "on");
    }
}
