package org.shanzhi.matter.page;

import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** What codes, units and people are called on a page. */
@Component
public class Names {
    private final Policies policies;
    private final Organisation organisation;
    private final Messages messages;

    Names(Policies policies, Organisation organisation, Messages messages) {
        this.policies = policies;
        this.organisation = organisation;
        this.messages = messages;
    }

    /** Names as one reader of one district reads them. */
    public final class Reader {
        private final int district;
        private final Locale locale;

        private Reader(int district, Locale locale) {
            this.district = district;
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }

        /** Empty for a code that is not there yet. */
        public String label(String list, Object code) {
            return code == null ? "" : policies.label(list, code.toString(), locale);
        }

        String action(String code) {
            return policies.action(code).label(locale);
        }

        /** Empty without a unit. */
        public String unit(Integer id) {
            return id == null || id == 0 ? "" : organisation.unit(district, id).name();
        }

        List<String> units(List<Integer> ids) {
            return ids.stream().map(this::unit).toList();
        }

        /** Empty while nobody is named. */
        String staff(Integer id) {
            if (id == null) return "";
            if (id == Recorded.PROGRAM) return text("matter.by_program");
            if (id == Recorded.RESIDENT) return text("matter.by_resident");
            try {
                return organisation.staff(district, id).name();
            } catch (NotFound gone) {
                return "";
            }
        }

        public String text(String key, Object... args) {
            return messages.text(locale, key, args);
        }

        /** The first of these texts that somebody wrote. */
        String first(String... keys) {
            for (String key : keys) if (messages.has(key)) return text(key);
            return keys[keys.length - 1];
        }
    }

    public Reader of(int district, Locale locale) {
        return new Reader(district, locale);
    }
}
