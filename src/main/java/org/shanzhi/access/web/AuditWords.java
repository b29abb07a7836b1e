package org.shanzhi.access.web;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.access.AccessEntry;
import org.shanzhi.kernel.CheckDigit;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Appointments;
import org.springframework.stereotype.Component;

/** Lines of the access log in words. */
@Component
class AuditWords {
    private static final Comparator<Map.Entry<String, String>> WHAT_WAS_DONE_FIRST =
            Comparator.<Map.Entry<String, String>, Boolean>comparing(
                            pair -> !pair.getKey().equals("did"))
                    .thenComparing(Map.Entry::getKey);

    private final Appointments appointments;

    AuditWords(Appointments appointments) {
        this.appointments = appointments;
    }

    AuditLine line(AccessEntry entry, int district, Page page) {
        String detail = entry.detail().entrySet().stream()
                .sorted(WHAT_WAS_DONE_FIRST)
                .map(pair -> told(page, pair.getKey(), pair.getValue()))
                .collect(Collectors.joining(" · "));
        String prefix = appointments.numberPrefix(district);
        return new AuditLine(entry, entry.matterId() == null ? null : number(prefix, entry.matterId()), detail);
    }

    private static String told(Page page, String key, String value) {
        String what = word(page, key, value);
        return key.equals("did") ? what : word(page, "key", key) + " " + what;
    }

    /** A word for a code where there is one; other modules log codes of their own. */
    private static String word(Page page, String of, String code) {
        String key = "audit." + of + "." + code;
        return page.has(key) ? page.t(key) : code;
    }

    private static String number(String prefix, long id) {
        String digits = "%09d".formatted(id);
        return prefix + digits.substring(0, 2) + "-" + digits.substring(2) + "-" + CheckDigit.of(digits);
    }
}
