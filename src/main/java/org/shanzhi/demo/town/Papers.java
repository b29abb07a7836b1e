package org.shanzhi.demo.town;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.policy.Caller;

/** Papers that somebody has handed in: a few, stored once and filed in many matters. */
final class Papers {
    private static final int COUNT = 12;
    private static final Words WORDS = new Words("words.properties");

    private final List<FileRef> all;

    Papers(Files files, Caller by, RandomGenerator random) {
        all = IntStream.range(0, COUNT).mapToObj(_ -> stored(files, by, random)).toList();
    }

    private static FileRef stored(Files files, Caller by, RandomGenerator random) {
        byte[] content = WORDS.one("evidence", random).getBytes(StandardCharsets.UTF_8);
        var stored = files.store(by.district(), by.staffId(), new ByteArrayInputStream(content));
        return new FileRef(stored.id(), "OTHER", new FreeText(WORDS.one("evidenceTitle", random)));
    }

    FileRef some(RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
