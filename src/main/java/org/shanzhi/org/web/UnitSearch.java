package org.shanzhi.org.web;

import java.text.Normalizer;
import java.util.Locale;
import org.shanzhi.org.Unit;

/** Finds units by what people type: part of a name or the beginning of a code, full-width digits too. */
final class UnitSearch {
    private UnitSearch() {}

    /** @param query null or blank finds everything */
    static boolean matches(Unit unit, String query) {
        if (query == null || query.isBlank()) return true;
        String wanted = plain(query.strip());
        return plain(unit.name()).contains(wanted) || plain(unit.code()).startsWith(wanted);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
