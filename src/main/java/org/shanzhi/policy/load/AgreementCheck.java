package org.shanzhi.policy.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.shanzhi.calendar.Unit;
import org.shanzhi.policy.MatterKind;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.PiiClass;
import org.shanzhi.policy.RoleScope;

/** Lists of which the program knows every code by name: a policy may rename them, not add to them or take away. */
final class AgreementCheck {
    private static final Map<String, Class<? extends Enum<?>>> LISTS = Map.of(
            "matter_kinds", MatterKind.class,
            "natures", Nature.class,
            "units", Unit.class,
            "role_scopes", RoleScope.class,
            "pii_classes", PiiClass.class);

    private AgreementCheck() {}

    static void check(Sections sections) {
        LISTS.forEach((list, type) -> {
            Collection<String> written = sections.codes().of(list);
            List<String> known =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
            for (String code : known) {
                if (!written.contains(code)) {
                    sections.problem(list, "does not name %s".formatted(code), "add it; the program counts on it");
                }
            }
            for (String code : written) {
                if (!known.contains(code)) {
                    sections.problem(
                            list, "names %s, which the program does not know".formatted(code), Mend.use(code, known));
                }
            }
        });
    }
}
