package org.shanzhi.demo.town;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.FileRef;
import org.shanzhi.matter.FreeText;
import org.shanzhi.policy.Caller;

/** Papers that somebody has handed in. */
final class Papers {
    private static final Words WORDS = new Words("words.properties");

    private Papers() {}

    static FileRef hospital(Files files, Caller by) {
        var only = new SplittableRandom(0);
        byte[] content = WORDS.one("evidence", only).getBytes(StandardCharsets.UTF_8);
        var stored = files.store(by.district(), by.staffId(), new ByteArrayInputStream(content));
        return new FileRef(stored.id(), "OTHER", new FreeText(WORDS.one("evidenceTitle", only)));
    }
}
