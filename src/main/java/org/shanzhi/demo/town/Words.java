package org.shanzhi.demo.town;

import java.util.Map;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Picks among invented words and fills the gaps in them. */
final class Words {
    private final Map<String, String[]> kinds;

    Words(String file) {
        Properties all = DemoFile.properties(file);
        kinds = all.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind, kind -> all.getProperty(kind).split("[|,]", -1)));
    }

    String[] all(String kind) {
        return kinds.get(kind);
    }

    String one(String kind, RandomGenerator random) {
        String[] words = kinds.get(kind);
        return words[random.nextInt(words.length)];
    }
}
