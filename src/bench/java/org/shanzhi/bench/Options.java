package org.shanzhi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param seconds of each turn
 * @param warm seconds that each kind of work is done before it is measured
 * @param rounds how often program and raw script take turns
 * @param sessions signed-in people who read pages
 * @param demo the size of the district
 * @param only the parts that are measured: register, spot, loop, batches, alarms, recount, words, pages; empty for all
 * @param data a data directory of the program; what is there already is used again
 */
record Options(int seconds, int warm, int rounds, int sessions, String demo, Set<String> only, Path data) {
    static Options of(String[] words) throws IOException {
        int seconds = 8;
        int warm = 60;
        int rounds = 3;
        int sessions = 200;
        String demo = "small";
        Set<String> only = Set.of();
        Path data = null;
        for (int i = 0; i < words.length; i += 2) {
            String value = i + 1 < words.length ? words[i + 1] : "";
            switch (words[i]) {
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--warm" -> warm = Integer.parseInt(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--sessions" -> sessions = Integer.parseInt(value);
                case "--demo" -> demo = value;
                case "--only" -> only = Set.of(value.split(","));
                case "--data" -> data = Path.of(value);
                default -> throw new IllegalArgumentException("Not an option: " + words[i]);
            }
        }
        return new Options(
                seconds,
                warm,
                rounds,
                sessions,
                demo,
                only,
                data == null ? Files.createTempDirectory("shanzhi-bench") : data);
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }
}
