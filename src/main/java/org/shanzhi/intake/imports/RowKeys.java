package org.shanzhi.intake.imports;

import java.text.Normalizer;
import org.shanzhi.access.Vault;
import org.shanzhi.matter.Registration;

/** By what a row is known again, as keyed hashes: nobody can guess a text or a telephone from them. */
final class RowKeys {
    private static final String ID = "IMPORT_ID";
    private static final String TEXT = "IMPORT_TEXT";
    private static final char BETWEEN = '\0';

    private final Vault vault;
    private final String source;

    RowKeys(Vault vault, String source) {
        this.vault = vault;
        this.source = source;
    }

    /** Null without a number. */
    byte[] ofId(String id) {
        return id == null ? null : vault.recordKey(ID, source + BETWEEN + Cells.half(id));
    }

    /** Blanks, line ends and the width of characters make no difference. */
    byte[] ofText(Registration r, String requester) {
        String time = r.requestedAt() == null ? "" : r.requestedAt().toString();
        return vault.recordKey(
                TEXT,
                plain(r.title().value())
                        + BETWEEN
                        + plain(r.body().value())
                        + BETWEEN
                        + plain(requester)
                        + BETWEEN
                        + time);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }
}
